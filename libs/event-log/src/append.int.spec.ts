import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Append, appendEvents } from './append';
import { UnstorableText, VersionConflict } from './errors';
import { idsInLog, type LogFixture, openLog, range, someEvent, someEvents } from './log-fixture';
import { headPosition, readEvents, readLatest } from './read';

let log: LogFixture;
beforeAll(async () => {
  log = await openLog();
});
afterAll(() => log.close());

const append = (...appends: Append[]) => log.dataSource.transaction((tx) => appendEvents(tx, appends));
const newStream = () => `article-${randomUUID()}`;
const readFrom = (after: number) => readEvents(log.dataSource, { after, limit: 10_000 });

describe('append', () => {
  it('numbers positions over all streams and versions within each, and gives back what it was given', async () => {
    const start = await headPosition(log.dataSource);
    const [a, b] = [newStream(), newStream()];
    const events = [
      someEvent(randomUUID(), { text: 'ﷺ "quotes" \\u0000 \\ {a,b} 😀' }),
      someEvent(),
      someEvent(),
    ];

    const result = await append(
      { stream: a, events: [events[0]!, events[1]!], meta: { by: 'spec' } },
      { stream: b, events: [events[2]!] },
    );

    expect(result).toEqual({ position: start + 3, appended: 3, duplicates: 0 });
    const recorded = await readFrom(start);
    expect(
      recorded.map(({ position, stream, version, event }) => ({ position, stream, version, event })),
    ).toEqual([
      { position: start + 1, stream: a, version: 1, event: events[0] },
      { position: start + 2, stream: a, version: 2, event: events[1] },
      { position: start + 3, stream: b, version: 1, event: events[2] },
    ]);
  });

  it('leaves no gap where a transaction is rolled back', async () => {
    const start = await headPosition(log.dataSource);
    const rolledBack = log.dataSource.transaction(async (tx) => {
      await appendEvents(tx, [{ stream: newStream(), events: someEvents(5) }]);
      throw new Error('changed my mind');
    });
    await expect(rolledBack).rejects.toThrow('changed my mind');

    await append({ stream: newStream(), events: someEvents(2) });

    expect((await readFrom(start)).map((e) => e.position)).toEqual([start + 1, start + 2]);
  });

  it('appends several times in one transaction', async () => {
    const start = await headPosition(log.dataSource);
    const stream = newStream();
    await log.dataSource.transaction(async (tx) => {
      await appendEvents(tx, [{ stream, events: someEvents(2) }]);
      await appendEvents(tx, [{ stream, events: someEvents(1) }]);
    });
    expect((await readFrom(start)).map((e) => [e.position - start, e.version])).toEqual([
      [1, 1],
      [2, 2],
      [3, 3],
    ]);
  });

  it('tells the head and writes nothing where there is nothing to append', async () => {
    const head = await headPosition(log.dataSource);
    expect(await append()).toEqual({ position: head, appended: 0, duplicates: 0 });
    expect(await append({ stream: newStream(), events: [] })).toMatchObject({ position: head, appended: 0 });
  });

  it('never lets recordedAt decrease, even when the clock is set back', async () => {
    const later = new Date(Date.now() + 3_600_000);
    await log.dataSource.query('UPDATE log_head SET recorded_at = $1', [later]);
    const { position } = await append({ stream: newStream(), events: someEvents(1) });
    const [event] = await readFrom(position - 1);
    expect(event?.recordedAt).toBe(later.toISOString());
  });

  it('finds the latest event of a type in each stream', async () => {
    const [a, b, empty] = [newStream(), newStream(), newStream()];
    const last = someEvent();
    const ofB = someEvent();
    await append(
      { stream: a, events: [someEvent(), last, { ...someEvent(), type: 'ClaimsWithdrawn' }] },
      { stream: b, events: [ofB] },
    );
    const latest = await readLatest(log.dataSource, [a, b, empty], 'ArticleReceived');
    expect(new Map([...latest].map(([stream, { event }]) => [stream, event.id]))).toEqual(
      new Map([
        [a, last.id],
        [b, ofB.id],
      ]),
    );
  });
});

describe('repeating an append', () => {
  it('is counted as duplicates and changes nothing', async () => {
    const request = { stream: newStream(), events: someEvents(3) };
    const first = await append(request);
    expect(await append(request)).toEqual({ position: first.position, appended: 0, duplicates: 3 });
  });

  it('appends the rest of a batch that was there in part', async () => {
    const start = await headPosition(log.dataSource);
    const stream = newStream();
    const events = someEvents(4);
    await append({ stream, events: [events[0]!, events[2]!] });

    expect(await append({ stream, events })).toEqual({ position: start + 4, appended: 2, duplicates: 2 });
    expect((await readFrom(start)).map((e) => e.event.id)).toEqual(
      [0, 2, 1, 3].map((index) => events[index]!.id),
    );
  });

  it('takes the first of two events with one id within a call, whatever their streams', async () => {
    const start = await headPosition(log.dataSource);
    const [a, b] = [newStream(), newStream()];
    const event = someEvent();
    const result = await append({ stream: a, events: [event, event] }, { stream: b, events: [event] });
    expect(result).toEqual({ position: start + 1, appended: 1, duplicates: 2 });
    expect((await readFrom(start)).map((e) => e.stream)).toEqual([a]);
  });

  it('leaves in the log each id once, in the order of its first delivery, however deliveries are cut and repeated', async () => {
    const deliveries = fc.array(
      fc.array(fc.record({ event: fc.nat(30), stream: fc.nat(3) }), { maxLength: 12 }),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(deliveries, async (batches) => {
        const start = await headPosition(log.dataSource);
        const ids = range(0, 30).map(() => randomUUID());
        const streams = range(0, 3).map(newStream);
        for (const batch of batches)
          await append(
            ...batch.map(({ event, stream }) => ({
              stream: streams[stream]!,
              events: [someEvent(ids[event]!)],
            })),
          );
        const expected = [...new Set(batches.flat().map(({ event }) => ids[event]!))];
        const recorded = await readFrom(start);
        expect(recorded.map((e) => e.event.id)).toEqual(expected);
        expect(recorded.map((e) => e.position)).toEqual(range(start + 1, start + expected.length));
        for (const stream of streams) {
          const versions = recorded.filter((e) => e.stream === stream).map((e) => e.version);
          expect(versions).toEqual(range(1, versions.length));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the expected version', () => {
  it('lets a command through that was decided on the current state', async () => {
    const stream = newStream();
    await append({ stream, expectedVersion: 0, events: someEvents(2) });
    await append({ stream, expectedVersion: 2, events: someEvents(1) });
    expect((await readLatest(log.dataSource, [stream], 'ArticleReceived')).get(stream)?.version).toBe(3);
  });

  it('refuses one that was decided on an older state, with all that came with it', async () => {
    const [stream, other] = [newStream(), newStream()];
    await append({ stream, events: someEvents(2) });
    const head = await headPosition(log.dataSource);

    const conflict = append(
      { stream: other, events: someEvents(1) },
      { stream, expectedVersion: 1, events: someEvents(1) },
    );

    await expect(conflict).rejects.toBeInstanceOf(VersionConflict);
    await expect(conflict).rejects.toMatchObject({
      code: 'VERSION_CONFLICT',
      stream,
      expected: 1,
      actual: 2,
    });
    expect(await headPosition(log.dataSource)).toBe(head);
  });

  it('is no hindrance to repeating the same append', async () => {
    const request = { stream: newStream(), expectedVersion: 0, events: someEvents(2) };
    await append(request);
    expect(await append(request)).toMatchObject({ appended: 0, duplicates: 2 });
  });

  it('lets one of two rivals win', async () => {
    const stream = newStream();
    const outcomes = await Promise.allSettled(
      range(1, 4).map(() => append({ stream, expectedVersion: 0, events: someEvents(1) })),
    );
    expect(outcomes.filter((o) => o.status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes)
      if (outcome.status === 'rejected') expect(outcome.reason).toBeInstanceOf(VersionConflict);
  });
});

describe('text that PostgreSQL cannot store', () => {
  it.each([
    ['NUL', { title: 'a\0b' }],
    ['a lone high surrogate', { nested: [{ text: '\ud83d' }] }],
    ['a lone low surrogate behind a backslash', { text: '\\\udc00' }],
    ['NUL in a key', { 'a\0': 1 }],
  ])('%s is refused before it breaks the transaction', async (_, data) => {
    const good = someEvent();
    await log.dataSource.transaction(async (tx) => {
      const bad = appendEvents(tx, [{ stream: newStream(), events: [someEvent(randomUUID(), data)] }]);
      await expect(bad).rejects.toBeInstanceOf(UnstorableText);
      await appendEvents(tx, [{ stream: newStream(), events: [good] }]);
    });
    expect(await idsInLog(log.dataSource)).toContain(good.id);
  });
});
