import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvents } from './append';
import { type LogFixture, openLog, someEvents } from './log-fixture';
import { eventLogMigrations } from './migrations';

let log: LogFixture;
beforeAll(async () => {
  log = await openLog();
  await log.dataSource.transaction((tx) => appendEvents(tx, [{ stream: 'a', events: someEvents(2) }]));
});
afterAll(() => log.close());

const INSERT_EVENT = `INSERT INTO events
  SELECT position + 1000, stream, version + 1000, gen_random_uuid(), type, schema_version, data, meta, recorded_at
  FROM events`;

describe('the log, even to its owner', () => {
  it.each([
    ['UPDATE events SET data = $$"other"$$', 'UPDATE of events is refused: the event log is append-only'],
    ['DELETE FROM events', 'DELETE of events is refused'],
    ['DELETE FROM events WHERE false', 'DELETE of events is refused'],
    ['TRUNCATE events', 'TRUNCATE of events is refused'],
    ['UPDATE event_ids SET position = 1', 'UPDATE of event_ids is refused'],
    ['DELETE FROM event_ids', 'DELETE of event_ids is refused'],
    ['TRUNCATE event_ids', 'TRUNCATE of event_ids is refused'],
    [INSERT_EVENT, 'INSERT into events is refused: only append_events() writes to the event log'],
    [`/* append_events( */ ${INSERT_EVENT}`, 'INSERT into events is refused'],
    ['INSERT INTO event_ids VALUES (gen_random_uuid(), 1)', 'INSERT into event_ids is refused'],
    [`DO $do$ BEGIN ${INSERT_EVENT}; END $do$`, 'INSERT into events is refused'],
  ])('refuses %s', async (statement, message) => {
    await expect(log.dataSource.query(statement)).rejects.toThrow(message);
  });

  it('refuses a direct INSERT also in a transaction that has appended', async () => {
    const transaction = log.dataSource.transaction(async (tx) => {
      await appendEvents(tx, [{ stream: 'b', events: someEvents(1) }]);
      await tx.query(INSERT_EVENT);
    });
    await expect(transaction).rejects.toThrow('only append_events() writes to the event log');
  });

  it('lets an article text be erased', async () => {
    await log.dataSource.query(`INSERT INTO article_texts VALUES ('h', 't', 'x')`);
    await log.dataSource.query(`DELETE FROM article_texts WHERE hash = 'h'`);
  });
});

it('the migrations can be undone', async () => {
  const scratch = await openLog();
  for (const _ of eventLogMigrations) await scratch.dataSource.undoLastMigration();
  const tables = await scratch.dataSource.query(
    `SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'migrations'`,
  );
  expect(tables).toEqual([]);
  await scratch.close();
});
