import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../dates';
import { on, rule, simulated, standing } from './alerts.fixture';
import { isNews } from './judge';
import { judgeSilence, type LastContact, silentSince } from './silence';

const pair = { who: 'person:rubio', with: 'person:lavrov' };
const when = { kind: 'silence', days: 30 } as const;
const silent = rule({ when });
const last: LastContact = { contactId: 'a', day: '2025-01-01', mode: 'call' };

describe('given a rule on 30 days of silence and a contact on 1 January', () => {
  it('nothing is due while the 30th day lasts', () => {
    expect(judgeSilence(silent, pair, last, '2025-01-31').holds).toBe(false);
  });

  it('the silence is due on the day after', () => {
    expect(judgeSilence(silent, pair, last, '2025-02-01')).toEqual({
      holds: true,
      key: 'silence a',
      toldAt: '2025-02-01T00:00:00.000Z',
      reason: {
        kind: 'silence',
        pairs: [{ ...pair, last: { contactId: 'a', day: '2025-01-01' } }],
        mode: 'call',
        day: '2025-01-01',
        count: 30,
      },
    });
  });

  it('it is the same silence on every later day, and another one after the next contact', () => {
    const keyOn = (of: LastContact, today: string) => {
      const verdict = judgeSilence(silent, pair, of, today);
      return verdict.holds ? `${verdict.key} ${verdict.toldAt}` : undefined;
    };
    expect(keyOn(last, '2025-02-20')).toBe(keyOn(last, '2025-02-01'));
    expect(keyOn({ ...last, contactId: 'b', day: '2025-02-10' }, '2025-02-20')).toBeUndefined();
    expect(keyOn({ ...last, contactId: 'b', day: '2025-02-10' }, '2025-04-01')).toBe(
      'silence b 2025-03-13T00:00:00.000Z',
    );
  });

  it.each([
    { now: '2025-02-15T23:00:00.000Z', news: true },
    { now: '2025-02-16T00:00:00.000Z', news: false },
  ])('it is news at $now: $news', ({ now, news }) => {
    const verdict = judgeSilence(silent, pair, last, now.slice(0, 10));
    expect(verdict.holds && isNews(silent, verdict, now)).toBe(news);
  });
});

it('who never had contact cannot fall silent', () => {
  expect(judgeSilence(silent, pair, undefined, '2025-02-01').holds).toBe(false);
});

it('a rule on anything else knows no silence', () => {
  expect(judgeSilence(rule(), pair, last, '2026-01-01').holds).toBe(false);
});

it('the days since which silences are news are those that are due and not old', () => {
  const number = (max: number) => fc.integer({ min: 0, max });
  fc.assert(
    fc.property(number(120), number(60), number(30), (age, days, recencyDays) => {
      const today = '2025-06-01';
      const condition = { kind: 'silence', days } as const;
      const one = rule({ when: condition, recencyDays });
      const day = addDays(today, -age);
      const verdict = judgeSilence(one, pair, { ...last, day }, today);
      const { from, to } = silentSince(one, condition, today);
      const isDueNews = verdict.holds && isNews(one, verdict, `${today}T08:00:00.000Z`);
      expect(isDueNews).toBe(from <= day && day <= to);
      expect(daysBetween(from, to)).toBe(recencyDays);
    }),
  );
});

it('a contact that ends a silence that was due is the first within those days, and no other is', () => {
  const first = rule({ when: { kind: 'first-contact', withinDays: when.days } });
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60 }), (gap) => {
      const day = addDays(last.day, gap);
      const told = standing(simulated(first, [on('a', last.day), on('b', day)]));
      expect(told.includes('b')).toBe(judgeSilence(silent, pair, last, day).holds);
    }),
  );
});
