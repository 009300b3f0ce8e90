import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { heapAfterCollection } from '../../../test/support/heap';
import { appendEvents } from './append';
import { followLog } from './follow';
import { type LogFixture, openLog, range, someEvents } from './log-fixture';
import { EVENTS_CHANNEL, Wakeups } from './wakeups';

let log: LogFixture;
let wakeups: Wakeups;
let errors: unknown[];
beforeEach(async () => {
  log = await openLog();
  errors = [];
  wakeups = new Wakeups({
    url: log.url,
    channels: [EVENTS_CHANNEL, 'Other "channel"'],
    onError: (error) => errors.push(error),
  });
  await listening(0);
});
afterEach(async () => {
  await wakeups.close();
  await log.close();
});

/** A new connection wakes every channel once. */
const listening = (before: number) =>
  expect.poll(() => wakeups.count(EVENTS_CHANNEL), { timeout: 10_000 }).toBeGreaterThan(before);
const append = (count = 1) =>
  log.dataSource.transaction((tx) => appendEvents(tx, [{ stream: 'a', events: someEvents(count) }]));
const elapsed = async (waiting: Promise<void>): Promise<number> => {
  const started = performance.now();
  await waiting;
  return performance.now() - started;
};
const terminateListeners = () =>
  log.dataSource.query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND query LIKE 'LISTEN%'`,
  );

describe('waiting for a hint', () => {
  it('ends at an append, for every waiter', async () => {
    const waits = [1, 2, 3].map(() => elapsed(wakeups.wait(EVENTS_CHANNEL, 10_000)));
    await append();
    for (const ms of await Promise.all(waits)) expect(ms).toBeLessThan(2_000);
  });

  it('ends after maxMs without one', async () => {
    const ms = await elapsed(wakeups.wait(EVENTS_CHANNEL, 80));
    expect(ms).toBeGreaterThan(70);
    expect(ms).toBeLessThan(2_000);
  });

  it('is not ended by another channel', async () => {
    const wait = elapsed(wakeups.wait(EVENTS_CHANNEL, 300));
    await log.dataSource.query(`SELECT pg_notify('Other "channel"', '')`);
    expect(await wait).toBeGreaterThan(290);
  });

  it('ends at once where the hint came between looking and waiting', async () => {
    const since = wakeups.count(EVENTS_CHANNEL);
    await append();
    await listening(since);
    expect(await elapsed(wakeups.wait(EVENTS_CHANNEL, 10_000, { since }))).toBeLessThan(100);
  });

  it('ends on abort, before or during, and on close', async () => {
    const signal = AbortSignal.timeout(30);
    expect(await elapsed(wakeups.wait(EVENTS_CHANNEL, 10_000, { signal }))).toBeLessThan(2_000);
    expect(await elapsed(wakeups.wait(EVENTS_CHANNEL, 10_000, { signal }))).toBeLessThan(100);
    const wait = elapsed(wakeups.wait(EVENTS_CHANNEL, 10_000));
    await wakeups.close();
    expect(await wait).toBeLessThan(2_000);
  });
});

it('any number of waits under one signal leaves nothing behind', async () => {
  const { signal } = new AbortController();
  const wait = (count: number) =>
    Promise.all(Array.from({ length: count }, () => wakeups.wait(EVENTS_CHANNEL, 0, { signal })));
  await wait(1_000);
  const before = heapAfterCollection();
  for (let round = 0; round < 100; round++) await wait(1_000);
  expect(heapAfterCollection() - before).toBeLessThan(2_000_000);
});

describe('when the connection is killed', () => {
  it('comes back by itself, wakes who waited, and hears again', async () => {
    const before = wakeups.count(EVENTS_CHANNEL);
    const wait = elapsed(wakeups.wait(EVENTS_CHANNEL, 20_000));
    await terminateListeners();
    expect(await wait).toBeLessThan(10_000);
    await listening(before);
    expect(errors).not.toEqual([]);

    const heard = elapsed(wakeups.wait(EVENTS_CHANNEL, 20_000));
    await append();
    expect(await heard).toBeLessThan(2_000);
  });

  it('a follower misses nothing, though notifications were lost', async () => {
    const stop = new AbortController();
    const seen: number[] = [];
    const following = (async () => {
      const { signal } = stop;
      for await (const batch of followLog({ sql: log.dataSource, wakeups, after: 0, batch: 100, signal }))
        seen.push(...batch.map((e) => e.position));
    })();
    for (let round = 0; round < 5; round++) {
      await append(3);
      await terminateListeners();
      await append(3);
      await setTimeout(20);
    }
    await expect.poll(() => seen.length, { timeout: 10_000 }).toBe(30);
    stop.abort();
    await following;
    expect(seen).toEqual(range(1, 30));
  });
});

it('a follower starts after the given position and asks its policy when the log cannot be read', async () => {
  await append(5);
  const stop = new AbortController();
  let failures = 0;
  const flaky = {
    query: <Row>(text: string, values?: unknown[]) => {
      failures++;
      return log.dataSource.query<Row[]>(
        failures < 3 ? 'SELECT * FROM absent' : text,
        failures < 3 ? [] : values,
      );
    },
  };
  const attempts: number[] = [];
  const positions: number[] = [];
  const batches = followLog({
    sql: flaky,
    wakeups,
    after: 2,
    batch: 2,
    signal: stop.signal,
    onFailure: ({ attempt }) => {
      attempts.push(attempt);
      return { do: 'retry', afterMs: 1 };
    },
  });
  for await (const batch of batches) {
    positions.push(...batch.map((e) => e.position));
    if (positions.length === 3) stop.abort();
  }
  expect({ attempts, positions }).toEqual({ attempts: [1, 2], positions: [3, 4, 5] });
});
