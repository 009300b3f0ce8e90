import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyContacts, contact, dated } from '../history/contact.fixture';
import { STATUSES } from '../words';
import { AGENDA_AROUND, agendaAround, bySoonest, isOnAgenda, isUnconfirmed } from './agenda';

const TODAY = '2025-02-15';

describe('a plan', () => {
  it.each([
    ['on the day before', 'planned', '2025-02-14', true],
    ['proposed for the day before', 'proposed', '2025-02-14', true],
    ['on the very day', 'planned', '2025-02-15', false],
    ['in the present month', 'planned', '2025-02', false],
    ['in the month before', 'planned', '2025-01', true],
    ['in the present year', 'planned', '2025', false],
    ['without a date', 'planned', null, false],
    ['that was called off', 'cancelled', '2025-02-14', false],
    ['that has occurred', 'occurred', '2025-02-14', false],
  ] as const)('%s is unconfirmed or not', (_, status, day, unconfirmed) => {
    expect(isUnconfirmed(contact('a', { status, day }), TODAY)).toBe(unconfirmed);
  });

  it('stands on the agenda until it has occurred', () => {
    expect(STATUSES.filter((status) => isOnAgenda({ status }))).toEqual(['planned', 'proposed', 'cancelled']);
  });

  it('comes sooner the sooner it may take place, undated ones last', () => {
    const days = [null, '2025-03-01', '2025', '2025-02-20', '2025-03'];
    const plans = days.map((day, i) => contact(`${i}`, { day })).sort(bySoonest);
    expect(plans.map(({ date }) => date?.value ?? null)).toEqual([
      '2025',
      '2025-02-20',
      '2025-03-01',
      '2025-03',
      null,
    ]);
  });
});

describe('the agenda around a day', () => {
  it('has the latest that are over and the soonest that are not', () => {
    const over = Array.from({ length: 60 }, (_, i) =>
      contact(`over ${i}`, { date: dated(day('2024-12', i)) }),
    );
    const ahead = Array.from({ length: 60 }, (_, i) =>
      contact(`ahead ${i}`, { date: dated(day('2025-06', i)) }),
    );
    const plans = [...ahead, ...over].map((plan) => ({ ...plan, status: 'planned' as const }));
    const around = agendaAround(plans, TODAY);
    expect(around).toHaveLength(2 * AGENDA_AROUND);
    expect(around[0]?.date?.value).toBe(day('2024-12', 10));
    expect(around.at(-1)?.date?.value).toBe(day('2025-06', 49));
  });

  it('has every pending contact of a few, soonest first', () => {
    fc.assert(
      fc.property(anyContacts, (some) => {
        const pending = some.filter(({ status }) => status === 'planned' || status === 'proposed');
        expect(agendaAround(some, TODAY)).toEqual(pending.sort(bySoonest));
      }),
    );
  });
});

/** The `n`-th day from the first of a month on. */
const day = (month: string, n: number): string =>
  new Date(Date.parse(`${month}-01T00:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
