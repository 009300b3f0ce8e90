import { setTimeout } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type PostgresServer, startPostgres } from '../../../test/support/postgres-server';
import { appendEvents } from './append';
import { followLog } from './follow';
import { connect, idsInLog, range, someEvents } from './log-fixture';
import { runProjection } from './projection';
import { EVENTS_CHANNEL, Wakeups } from './wakeups';

let server: PostgresServer;
let dataSource: DataSource;
let wakeups: Wakeups;
beforeAll(async () => {
  server = await startPostgres();
  dataSource = await connect(server.url);
  await dataSource.query('CREATE TABLE applied (position bigint)');
  wakeups = new Wakeups({ url: server.url, channels: [EVENTS_CHANNEL] });
});
afterAll(async () => {
  await wakeups.close();
  await dataSource.destroy();
  await server.stop();
});

/** Appends until it is acknowledged: a repeat of what was stored without an answer is a duplicate. */
const appendPersistently = async (events: ReturnType<typeof someEvents>): Promise<void> => {
  for (;;) {
    try {
      await dataSource.transaction((tx) => appendEvents(tx, [{ stream: 'a', events }]));
      return;
    } catch {
      await setTimeout(20);
    }
  }
};

it('a crash of PostgreSQL loses nothing that was acknowledged and doubles nothing', {
  timeout: 60_000,
}, async () => {
  const onFailure = () => ({ do: 'retry', afterMs: 20 }) as const;
  const stop = new AbortController();
  const { signal } = stop;
  const projecting = runProjection({
    dataSource,
    wakeups,
    signal,
    onFailure,
    batchSize: 7,
    projection: {
      name: 'noting',
      version: 1,
      apply: (tx, events) =>
        tx.query('INSERT INTO applied SELECT unnest($1::bigint[])', [events.map((e) => e.position)]),
    },
  });
  const followed: number[] = [];
  const following = (async () => {
    for await (const batch of followLog({ sql: dataSource, wakeups, after: 0, batch: 7, signal, onFailure }))
      followed.push(...batch.map((e) => e.position));
  })();
  const acknowledged: string[] = [];
  let crashing = true;
  const writing = range(1, 3).map(async () => {
    while (crashing) {
      const events = someEvents(3);
      await appendPersistently(events);
      acknowledged.push(...events.map(({ id }) => id));
      await setTimeout(5);
    }
  });

  for (let crash = 0; crash < 3; crash++) {
    await setTimeout(300);
    await server.crash();
    await setTimeout(100);
    await server.start();
  }
  crashing = false;
  await Promise.all(writing);

  const count = acknowledged.length;
  await expect.poll(() => followed.length, { timeout: 20_000 }).toBe(count);
  const applied = () =>
    dataSource
      .query('SELECT position FROM applied ORDER BY position')
      .then((rows: { position: string }[]) => rows.map((row) => Number(row.position)));
  await expect.poll(applied, { timeout: 20_000 }).toEqual(range(1, count));
  stop.abort();
  await Promise.all([projecting, following]);
  expect(followed).toEqual(range(1, count));
  expect((await idsInLog(dataSource)).toSorted()).toEqual(acknowledged.toSorted());
});
