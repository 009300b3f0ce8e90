import type { Condition, Selector } from '@chancery/domain';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import { startI18n } from '../../i18n';
import { actorsOf, conditionWords, pairOfRule, selectorWords } from './rule-words';

beforeAll(() => startI18n('en'));

const wording = () => ({
  t: i18next.t,
  language: 'en' as const,
  names: { 'person:radoslaw-sikorski': 'Radosław Sikorski' },
  lists: [{ id: 'l1', name: 'Sahel' }],
});

describe('a rule in words', () => {
  it.each<[Selector, string]>([
    [{ actor: 'person:radoslaw-sikorski' }, 'Radosław Sikorski'],
    [{ actor: 'person:sergey-lavrov' }, 'Sergey Lavrov'],
    [{ actor: 'country:RU' }, 'Russia'],
    [{ country: 'RU' }, 'Russia'],
    [{ office: 'foreign-minister', country: 'RU' }, 'Foreign minister of Russia'],
    [{ office: 'foreign_minister' }, 'Foreign minister of any country'],
    [{ office: 'court_painter' }, 'Court painter of any country'],
    [{ list: 'l1' }, 'Sahel'],
    [{ list: 'l2' }, 'a watch list that is gone'],
    [{ any: true }, 'Anyone'],
  ])('says whom %o means', (selector, words) => expect(selectorWords(selector, wording())).toBe(words));

  it.each<[Condition, string]>([
    [{ kind: 'any' }, 'every contact'],
    [{ kind: 'first-contact' }, 'first contact ever'],
    [{ kind: 'first-contact', withinDays: 365 }, 'first contact in a year'],
    [{ kind: 'first-of-mode', withinDays: 730 }, 'first of its kind in 2 years'],
    [{ kind: 'frequency', days: 7, times: 3 }, '3 contacts in 7 days'],
    [{ kind: 'silence', days: 30 }, 'no contact for 30 days'],
  ])('says when %o tells', (when, words) => expect(conditionWords(when, i18next.t)).toBe(words));

  it('says who with whom, and asks once for each name', () => {
    const rule = { who: { country: 'RU' }, with: { actor: 'person:radoslaw-sikorski' } };
    expect(pairOfRule(rule, wording())).toBe('Russia – Radosław Sikorski');
    expect(actorsOf([rule, rule, { who: null, with: { any: true } }])).toEqual(['person:radoslaw-sikorski']);
  });
});
