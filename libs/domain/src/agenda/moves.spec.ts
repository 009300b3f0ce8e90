import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../dates';
import { contact, dated } from '../history/contact.fixture';
import { movesOf } from './moves';

/** A plan for which these dates were told one after the other. */
const plan = (...days: (string | null)[]) =>
  contact('a', {
    day: days.at(-1) ?? null,
    life: days.map((day, i) => ({
      publishedAt: `2025-01-0${(i % 9) + 1}T00:00:00.000Z`,
      claimId: `${i}`,
      status: 'planned',
      date: day === null ? null : dated(day),
    })),
  });

describe('the moves of a plan', () => {
  it.each([
    ['never dated', [null], 0, 0],
    ['dated once', ['2025-03-10'], 0, 0],
    ['put off twice', ['2025-03-10', '2025-03-12', '2025-03-20'], 2, 10],
    ['brought forward', ['2025-03-10', '2025-03-08'], 1, -2],
    ['moved and moved back', ['2025-03-10', '2025-03-12', '2025-03-10'], 2, 0],
    ['dated more sharply', ['2025', '2025-03', '2025-03-10'], 0, 0],
    ['dated more vaguely and sharply again', ['2025-03-10', '2025-03', '2025-03-12'], 1, 2],
    ['given a day of its month', ['2025-03', '2025-03-18'], 0, 0],
    ['moved by a week', ['2025-03-18', '2025-03-25'], 1, 7],
    ['given a day of its month, and then moved', ['2025-03', '2025-03-18', '2025-03-25'], 1, 7],
    ['given a month of its year, and then moved', ['2025', '2025-03', '2025-04'], 1, 1],
    ['dated more vaguely, and then moved', ['2025-03-18', '2025-03', '2025-03-25'], 1, 7],
    ['put off to the next month', ['2025-03', '2025-04-02'], 1, 2],
    ['put off to the next month, then given a day of it', ['2025-03-30', '2025-04', '2025-04-18'], 1, 19],
    ['put off to another month', ['2025-03', '2025-04-10'], 1, 10],
    ['put off into the unknown', ['2025-03-10', '2025-03-12', null], 1, 2],
  ] as const)('that was %s', (_, days, moves, slippageDays) => {
    expect(movesOf(plan(...days))).toEqual({ moves, slippageDays });
  });

  it('count a date that an analyst set', () => {
    expect(movesOf({ ...plan('2025-03-10'), date: dated('2025-03-11') })).toEqual({
      moves: 1,
      slippageDays: 1,
    });
  });

  it('are none, and no slippage, while each date lies within the one before', () => {
    const inner = fc
      .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
      .map(([month, day]) => `2025-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`);
    fc.assert(
      fc.property(inner, fc.subarray([4, 7, 10], { minLength: 1 }), (day, sharpness) => {
        const dates = sharpness.map((length) => day.slice(0, length));
        expect(movesOf(plan(...dates))).toEqual({ moves: 0, slippageDays: 0 });
      }),
    );
  });

  it('add up to the distance from the first day to the present one', () => {
    const offsets = fc.array(fc.integer({ min: -300, max: 300 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(offsets, (days) => {
        const { slippageDays, moves } = movesOf(plan(...days.map((offset) => addDays('2025-06-01', offset))));
        expect(slippageDays).toBe(days.at(-1)! - days[0]!);
        expect(moves).toBe(days.filter((offset, i) => i > 0 && offset !== days[i - 1]).length);
      }),
    );
  });
});
