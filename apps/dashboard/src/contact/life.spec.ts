import type { ContactItem } from '@chancery/contracts';
import type { DateValue, Status } from '@chancery/domain';
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
