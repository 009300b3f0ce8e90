import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, firstDay, lastDay, monthsBetween, precisionOf } from './dates';

describe('a date of some precision', () => {
  it.each([
    ['2025', '2025-01-01', '2025-12-31', 'year'],
    ['2025-02', '2025-02-01', '2025-02-28', 'month'],
    ['2024-02', '2024-02-01', '2024-02-29', 'month'],
    ['2025-12', '2025-12-01', '2025-12-31', 'month'],
    ['2025-02-15', '2025-02-15', '2025-02-15', 'day'],
  ])('%s covers %s to %s', (value, first, last, precision) => {
    expect([firstDay(value), lastDay(value), precisionOf(value)]).toEqual([first, last, precision]);
  });
});

describe('days', () => {
  it('are those of the calendar', () => {
    fc.assert(
      fc.property(fc.integer({ min: -700_000, max: 1_000_000 }), (days) => {
        const day = new Date(days * 86_400_000).toISOString().slice(0, 10);
        expect(addDays('1970-01-01', days)).toBe(day);
        expect(daysBetween('1970-01-01', day)).toBe(days);
      }),
      { numRuns: 1_000 },
    );
  });

  it('added and counted agree', () => {
    fc.assert(
      fc.property(fc.integer({ min: -4000, max: 4000 }), (days) => {
        expect(daysBetween('2025-02-15', addDays('2025-02-15', days))).toBe(days);
      }),
    );
  });
});

describe('the months of a span', () => {
  it.each([
    ['2024-12-31', '2025-02-01', ['2024-12', '2025-01', '2025-02']],
    ['2025-02-01', '2025-02-28', ['2025-02']],
    ['2025-02-01', '2025-01-31', []],
  ])('%s to %s', (from, to, months) => {
    expect(monthsBetween(from, to)).toEqual(months);
  });

  it('end, whatever the days', () => {
    expect(monthsBetween('0000-01-02', '0000-03-02').length).toBeLessThan(5);
    expect(monthsBetween('-000001-11-03', '0000-01-03').length).toBeLessThan(5);
  });
});
