import { readEvents } from '@chancery/event-log';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { contactsProjection } from '../contacts/projection';
import { CONTACTS_TABLES } from '../contacts/slot-tables';
import { openDatabase } from '../database/data-source';
import { anyHistory, GrowingLog, type Turn } from '../past/history.fixture';
import { calendarOf } from './calendar';
import { calendarContacts } from './calendar-contacts';

let test: TestDatabase;
let database: DataSource;
let run = 0;

beforeAll(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
});

afterAll(async () => {
  await database?.destroy();
  await test?.drop();
});

const TODAY = '2025-02-10';

interface Event {
  readonly sequence: number;
  readonly changed: string;
  /** All that it says but for how often and when it was changed. */
  readonly says: string;
}

const COUNTS = ['SEQUENCE', 'DTSTAMP', 'LAST-MODIFIED'];

const eventOf = (text: string): [uid: string, event: Event] => {
  const lines = text.split('END:VEVENT')[0]!.trim().split('\r\n');
  const value = (name: string) => lines.find((line) => line.startsWith(`${name}:`))!.slice(name.length + 1);
  expect(value('DTSTAMP')).toBe(value('LAST-MODIFIED'));
  const says = lines.filter((line) => !COUNTS.some((name) => line.startsWith(name))).join('\n');
  return [value('UID'), { sequence: Number(value('SEQUENCE')), changed: value('LAST-MODIFIED'), says }];
};

/** The events of the calendar as it is served, by UID. */
const calendar = async (): Promise<Map<string, Event>> => {
  const contacts = await calendarContacts(database, {}, TODAY);
  const text = calendarOf(contacts, { name: 'spec', address: 'http://localhost', today: TODAY });
  const unfolded = text.replaceAll('\r\n ', '');
  return new Map(unfolded.split('BEGIN:VEVENT').slice(1).map(eventOf));
};

/** Folds the log of these positions anew, in one piece. */
const rebuild = async (after: number): Promise<void> => {
  await database.query(`TRUNCATE ${CONTACTS_TABLES.map((table) => `contacts_a.${table}`).join()}`);
  const log = await readEvents(database, { after, limit: 1_000 });
  await database.transaction((tx) => contactsProjection().apply(tx, log));
};

/** Histories in which the last things to happen are often undone. */
const undoneHistory = anyHistory.map(({ claims, turns }) => ({
  claims: claims.map((claim, i) => (i % 2 === 0 ? { ...claim, status: 'planned' as const } : claim)),
  turns: turns.map((turn, i): Turn | null => (i % 3 === 2 ? { what: 'undo', one: i, other: 0 } : turn)),
}));

describe('the calendar of a record that grows', () => {
  it('never tells an event as older than before, tells every change as newer, and the same after a rebuild', async () => {
    await fc.assert(
      fc.asyncProperty(undoneHistory, async (history) => {
        const [head]: { position: string }[] = await database.query('SELECT position FROM log_head');
        const told = new Map<string, Event>();
        const log = await GrowingLog.onEmptyRecord(database, `calendar ${++run}`);
        await log.grow(history, async () => {
          for (const [uid, event] of await calendar()) {
            const before = told.get(uid);
            told.set(uid, event);
            if (!before) continue;
            expect(event.sequence).toBeGreaterThanOrEqual(before.sequence);
            expect(event.changed >= before.changed).toBe(true);
            if (event.says !== before.says) expect(event.sequence).toBeGreaterThan(before.sequence);
          }
        });
        const shown = await calendar();
        await rebuild(Number(head!.position));
        expect(await calendar()).toEqual(shown);
      }),
      { numRuns: 25 },
    );
  });
});
