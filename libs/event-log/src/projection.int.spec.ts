import { setTimeout } from 'node:timers/promises';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendEvents } from './append';
import { listCheckpoints } from './checkpoints';
import type { Failure, FailurePolicy } from './failure-policy';
import { type LogFixture, openLog, range, someEvents } from './log-fixture';
import { type AppliedBatch, type Projection, type ProjectionRun, runProjection } from './projection';
import { EVENTS_CHANNEL, PROJECTED_CHANNEL, Wakeups } from './wakeups';

let log: LogFixture;
let wakeups: Wakeups;
beforeEach(async () => {
  log = await openLog();
  await log.dataSource.query('CREATE TABLE applied (position bigint, by text)');
  wakeups = new Wakeups({ url: log.url, channels: [EVENTS_CHANNEL, PROJECTED_CHANNEL] });
});
afterEach(async () => {
  await wakeups.close();
  await log.close();
});

const append = (count: number) =>
  log.dataSource.transaction((tx) => appendEvents(tx, [{ stream: 'a', events: someEvents(count) }]));

/** Notes each event that it applies; nothing keeps it from noting one twice. */
const noting = (by = 'a', around: Partial<Projection> = {}): Projection => ({
  name: 'noting',
  version: 1,
  async apply(tx, events) {
    await tx.query('INSERT INTO applied SELECT unnest($1::bigint[]), $2', [
      events.map((e) => e.position),
      by,
    ]);
  },
  ...around,
});

const retrying: FailurePolicy = () => ({ do: 'retry', afterMs: 20 });

const start = (projection: Projection, options: Partial<ProjectionRun> = {}) => {
  const stop = new AbortController();
  const running = runProjection({
    dataSource: log.dataSource,
    wakeups,
    projection,
    batchSize: 10,
    signal: stop.signal,
    onFailure: retrying,
    ...options,
  });
  return {
    running,
    stop: async () => {
      stop.abort();
      await running;
    },
  };
};

const applied = async (): Promise<number[]> =>
  (await log.dataSource.query('SELECT position FROM applied ORDER BY position')).map(
    (row: { position: string }) => Number(row.position),
  );
const owners = async (): Promise<string[]> =>
  (await log.dataSource.query('SELECT DISTINCT by FROM applied ORDER BY by')).map(
    (row: { by: string }) => row.by,
  );
const exactlyOnce = (count: number) => expect.poll(applied, { timeout: 15_000 }).toEqual(range(1, count));
const checkpoint = async () => (await listCheckpoints(log.dataSource))[0]?.position;

describe('a projection', () => {
  it('applies what is there and what comes, each event once, and reports batches', async () => {
    await append(25);
    const batches: AppliedBatch[] = [];
    const { stop } = start(noting(), { onBatch: (batch) => batches.push(batch) });
    await exactlyOnce(25);
    await append(3);
    await exactlyOnce(28);
    await stop();
    expect(batches.map(({ position, events }) => [position, events])).toEqual([
      [10, 10],
      [20, 10],
      [25, 5],
      [28, 3],
    ]);
    expect(await listCheckpoints(log.dataSource)).toMatchObject([
      { name: 'noting', version: 1, position: 28 },
    ]);
  });

  it('tells when it has applied something', async () => {
    const { stop } = start(noting());
    await setTimeout(100);
    const told = wakeups.wait(PROJECTED_CHANNEL, 10_000);
    const started = performance.now();
    await append(1);
    await told;
    expect(performance.now() - started).toBeLessThan(1_000);
    await stop();
  });

  it('goes on where it stopped', async () => {
    await append(15);
    const first = start(noting('first'));
    await exactlyOnce(15);
    await first.stop();
    await append(5);
    expect(await applied()).toHaveLength(15);
    const second = start(noting('second'));
    await exactlyOnce(20);
    await second.stop();
  });

  it('starts anew with another version, beside the first', async () => {
    await append(5);
    const first = start(noting());
    await exactlyOnce(5);
    const second = start(noting('b', { version: 2 }));
    await expect.poll(applied).toHaveLength(10);
    await first.stop();
    await second.stop();
    expect((await listCheckpoints(log.dataSource)).map((c) => [c.version, c.position])).toEqual([
      [1, 5],
      [2, 5],
    ]);
  });
});

describe('when applying fails', () => {
  it('rolls the batch back, forgets what it held, and tries again as the policy says', async () => {
    await append(30);
    const failures: Failure[] = [];
    let resets = 0;
    let applications = 0;
    const { stop } = start(
      noting('a', {
        reset: () => resets++,
        async apply(tx, events) {
          await noting().apply(tx, events);
          applications++;
          if ([2, 3, 5].includes(applications)) throw new Error('after writing');
        },
      }),
      {
        onFailure: (failure) => {
          failures.push(failure);
          return { do: 'retry', afterMs: 1 };
        },
      },
    );
    await exactlyOnce(30);
    await stop();
    expect(failures.map(({ attempt, error }) => [attempt, (error as Error).message])).toEqual([
      [1, 'after writing'],
      [2, 'after writing'],
      [1, 'after writing'],
    ]);
    expect(resets).toBe(4);
  });

  it('stops with the error where the policy says so, and lets another owner in', async () => {
    await append(5);
    const failing = start(
      noting('a', {
        async apply() {
          throw new Error('cannot be applied');
        },
      }),
      { onFailure: () => ({ do: 'stop' }) },
    );
    await expect(failing.running).rejects.toThrow('cannot be applied');
    expect(await checkpoint()).toBe(0);
    const next = start(noting());
    await exactlyOnce(5);
    await next.stop();
  });
});

describe('with two owners', () => {
  it('one works and the other stands by until it is gone', async () => {
    const first = start(noting('first'));
    await append(5);
    await exactlyOnce(5);
    const second = start(noting('second'));
    await append(5);
    await exactlyOnce(10);
    await setTimeout(700);
    expect(await owners()).toEqual(['first']);
    await first.stop();
    await append(5);
    await exactlyOnce(15);
    expect(await owners()).toEqual(['first', 'second']);
    await second.stop();
  });

  it('one that does not see the lock applies nothing twice', async () => {
    await append(200);
    let resets = 0;
    // Moves the checkpoint past this owner's back, as an owner without the lock would.
    const intruding = async () => {
      for (let i = 0; i < 5; i++) {
        await setTimeout(10);
        await log.dataSource.transaction(async (tx) => {
          const [row] = await tx.query('SELECT position FROM checkpoints FOR UPDATE');
          if (!row) return;
          await tx.query(
            `INSERT INTO applied SELECT generate_series($1::bigint + 1, $1::bigint + 4), 'intruder'`,
            [row.position],
          );
          await tx.query('UPDATE checkpoints SET position = position + 4');
        });
      }
    };
    const { stop } = start(
      noting('owner', {
        reset: () => resets++,
        async apply(tx, events) {
          await setTimeout(3);
          await noting('owner').apply(tx, events);
        },
      }),
      { batchSize: 5 },
    );
    await intruding();
    await exactlyOnce(200);
    await stop();
    expect(await owners()).toEqual(['intruder', 'owner']);
    expect(resets).toBeGreaterThan(1);
  });
});

describe('when PostgreSQL ends the connections', () => {
  const terminateAll = async () => {
    const admin = await new DataSource({ type: 'postgres', url: log.url }).initialize();
    await admin.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE datname = current_database() AND pid <> pg_backend_pid()`,
    );
    await admin.destroy();
  };

  it('two owners, killed again and again, apply each event once', async () => {
    const own = await new DataSource({ type: 'postgres', url: log.url, logging: false }).initialize();
    await append(400);
    const slowly = (by: string) =>
      noting(by, {
        async apply(tx, events) {
          await noting(by).apply(tx, events);
          await setTimeout(5);
        },
      });
    const runs = ['first', 'second'].map((by) => start(slowly(by), { dataSource: own, batchSize: 5 }));
    for (let i = 0; i < 6; i++) {
      await setTimeout(60);
      await terminateAll();
    }
    await exactlyOnce(400);
    for (const { stop } of runs) await stop();
    await own.destroy();
  });
});
