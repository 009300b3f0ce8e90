import { addDays } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumUp } from './preview-sums';

const SPAN = { from: '2024-01-01', to: '2025-12-31' };

const times = (count: number, day: string): string[] => Array.from({ length: count }, () => day);

/** So many alerts each seventh day of so many weeks up to the end of the span. */
const weekly = (count: number, weeks: number): string[] =>
  Array.from({ length: weeks }, (_, week) => times(count, addDays(SPAN.to, -7 * week))).flat();

describe('how often a rule would have told', () => {
  it('is counted by weeks that begin on Mondays, the earliest first, those without alerts left out', () => {
    const days = ['2025-02-17', '2025-02-16', '2025-02-10', '1969-12-29', '1969-12-28'];
    expect(sumUp(days, SPAN).weeks).toEqual([
      { monday: '1969-12-22', hits: 1 },
      { monday: '1969-12-29', hits: 1 },
      { monday: '2025-02-10', hits: 2 },
      { monday: '2025-02-17', hits: 1 },
    ]);
  });

  it('gives each alert to the one week that it lies in', () => {
    const day = fc.integer({ min: -30_000, max: 30_000 }).map((n) => addDays('1970-01-01', n));
    fc.assert(
      fc.property(fc.array(day), (days) => {
        const { weeks, total } = sumUp(days, SPAN);
        expect(weeks.reduce((sum, { hits }) => sum + hits, 0)).toBe(total);
        for (const { monday, hits } of weeks) {
          expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
          expect(days.filter((d) => d >= monday && d < addDays(monday, 7))).toHaveLength(hits);
        }
      }),
    );
  });

  it('is averaged over the weeks of the record, and over one where it is shorter', () => {
    expect(sumUp(times(3, '2024-01-01'), { from: '2024-01-01', to: '2024-01-21' }).perWeek).toBe(1);
    expect(sumUp(times(3, '2024-01-01'), { from: '2024-01-01', to: '2024-01-02' }).perWeek).toBe(3);
    expect(sumUp(times(1, '2024-01-01'), SPAN).perWeek).toBe(0.01);
    expect(sumUp([], null)).toEqual({ total: 0, perWeek: 0, weeks: [], noisy: false });
  });

  it.each([
    ['ten a week for a year', weekly(10, 52), false],
    ['eleven a week for a year', weekly(11, 52), true],
    ['many a week, but long ago', weekly(40, 104).filter((day) => day < '2024-12-01'), false],
    ['fifty in one week', times(50, '2024-03-05'), false],
    ['fifty-one in one week', times(51, '2024-03-05'), true],
  ])('is too often or not: %s', (_, days, noisy) => {
    expect(sumUp(days, SPAN).noisy).toBe(noisy);
  });
});
