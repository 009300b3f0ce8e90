import { allContacts, type ChanceryEvent, evolveContacts, noContacts, type Recorded } from '@chancery/domain';
import { EVENTS_CHANNEL, runProjection, Wakeups } from '@chancery/event-log';
import type { DataSource } from 'typeorm';
import { contactsMigrations } from '../../apps/server/src/contacts/contacts.migration';
import { contactsProjection } from '../../apps/server/src/contacts/projection';
import { projectionsMigrations } from '../../apps/server/src/projections/projections.migration';
import { skewedClaims } from './claims';
import { type BenchmarkRow, onEmptyLog } from './log/database';
import { fillLog } from './log/fill';

const BATCH = 500;

/** Events a second of the contacts: folded in memory, and from the log into the read model (the ratio: of memory). */
export const benchmarkContacts = (adminUrl: string, events = 30_000): Promise<BenchmarkRow[]> =>
  onEmptyLog(adminUrl, async (database, url) => {
    const log = [...skewedClaims(events)];
    const folded = foldInMemory(log);
    await fillLog(url, log);
    const seconds = await project(database, url, events);
    const [row]: { n: number }[] = await database.query('SELECT count(*)::int AS n FROM contacts');
    if (row?.n !== folded.contacts)
      throw new Error(`${row?.n} contacts in the read model, ${folded.contacts} in memory`);
    const inMemory = events / folded.seconds;
    return [
      { name: 'contacts folded in memory', value: Math.round(inMemory), unit: 'events/s' },
      {
        name: 'contacts from the log into the read model',
        value: Math.round(events / seconds),
        unit: 'events/s',
        ratio: events / seconds / inMemory,
      },
      { name: 'claims a contact', value: events / folded.contacts, unit: '' },
    ];
  });

const foldInMemory = (log: readonly ChanceryEvent[]) => {
  const started = performance.now();
  const state = noContacts();
  for (const [i, event] of log.entries()) evolveContacts(state, recordedAs(i + 1, event));
  const contacts = allContacts(state).length;
  return { contacts, seconds: (performance.now() - started) / 1_000 };
};

const recordedAs = (position: number, event: ChanceryEvent): Recorded => ({
  position,
  stream: 'bench',
  version: position,
  recordedAt: '2026-01-01T00:00:00.000Z',
  event,
});

const project = async (database: DataSource, url: string, last: number): Promise<number> => {
  await database.transaction(async ({ queryRunner }) => {
    for (const Migration of [...projectionsMigrations, ...contactsMigrations])
      await new Migration().up(queryRunner!);
  });
  const wakeups = new Wakeups({ url, channels: [EVENTS_CHANNEL] });
  const done = new AbortController();
  const started = performance.now();
  await runProjection({
    dataSource: database,
    wakeups,
    projection: contactsProjection(),
    batchSize: BATCH,
    signal: done.signal,
    onBatch: ({ position }) => position === last && done.abort(),
    onFailure: () => ({ do: 'stop' }),
  });
  const seconds = (performance.now() - started) / 1_000;
  await wakeups.close();
  return seconds;
};
