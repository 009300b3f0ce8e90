import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvents } from './append';
import { OffsetMoved } from './errors';
import { type LogFixture, openLog, someEvents } from './log-fixture';
import { moveOffset, readOffsets } from './offsets';
import { headPosition } from './read';

let log: LogFixture;
beforeAll(async () => {
  log = await openLog();
});
afterAll(() => log.close());

const partition = (topic: string, number = 0) => ({ group: 'ingest', topic, partition: number });
const move = (topic: string, expected: string | null, next: string) =>
  log.dataSource.transaction((tx) => moveOffset(tx, { ...partition(topic), expected, next }));

describe('moving an offset', () => {
  it('starts a partition and moves on from what the owner expects, past 2^53 too', async () => {
    await move('a', null, '5');
    await move('a', '5', '9007199254740993');
    expect(await readOffsets(log.dataSource, 'ingest', 'a')).toEqual(new Map([[0, 9007199254740993n]]));
    expect(await readOffsets(log.dataSource, 'other', 'a')).toEqual(new Map());
  });

  it.each([
    ['has been started by another owner', null],
    ['has been moved by another owner', '3'],
  ])('is refused where the partition %s', async (_, expected) => {
    const topic = `b-${expected}`;
    await move(topic, null, '7');
    const refused = move(topic, expected, '9');
    await expect(refused).rejects.toBeInstanceOf(OffsetMoved);
    await expect(refused).rejects.toMatchObject({ code: 'OFFSET_MOVED' });
    expect(await readOffsets(log.dataSource, 'ingest', topic)).toEqual(new Map([[0, 7n]]));
  });

  it.each([null, '4'])('lets one of two owners store the same messages (expected: %s)', async (expected) => {
    const topic = `c-${expected}`;
    if (expected !== null) await move(topic, null, expected);
    const head = await headPosition(log.dataSource);
    // Each owner derives events of its own, so that only the offset can tell that the work is done.
    const consume = () =>
      log.dataSource.transaction(async (tx) => {
        await appendEvents(tx, [{ stream: topic, events: someEvents(3) }]);
        await moveOffset(tx, { ...partition(topic), expected, next: '7' });
      });

    const outcomes = await Promise.allSettled([consume(), consume()]);

    expect(outcomes.map((o) => o.status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(outcomes.find((o) => o.status === 'rejected')?.reason).toBeInstanceOf(OffsetMoved);
    expect(await headPosition(log.dataSource)).toBe(head + 3);
  });
});
