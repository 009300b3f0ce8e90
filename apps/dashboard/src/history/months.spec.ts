import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ByMonth, monthBars } from './months';

const met = (month: string, contacts = 1): ByMonth[number] => ({ month, mode: 'call', contacts });

describe('the chart by month', () => {
  it('is empty where nobody met', () => {
    expect(monthBars([])).toEqual({ unit: 'month', bars: [], outside: 0 });
  });

  it('shows a year where all lies in one month', () => {
    const { bars } = monthBars([met('2025-02', 3)]);
    expect(bars.map(({ from, total }) => [from, total])).toEqual([
      ...['2024-03', '2024-04', '2024-05', '2024-06', '2024-07', '2024-08', '2024-09', '2024-10'].map((m) => [
        `${m}-01`,
        0,
      ]),
      ['2024-11-01', 0],
      ['2024-12-01', 0],
      ['2025-01-01', 0],
      ['2025-02-01', 3],
    ]);
  });

  it('counts apart what lies more than fifteen years before', () => {
    const { bars, outside } = monthBars([met('1991-12', 2), met('2025-02')]);
    expect(bars).toHaveLength(180);
    expect(bars[0]?.from).toBe('2010-03-01');
    expect(outside).toBe(2);
  });

  it('property: loses no contact and leaves no gap', () => {
    const month = fc
      .tuple(fc.integer({ min: 1950, max: 2030 }), fc.integer({ min: 1, max: 12 }))
      .map(([year, of]) => `${year}-${String(of).padStart(2, '0')}`);
    fc.assert(
      fc.property(fc.uniqueArray(month, { minLength: 1, maxLength: 30 }), (months) => {
        const { bars, outside } = monthBars(months.map((one) => met(one, 2)));
        expect(bars.reduce((sum, { total }) => sum + total, outside)).toBe(months.length * 2);
        expect(bars.length).toBeGreaterThanOrEqual(12);
        for (const [i, bar] of bars.entries()) {
          if (i > 0) expect(Date.parse(bar.from) - Date.parse(bars[i - 1]!.to)).toBe(86_400_000);
        }
      }),
    );
  });
});
