import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../dates';
import { anyContacts, contact } from './contact.fixture';
import { historyOf } from './history';
import { longestSilence } from './silence';

const TODAY = '2025-03-01';

describe('the longest silence', () => {
  it('lies between two contacts or lasts', () => {
    expect(longestSilence(['2025-01-01', '2025-01-20', '2025-01-25'], '2025-02-01')).toEqual({
      from: '2025-01-01',
      to: '2025-01-20',
      days: 19,
    });
    expect(longestSilence(['2025-01-01', '2025-01-05'], '2025-02-01')).toEqual({
      from: '2025-01-05',
      to: null,
      days: 27,
    });
  });

  it('is the earlier of equals, and none where there is nothing to be silent since', () => {
    expect(longestSilence(['2025-01-01', '2025-01-03', '2025-01-05'], '2025-01-06')?.from).toBe('2025-01-01');
    expect(longestSilence([], TODAY)).toBeNull();
    expect(longestSilence([TODAY], TODAY)).toBeNull();
  });

  it('is as long as any gap between neighbours', () => {
    const days = fc.uniqueArray(fc.integer({ min: 0, max: 900 }), { minLength: 1, maxLength: 20 });
    fc.assert(
      fc.property(days, (offsets) => {
        const sorted = offsets.sort((a, b) => a - b);
        const gaps = sorted.map((offset, i) => (sorted[i + 1] ?? 1000) - offset);
        const silence = longestSilence(
          sorted.map((offset) => addDays('2023-01-01', offset)),
          addDays('2023-01-01', 1000),
        );
        expect(silence?.days).toBe(Math.max(...gaps));
      }),
    );
  });
});

describe('a history', () => {
  const contacts = [
    contact('b', { day: '2025-01-10', mode: 'meeting', initiator: 'country:RU', topics: ['grain'] }),
    contact('a', { day: '2025-01-10', mode: 'call', topics: ['grain', 'gas'] }),
    contact('c', { day: '2025-02-15', initiator: 'country:RU' }),
    contact('d', { day: '2025-02', mode: 'visit', initiator: 'person:rubio' }),
    contact('e', { day: '2025-03-10', status: 'planned' }),
    contact('f', { day: '2025-02-20', status: 'cancelled' }),
  ];
  const history = historyOf(contacts, TODAY);

  it('counts every contact, and begins and ends with those that occurred on a known day', () => {
    expect(history).toMatchObject({ contacts: 6, first: { id: 'a' }, last: { id: 'c' } });
    expect(history.longestSilence).toEqual({ from: '2025-01-10', to: '2025-02-15', days: 36 });
  });

  it('tells what occurred by month and mode', () => {
    expect(history.byMonth).toEqual([
      { month: '2025-01', mode: 'call', contacts: 1 },
      { month: '2025-01', mode: 'meeting', contacts: 1 },
      { month: '2025-02', mode: 'call', contacts: 1 },
    ]);
    expect(history.byMode).toEqual([
      { mode: 'call', contacts: 2 },
      { mode: 'meeting', contacts: 1 },
      { mode: 'visit', contacts: 1 },
    ]);
  });

  it('tells who took the initiative, what it was about and what is to come', () => {
    expect(history.initiators).toEqual([
      { actorId: 'country:RU', contacts: 2 },
      { actorId: 'person:rubio', contacts: 1 },
    ]);
    expect(history.topics).toEqual([
      { topic: 'grain', contacts: 2 },
      { topic: 'gas', contacts: 1 },
    ]);
    expect(history.agenda.map(({ id }) => id)).toEqual(['e']);
  });

  it('of nothing is empty', () => {
    expect(historyOf([], TODAY)).toMatchObject({
      contacts: 0,
      first: null,
      last: null,
      longestSilence: null,
    });
  });

  it('is the same in whatever order the contacts come', () => {
    fc.assert(
      fc.property(anyContacts, (some) => {
        expect(historyOf([...some].reverse(), TODAY)).toEqual(historyOf(some, TODAY));
      }),
    );
  });

  it('counts each contact that occurred once by mode, and each with a day once by month', () => {
    fc.assert(
      fc.property(anyContacts, (some) => {
        const { byMode, byMonth } = historyOf(some, TODAY);
        const sum = (counts: readonly { contacts: number }[]) => counts.reduce((n, c) => n + c.contacts, 0);
        const occurred = some.filter(({ status }) => status === 'occurred');
        expect(sum(byMode)).toBe(occurred.length);
        expect(sum(byMonth)).toBe(occurred.filter(({ date }) => date?.precision === 'day').length);
      }),
    );
  });
});
