import type { ContactItem } from '@chancery/contracts';
import { type DateValue, movesOf, type Status } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifeTurns } from './life';

const PRECISIONS = { 4: 'year', 7: 'month', 10: 'day' } as const;

const step = (status: Status, value: string | null): ContactItem['life'][number] => ({
  status,
  date:
    value === null
      ? null
      : ({ value, precision: PRECISIONS[value.length as 4], basis: 'stated' } satisfies DateValue),
  publishedAt: '2025-02-01T08:00:00.000Z',
  claimId: 'a',
});

const turns = (...life: ContactItem['life']) => lifeTurns(life).map(({ kind, days }) => [kind, days]);

describe('the life of a contact', () => {
  it('goes from proposed over planned and moved to occurred', () => {
    expect(
      turns(
        step('proposed', '2025-03'),
        step('planned', '2025-03-03'),
        step('planned', '2025-03-12'),
        step('planned', '2025-03-10'),
        step('occurred', '2025-03-10'),
      ),
    ).toEqual([
      ['proposed', null],
      ['planned', null],
      ['moved', 9],
      ['moved', -2],
      ['occurred', null],
    ]);
  });

  it('tells a date that comes to a plan without one as the plan itself', () => {
    expect(turns(step('planned', null), step('planned', '2025-03-03'))).toEqual([
      ['planned', null],
      ['planned', null],
    ]);
  });

  it('tells a sharper date inside the earlier one as a date that is set, not as a move', () => {
    expect(
      turns(step('planned', '2025'), step('planned', '2025-03'), step('planned', '2025-03-18')).map(
        ([kind]) => kind,
      ),
    ).toEqual(['planned', 'dated', 'dated']);
  });

  it('tells a date outside the earlier one as a move, however sharp', () => {
    expect(turns(step('planned', '2025-03'), step('planned', '2025-04-18'))).toEqual([
      ['planned', null],
      ['moved', null],
    ]);
  });

  it('tells a vaguer date as one left open, and measures the next day from the last that was told', () => {
    expect(
      turns(step('planned', '2025-03-10'), step('planned', '2025-03'), step('planned', '2025-03-12')),
    ).toEqual([
      ['planned', null],
      ['reopened', null],
      ['moved', 2],
    ]);
  });

  it('tells a day left open and told again as set', () => {
    expect(
      turns(step('planned', '2025-03-10'), step('planned', '2025-03'), step('planned', '2025-03-10')),
    ).toEqual([
      ['planned', null],
      ['reopened', null],
      ['dated', null],
    ]);
  });

  it('property: tells as many moves of a plan as the agenda counts', () => {
    const dates = fc.constantFrom('2025', '2025-03', '2025-03-10', '2025-03-12', '2025-04', '2025-04-18');
    fc.assert(
      fc.property(fc.array(dates, { minLength: 1, maxLength: 6 }), (values) => {
        const life = values.map((value) => step('planned', value));
        const told = lifeTurns(life).filter(({ kind }) => kind === 'moved');
        expect(told).toHaveLength(movesOf({ life, date: life.at(-1)!.date }).moves);
      }),
    );
  });

  it('tells that a date was taken back, and a cancellation', () => {
    expect(turns(step('planned', '2025-03-03'), step('planned', null), step('cancelled', null))).toEqual([
      ['planned', null],
      ['undated', null],
      ['cancelled', null],
    ]);
  });

  it('has no turn where only the reporting changed', () => {
    expect(
      turns(
        step('occurred', '2025-03-18'),
        step('occurred', '2025-03-18'),
        step('occurred', '2025-03-17'),
        step('cancelled', '2025-03-18'),
        step('cancelled', null),
      ),
    ).toEqual([
      ['occurred', null],
      ['occurred', -1],
      ['cancelled', 1],
    ]);
  });

  it('keeps how far the occasion lay from its plan', () => {
    expect(turns(step('planned', '2025-03-03'), step('occurred', '2025-03-05'))).toEqual([
      ['planned', null],
      ['occurred', 2],
    ]);
  });
});
