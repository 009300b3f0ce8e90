import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appendEvents } from './append';
import { type LogFixture, openLog, someEvents } from './log-fixture';
import { positionAt, positionsAt } from './position-at';
import { readEvents } from './read';

let log: LogFixture;

beforeAll(async () => {
  log = await openLog();
});

afterAll(() => log?.close());

describe('the position at a moment', () => {
  it('is 0 in an empty log', async () => {
    expect(await positionAt(log.dataSource, '2030-01-01T00:00:00Z')).toBe(0);
  });

  it('is that of the last event recorded by then, for any moments at once', async () => {
    for (let batch = 0; batch < 40; batch++) {
      await appendEvents(log.dataSource, [{ stream: 'spec', events: someEvents(1 + (batch % 5)) }]);
    }
    const events = await readEvents(log.dataSource, { after: 0, limit: 1_000 });
    const [first, last] = [Date.parse(events[0]!.recordedAt), Date.parse(events.at(-1)!.recordedAt)];
    const lastBy = (moment: string) =>
      events.findLast(({ recordedAt }) => Date.parse(recordedAt) <= Date.parse(moment))?.position ?? 0;
    const anyMoment = fc
      .integer({ min: first - 5, max: last + 5 })
      .map((milliseconds) => new Date(milliseconds).toISOString());
    await fc.assert(
      fc.asyncProperty(fc.array(anyMoment, { minLength: 1, maxLength: 30 }), async (moments) => {
        expect(await positionsAt(log.dataSource, moments)).toEqual(moments.map(lastBy));
      }),
      { numRuns: 100 },
    );
  });
});
