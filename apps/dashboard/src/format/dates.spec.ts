import { describe, expect, it } from 'vitest';
import { formatAgo, formatDateValue, formatDays, formatMoment } from './dates';

describe('a date of a contact', () => {
  it.each([
    [{ value: '2025-02-15', precision: 'day' }, 'Sat, 15 Feb 2025', 'Sa., 15. Feb. 2025'],
    [{ value: '2025-02', precision: 'month' }, 'Feb 2025', 'Feb. 2025'],
    [{ value: '2025', precision: 'year' }, '2025', '2025'],
  ] as const)('is as exact as it is known: %o', (date, english, german) => {
    expect(formatDateValue(date, 'en')).toBe(english);
    expect(formatDateValue(date, 'de')).toBe(german);
  });

  it('is never the present when it cannot be read', () => {
    expect(formatDateValue({ value: 'yesterday', precision: 'day' }, 'en')).toBe('yesterday');
    expect(formatAgo('yesterday', Date.now(), 'en')).toBe('yesterday');
    expect(formatMoment('yesterday', 'de')).toBe('yesterday');
  });

  it('never says an hour of a day', () => {
    for (const language of ['en', 'de'] as const) {
      expect(formatDateValue({ value: '2025-02-15', precision: 'day' }, language)).not.toMatch(/\d:\d/);
    }
  });
});

describe('a span of days', () => {
  it('says once what both ends share', () => {
    expect(formatDays('2025-02-03', '2025-02-09', 'en')).toMatch(/^3\s?–\s?9 Feb 2025$/);
    expect(formatDays('2025-02-03', '2025-02-09', 'de')).toMatch(/^3\.\s?–\s?9\. Feb\. 2025$/);
    expect(formatDays('2025-02-03', '2025-02-03', 'en')).toBe('3 Feb 2025');
  });
});

describe('how long ago', () => {
  const now = Date.parse('2025-02-15T12:00:00Z');
  it.each([
    ['2025-02-15T11:59:31Z', /^now$/, /^jetzt$/],
    ['2025-02-15T11:55:00Z', /^5 min\.? ago$/, /^vor 5 Min\.$/],
    ['2025-02-15T09:00:00Z', /^3 hrs?\.? ago$/, /^vor 3 Std\.$/],
    ['2025-02-14T10:00:00Z', /^yesterday$/, /^gestern$/],
    ['2024-01-15T12:00:00Z', /^15 Jan 2024$/, /^15\. Jan\. 2024$/],
  ])('of %s is said in the largest unit that fits, past a month by the day', (iso, english, german) => {
    expect(formatAgo(iso, now, 'en')).toMatch(english);
    expect(formatAgo(iso, now, 'de')).toMatch(german);
  });
});
