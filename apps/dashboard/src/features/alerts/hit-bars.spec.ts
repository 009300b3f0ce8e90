import { addDays } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hitBars, hitsInLastYear } from './hit-bars';

const span = { from: '2025-01-08', to: '2025-02-02' };

describe('hits over the record', () => {
  it('stand by week without gaps from its first day to its last', () => {
    const { unit, bars } = hitBars({ span, weeks: [{ monday: '2025-01-20', hits: 3 }] });
    expect(unit).toBe('week');
    expect(bars.map(({ from, total }) => [from, total])).toEqual([
      ['2025-01-06', 0],
      ['2025-01-13', 0],
      ['2025-01-20', 3],
      ['2025-01-27', 0],
    ]);
  });

  it('stand by month where the record is long, and are none where it is empty', () => {
    expect(hitBars({ span: { from: '2015-01-01', to: '2025-01-01' }, weeks: [] }).unit).toBe('month');
    expect(hitBars({ span: null, weeks: [] }).bars).toEqual([]);
  });

  it('are all shown, whenever they were', () =>
    fc.assert(
      fc.property(fc.array(fc.nat(60)), fc.integer({ min: 10, max: 4_000 }), (offsets, length) => {
        const weeks = [...new Set(offsets)].map((n) => ({
          monday: addDays('2025-01-06', 7 * n),
          hits: n + 1,
        }));
        const { bars, outside } = hitBars({
          weeks,
          span: { from: '2025-01-09', to: addDays('2025-01-09', length) },
        });
        const shown = bars.reduce((sum, { total }) => sum + total, 0);
        expect(outside).toBe(0);
        expect(shown).toBe(weeks.reduce((sum, { hits }) => sum + hits, 0));
      }),
    ));

  it('count for the last year of the record alone', () =>
    expect(
      hitsInLastYear({
        span: { from: '2020-01-01', to: '2025-02-02' },
        weeks: [
          { monday: '2023-05-01', hits: 9 },
          { monday: '2024-05-06', hits: 2 },
          { monday: '2025-01-27', hits: 1 },
        ],
      }),
    ).toBe(3));
});
