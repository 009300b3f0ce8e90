import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendEvents } from './append';
import { followLog } from './follow';
import { type LogFixture, openLog, range, someEvents } from './log-fixture';
import { headPosition, readEvents } from './read';
import { EVENTS_CHANNEL, Wakeups } from './wakeups';

const WRITERS = 4;
const APPENDS = 40;

let log: LogFixture;
beforeEach(async () => {
  log = await openLog();
});
afterEach(() => log.close());

const upTo = (max: number) => Math.floor(Math.random() * (max + 1));

/** Appends in transactions that sleep before and after the append, a fifth of which are rolled back. */
const write = async (): Promise<string[]> => {
  const committed: string[] = [];
  for (let i = 0; i < APPENDS; i++) {
    const events = someEvents(1 + upTo(4));
    const keep = Math.random() > 0.2;
    const transaction = log.dataSource.transaction(async (tx) => {
      await tx.query('SELECT txid_current()');
      await setTimeout(upTo(8));
      await appendEvents(tx, [{ stream: `stream-${upTo(5)}`, events }]);
      await setTimeout(upTo(8));
      if (!keep) throw new Error('rolled back');
    });
    await transaction.then(
      () => committed.push(...events.map(({ id }) => id)),
      (error) => expect(error.message).toBe('rolled back'),
    );
  }
  return committed;
};

describe('while four writers append with delayed commits and rollbacks', () => {
  it('a reader that polls from its last position sees every event once, without a gap', async () => {
    const writing = Promise.all(range(1, WRITERS).map(write));
    let done = false;
    const read = async () => {
      const positions: number[] = [];
      const ids: string[] = [];
      for (;;) {
        const wasDone = done;
        const events = await readEvents(log.dataSource, { after: positions.at(-1) ?? 0, limit: 1 + upTo(6) });
        positions.push(...events.map((e) => e.position));
        ids.push(...events.map((e) => e.event.id));
        if (wasDone && events.length === 0) return { positions, ids };
      }
    };
    const reading = Promise.all([read(), read()]);
    const committed = (await writing).flat();
    done = true;

    for (const { positions, ids } of await reading) {
      expect(positions).toEqual(range(1, committed.length));
      expect(ids.toSorted()).toEqual(committed.toSorted());
    }
  });

  it('a follower gets the same, and recordedAt never decreases', async () => {
    const stop = new AbortController();
    const wakeups = new Wakeups({ url: log.url, channels: [EVENTS_CHANNEL] });
    const seen: { position: number; recordedAt: string }[] = [];
    const following = (async () => {
      const { signal } = stop;
      for await (const batch of followLog({ sql: log.dataSource, wakeups, after: 0, batch: 7, signal }))
        seen.push(...batch);
    })();

    const committed = (await Promise.all(range(1, WRITERS).map(write))).flat();
    await expect.poll(() => seen.length, { timeout: 5_000 }).toBe(committed.length);
    stop.abort();
    await following;
    await wakeups.close();

    expect(await headPosition(log.dataSource)).toBe(committed.length);
    expect(seen.map((e) => e.position)).toEqual(range(1, committed.length));
    const times = seen.map((e) => e.recordedAt);
    expect(times).toEqual(times.toSorted());
  });
});
