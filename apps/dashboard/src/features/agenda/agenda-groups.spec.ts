import type { AgendaItem } from '@chancery/contracts';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feedItem } from '../../contact/contact-samples';
import { agendaGroups, mondayOf } from './agenda-groups';

const PRECISIONS = { 4: 'year', 7: 'month', 10: 'day' } as const;

const planned = (value: string | null): AgendaItem => ({
  ...feedItem(value ?? 'undated', 1),
  status: 'planned',
  date: value ? { value, precision: PRECISIONS[value.length as 4], basis: 'stated' } : null,
  unconfirmed: false,
  moves: 0,
  slippageDays: 0,
});

describe('the agenda', () => {
  it('stands by week, from Monday, and by day', () => {
    const groups = agendaGroups(['2025-03-02', '2025-03-03', '2025-03-03', '2025-03-09'].map(planned));
    expect(groups).toMatchObject([
      { kind: 'week', from: '2025-02-24', to: '2025-03-02', days: [{ day: '2025-03-02' }] },
      {
        kind: 'week',
        from: '2025-03-03',
        to: '2025-03-09',
        days: [{ day: '2025-03-03' }, { day: '2025-03-09' }],
      },
    ]);
    expect(groups[1]).toMatchObject({ days: [{ items: [{}, {}] }, { items: [{}] }] });
  });

  it('tells no day where none is told', () => {
    expect(agendaGroups([planned('2025-03'), planned('2025')])).toMatchObject([
      { kind: 'span', value: '2025-03' },
      { kind: 'span', value: '2025' },
    ]);
  });

  it('puts a month behind its weeks, and a year behind its months', () => {
    const groups = agendaGroups(
      ['2025', '2025-03', '2025-03-31', '2025-04-07', '2025-12', '2025-03-02'].map(planned),
    );
    const names = groups.map((group) =>
      group.kind === 'week' ? group.from : group.kind === 'span' && group.value,
    );
    expect(names).toEqual(['2025-02-24', '2025-03', '2025-03-31', '2025-04-07', '2025-12', '2025']);
  });

  it('ends with what has no date', () => {
    const kinds = agendaGroups([planned(null), planned('2025-03-03'), planned(null)]).map(({ kind }) => kind);
    expect(kinds).toEqual(['week', 'undated']);
  });

  it('property: holds every item once, whatever their order', () => {
    const value = fc.option(
      fc.oneof(
        fc
          .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
          .map((date) => date.toISOString().slice(0, 10)),
        fc.constantFrom('2025', '2025-03'),
      ),
    );
    fc.assert(
      fc.property(fc.array(value, { maxLength: 40 }), (values) => {
        const items = values.map(planned);
        const held = agendaGroups(items).flatMap((group) =>
          group.kind === 'week' ? group.days.flatMap((day) => day.items) : group.items,
        );
        expect(new Set(held)).toEqual(new Set(items));
        expect(held).toHaveLength(items.length);
      }),
    );
  });
});

it('a week begins on Monday', () => {
  expect(['2025-03-03', '2025-03-09', '2024-12-31'].map(mondayOf)).toEqual([
    '2025-03-03',
    '2025-03-03',
    '2024-12-30',
  ]);
});
