import { loadGazetteer } from '@chancery/gazetteer';
import { describe, expect, it } from 'vitest';
import { createExtractor, flatContacts } from './index';

const extractor = createExtractor(loadGazetteer());

const readings = (lang: string, text: string, title = 'Diplomatie') => {
  const found = extractor.extract({ title, text, lang, publishedAt: '2025-03-03' });
  return found.state === 'extracted' ? found.readings : [];
};

const moves = (lang: string, text: string) =>
  readings(lang, text).map(({ status, date, moved }) => ({
    status,
    date: date?.value ?? null,
    from: moved ? (moved.from?.value ?? null) : undefined,
  }));

describe('a plan that is moved', () => {
  it.each([
    [
      'de',
      'Das für den 5. März geplante Treffen von Annalena Baerbock und Sergej Lawrow ist auf den 12. März verschoben worden.',
      { date: '2025-03-12', from: '2025-03-05' },
    ],
    [
      'de',
      'Das ursprünglich für Mittwoch vorgesehene Gespräch zwischen Annalena Baerbock und Antony Blinken wurde auf Freitag vorgezogen.',
      { date: '2025-03-07', from: '2025-03-05' },
    ],
    [
      'en',
      'A meeting between Emmanuel Macron and Olaf Scholz that was originally planned for March 5 has been postponed until March 12.',
      { date: '2025-03-12', from: '2025-03-05' },
    ],
    [
      'en',
      'The meeting between Emmanuel Macron and Olaf Scholz on Wednesday was rescheduled for Friday.',
      { date: '2025-03-07', from: '2025-03-05' },
    ],
  ])('has its new day, and the one that it had before (%s: %s)', (lang, text, days) => {
    expect(moves(lang, text)).toEqual([{ status: 'planned', ...days }]);
  });

  it.each([
    ['de', 'Annalena Baerbock hat ihren für Mittwoch geplanten Besuch in Serbien verschoben.'],
    ['en', 'Annalena Baerbock has put off a visit to Serbia that was to begin on Wednesday.'],
  ])('has none when it is put off without a date (%s)', (lang, text) => {
    expect(moves(lang, text)).toEqual([{ status: 'planned', date: null, from: '2025-03-05' }]);
  });

  it.each([
    [
      'de',
      'Annalena Baerbock wird am Mittwoch Serbien besuchen. Die Reise wurde auf Freitag verschoben, hieß es später.',
    ],
    [
      'en',
      'Annalena Baerbock will visit Serbia on Wednesday. The visit was postponed until Friday, it was said later.',
    ],
  ])('is one with the plan that was told before (%s)', (lang, text) => {
    expect(moves(lang, text)).toEqual([{ status: 'planned', date: '2025-03-07', from: '2025-03-05' }]);
  });

  it('was not moved from the day on which that was told', () => {
    const text = 'Annalena Baerbock hat am Sonntag ihre Reise nach Serbien verschoben.';
    expect(moves('de', text)).toEqual([{ status: 'planned', date: null, from: null }]);
  });

  it.each([
    [
      'de',
      'Das für Mittwoch geplante Treffen von Annalena Baerbock und Sergej Lawrow wird nach Wien verlegt.',
    ],
    ['en', 'The meeting between Emmanuel Macron and Olaf Scholz was moved to Vienna.'],
  ])('is another thing than a place that is moved (%s)', (lang, text) => {
    expect(moves(lang, text).map(({ from }) => from)).toEqual([undefined]);
  });

  it('quotes the words of the day that it had', () => {
    const [reading] = readings(
      'en',
      'A visit by Emmanuel Macron to Serbia planned for Wednesday has been postponed.',
    );
    expect(reading?.evidence.find(({ field }) => field === 'moved')?.quote).toBe('Wednesday');
  });

  it('is one cancelled and one planned contact in the flat shape', () => {
    const text =
      'Annalena Baerbock hat ihren für Mittwoch geplanten Besuch in Serbien auf Freitag verschoben.';
    const flat = readings('de', text).flatMap(flatContacts);
    expect(flat.map(({ status, date }) => ({ status, date }))).toEqual([
      { status: 'cancelled', date: '2025-03-05' },
      { status: 'planned', date: '2025-03-07' },
    ]);
  });
});
