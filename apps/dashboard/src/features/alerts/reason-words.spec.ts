import type { AlertReason } from '@chancery/contracts';
import i18next from 'i18next';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Language } from '../../i18n';
import { startI18n, switchLanguage } from '../../i18n';
import { amendmentWords, pairWords, reasonLines } from './reason-words';

const pair = (other: string, day: string | null = null) => ({
  who: 'country:RU',
  with: other,
  last: day === null ? null : { contactId: `on ${day}`, day },
});

const reason = (kind: AlertReason['kind'], changes: Partial<AlertReason> = {}): AlertReason => ({
  kind,
  pairs: [pair('organisation:taliban')],
  mode: 'meeting',
  day: '2025-03-18',
  ...changes,
});

const said = (told: AlertReason, days?: number, language: Language = 'en') =>
  reasonLines(told, { t: i18next.t, language, days }).map(({ words }) => words);

beforeAll(() => startI18n('en'));

describe('why an alert fired, in words', () => {
  it('tells how long it is since the contact before, or that there was none', () => {
    expect(said(reason('first-contact', { pairs: [pair('country:TR', '2024-03-03')] }))).toEqual([
      'First contact since 3 Mar 2024',
    ]);
    expect(said(reason('first-contact'))).toEqual(['First contact on record']);
    expect(said(reason('first-of-mode'))).toEqual(['First meeting on record']);
  });

  it('tells of each pair what holds for it, and names together those for which the same holds', () => {
    const told = reason('first-contact', {
      pairs: [pair('country:TR', '2024-03-03'), pair('country:AT'), pair('country:CH')],
    });
    const lines = reasonLines(told, { t: i18next.t, language: 'en' });
    expect(
      lines.map(({ words, pairs, last }) => [words, pairWords(pairs, {}, 'en'), last?.contactId]),
    ).toEqual([
      ['First contact since 3 Mar 2024', 'Russia – Türkiye', 'on 2024-03-03'],
      ['First contact on record', 'Russia – Austria, Russia – Switzerland', undefined],
    ]);
  });

  it.each([
    [reason('planned'), 'Announced for 18 Mar 2025'],
    [reason('planned', { day: null }), 'Announced, no day told'],
    [reason('changed', { from: '2025-03-03' }), 'Moved from 3 Mar 2025 to 18 Mar 2025'],
    [reason('changed', { from: '2025-03' }), 'Moved from Mar 2025 to 18 Mar 2025'],
    [reason('changed', { from: null }), 'Moved to 18 Mar 2025'],
    [reason('changed', { from: '2025-03-03', day: null }), 'Moved from 3 Mar 2025, no new day told'],
    [reason('changed', { from: '2025-03-03', cancelled: true }), 'Called off, was planned for 3 Mar 2025'],
    [reason('changed', { from: null, cancelled: true }), 'Called off'],
    [reason('silence', { count: 30 }), 'No contact for 30 days'],
    [reason('frequency', { count: 4 }), '4 contacts, more than usual'],
    [reason('frequency'), 'More contacts than usual'],
    [reason('any'), 'New contact'],
  ])('%o', (told, words) => expect(said(told)).toEqual([words]));

  it('counts in the days of the rule where they are known', () =>
    expect(said(reason('frequency', { count: 4 }), 7)).toEqual(['4 contacts in 7 days']));

  it('speaks German with the gender of the mode', async () => {
    await switchLanguage('de');
    const first = (mode: string) =>
      said(reason('first-of-mode', { mode, pairs: [pair('country:TR', '2024-03-03')] }), undefined, 'de');
    expect(['call', 'visit', 'message'].flatMap(first)).toEqual([
      'Erstes Telefonat seit 3. März 2024',
      'Erster Besuch seit 3. März 2024',
      'Erste Botschaft seit 3. März 2024',
    ]);
    await switchLanguage('en');
  });
});

describe('what became of an alert, in words', () => {
  const amended = (kind: Parameters<typeof amendmentWords>[0]['kind'], day?: string) =>
    amendmentWords(day ? { kind, earlier: { contactId: 'x', day } } : { kind }, {
      t: i18next.t,
      language: 'en',
    });

  it('says with whom it was not the first', () => {
    expect(amended('not-first', '2025-01-12')).toBe('Not the first: they had contact on 12 Jan 2025.');
    expect(amended('not-first')).toBe('Not the first: they had contact before.');
    expect(amended('not-silent', '2025-01-12')).toBe('Not silent: they had contact on 12 Jan 2025.');
    expect(amended('restored')).toBe('Holds after all.');
  });
});
