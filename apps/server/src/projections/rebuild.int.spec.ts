import {
  appendEvents,
  EVENTS_CHANNEL,
  headPosition,
  readEvents,
  runProjection,
  Wakeups,
} from '@chancery/event-log';
import fc from 'fast-check';
import type { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { anyHistory, appendHistory, someHistory } from '../contacts/log.fixture';
import { contactsProjection } from '../contacts/projection';
import { CONTACTS_TABLES } from '../contacts/slot-tables';
import { openDatabase } from '../database/data-source';
import { projectionStatus } from './projection-status';
import { type Rebuilt, rebuildContacts } from './rebuild';
import { activeSlot } from './slots';

let test: TestDatabase;
let database: DataSource;

beforeEach(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
});

afterEach(async () => {
  await database?.destroy();
  await test?.drop();
});

const SMALL = { held: 6, letGo: 2, saveEvery: 10, page: 3 };

const rebuild = (signal = new AbortController().signal, onProgress?: () => void): Promise<Rebuilt> =>
  rebuildContacts({ url: test.url, signal, sizes: SMALL, onProgress });

/** Keeps the contacts up to the log while `work` runs, and until they are at its end. */
const live = async <T>(work: () => Promise<T>): Promise<T> => {
  const wakeups = new Wakeups({ url: test.url, channels: [EVENTS_CHANNEL] });
  const end = new AbortController();
  const failures: unknown[] = [];
  const running = runProjection({
    dataSource: database,
    wakeups,
    projection: contactsProjection(20),
    batchSize: 7,
    signal: end.signal,
    onFailure: ({ error }) => {
      failures.push(error);
      return { do: 'retry', afterMs: 50 };
    },
  });
  const result = await work();
  expect(failures).toEqual([]);
  await expect.poll(position, { timeout: 20_000 }).toBe(await headPosition(database));
  end.abort();
  await running;
  await wakeups.close();
  expect(failures).toEqual([]);
  return result;
};

const position = async (): Promise<number> => (await projectionStatus(database))[0]!.position;

/** A signal that falls when it has been looked at so many times. */
const abortsAfter = (looks: number): AbortSignal => {
  let left = looks;
  return {
    get aborted() {
      return left-- <= 0;
    },
  } as AbortSignal;
};

/** Every row that the views show. */
const shown = async (): Promise<Record<string, string[]>> => {
  const tables = await Promise.all(
    CONTACTS_TABLES.map(async (table) => {
      const rows: { row: string }[] = await database.query(
        `SELECT to_jsonb(t)::text AS row FROM ${table} t ORDER BY 1`,
      );
      return [table, rows.map(({ row }) => row)] as const;
    }),
  );
  return Object.fromEntries(tables);
};

const appendClaims = async (count: number, seed: number): Promise<void> => {
  for (const event of someHistory(count, seed)) {
    await database.transaction((tx) => appendEvents(tx, [{ stream: event.id, events: [event] }]));
  }
};

describe('a rebuild of the contacts', () => {
  it('makes the rows that live folding made, and shows them', async () => {
    await fc.assert(
      fc.asyncProperty(anyHistory, async (events) => {
        await live(() => appendHistory(database, events));
        const before = await shown();
        const { slot } = await activeSlot(database, 'contacts');
        const rebuilt = await rebuild();
        expect(rebuilt).toMatchObject({ state: 'switched', position: await headPosition(database) });
        expect('hash' in rebuilt && rebuilt.hash).toBe('replaced' in rebuilt && rebuilt.replaced);
        expect((await activeSlot(database, 'contacts')).slot).not.toBe(slot);
        expect(await shown()).toEqual(before);
      }),
      { numRuns: 8 },
    );
  });

  it('goes on where it was stopped, however often', async () => {
    await live(async () => {
      await appendHistory(database, fc.sample(anyHistory, { numRuns: 1, seed: 5 })[0]!);
      await appendClaims(100, 3);
    });
    const before = await shown();
    const stops: number[] = [];
    let outcome = await rebuild(abortsAfter(8));
    while (outcome.state === 'interrupted') {
      const [status] = await projectionStatus(database);
      expect(status?.rebuild).toMatchObject({ state: 'interrupted', position: outcome.position });
      stops.push(outcome.position);
      outcome = await rebuild(abortsAfter(8));
    }
    expect(stops.length).toBeGreaterThan(2);
    expect(stops).toEqual([...new Set(stops)].sort((a, b) => a - b));
    expect(await shown()).toEqual(before);
  });

  it('switches beside live traffic, which neither stops nor doubles', async () => {
    await live(async () => {
      await appendClaims(60, 1);
      const [rebuilt] = await Promise.all([rebuild(), appendClaims(60, 2)]);
      expect(rebuilt).toMatchObject({ state: 'switched' });
      expect('hash' in rebuilt && rebuilt.hash).toBe('replaced' in rebuilt && rebuilt.replaced);
      await appendClaims(10, 4);
    });
    const after = await shown();
    await rebuild();
    expect(await shown()).toEqual(after);
  });

  it('is one at a time', async () => {
    await live(() => appendClaims(50, 1));
    const outcomes = await Promise.allSettled([rebuild(), rebuild()]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((outcome) => outcome.status === 'rejected')).toMatchObject({
      reason: { code: 'REBUILD_RUNNING' },
    });
  });

  it('serves what another version made until its own is there', async () => {
    await live(() => appendClaims(50, 1));
    await database.query('UPDATE projection_slots SET version = 1');
    await database.query('UPDATE checkpoints SET version = 1');
    const before = await shown();
    const rebuilt = await rebuild();
    expect(rebuilt).toMatchObject({ state: 'switched', position: 50, replaced: null });
    expect(await shown()).toEqual(before);
    const [status] = await projectionStatus(database);
    expect(status).toMatchObject({ position: 50, head: 50, rebuild: { state: 'switched' } });
  });

  it('writes nothing but its slot, its account and what is shown', async () => {
    await live(() => appendClaims(50, 1));
    const others = async () => {
      const tables: { name: string }[] = await database.query(
        `SELECT table_name AS name FROM information_schema.tables
         WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name NOT LIKE 'projection%'`,
      );
      return Promise.all(
        tables.map(async ({ name }) => [name, await database.query(`SELECT * FROM ${name}`)]),
      );
    };
    const before = await others();
    const log = await readEvents(database, { after: 0, limit: 1_000 });
    await rebuild();
    expect(await others()).toEqual(before);
    expect(await readEvents(database, { after: 0, limit: 1_000 })).toEqual(log);
  });
});
