import { loadGazetteer } from '@chancery/gazetteer';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ArticleText, createExtractor, type Extracted } from './index';

const extractor = createExtractor(loadGazetteer());

const WORDS = [
  'Marco Rubio',
  'Sergej Lawrow',
  'US-Präsident',
  'Donald Trump',
  'Wladimir Putin',
  'der russische Außenminister',
  'met',
  'with',
  'traf',
  'telefonierte',
  'mit',
  'und',
  'and',
  'in',
  'Moskau',
  'Berlin',
  'am',
  'Freitag',
  'on',
  'Monday',
  '15. Februar',
  'will',
  'soll',
  ',',
  '.',
  ';',
  '(',
  ')',
  '„',
  '“',
  '’s',
  'called',
  'rief',
  'an',
  'er',
  'they',
  'beide',
  'talks',
  'Gespräche',
  'zwischen',
  'between',
  'visited',
  'nach',
  '\n',
  '\u00ad',
  '\0',
  '\u202e',
  '\ud83d',
  '<p>',
  '&nbsp;',
  'é',
  'e\u0301',
  '2025',
  'seinem',
  'Amtskollegen',
];

const article = fc.record({
  title: fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map((words) => words.join(' ')),
  text: fc.oneof(
    fc.array(fc.constantFrom(...WORDS), { maxLength: 120 }).map((words) => words.join(' ')),
    fc.string({ unit: 'binary', maxLength: 300 }),
  ),
  lang: fc.constantFrom('de', 'en'),
  publishedAt: fc.constantFrom('2025-02-15', '2024-02-29T23:59:00+01:00', '2025-01-01'),
});

const quotesHold = ({ title, text }: ArticleText, found: Extracted): void => {
  if (found.state !== 'extracted') return;
  for (const reading of found.readings) {
    const fields = reading.evidence.map(({ field }) => field);
    expect(fields).toEqual(expect.arrayContaining(['sentence', 'trigger']));
    reading.participants.forEach((_, at) => {
      expect(fields).toContain(`participant:${at}`);
    });
    for (const { part, start, end, quote } of reading.evidence) {
      expect(end).toBeGreaterThan(start);
      expect((part === 'title' ? title : text).slice(start, end)).toBe(quote);
    }
  }
};

describe('whatever the text', () => {
  it('every quote is a slice of the article, and every claim has its evidence', () => {
    fc.assert(
      fc.property(article, (given) => {
        quotesHold(given, extractor.extract(given));
      }),
      { numRuns: 500 },
    );
  });

  it('the same article reads the same twice', () => {
    fc.assert(
      fc.property(article, (given) => {
        expect(extractor.extract(given)).toEqual(extractor.extract(given));
      }),
      { numRuns: 100 },
    );
  });

  it('two or more parties make a contact, none of them twice', () => {
    fc.assert(
      fc.property(article, (given) => {
        const found = extractor.extract(given);
        for (const { participants } of found.state === 'extracted' ? found.readings : []) {
          expect(participants.length).toBeGreaterThanOrEqual(2);
          expect(new Set(participants.map(({ actorId }) => actorId)).size).toBe(participants.length);
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('hostile texts take linear time', () => {
  const LENGTH = 300_000;
  const filled = (piece: string): string => piece.repeat(Math.ceil(LENGTH / piece.length)).slice(0, LENGTH);

  it.each([
    ['capitalised words in a row', 'Abcdef '],
    ['one word', 'a'],
    ['names without a stop', 'Marco Rubio traf Sergej Lawrow und '],
    ['commas', ','],
    ['initials', 'U.S.'],
    ['parentheses', '((( '],
    ['countries', 'Russland, Ukraine, '],
    ['lone surrogates', '\ud83d '],
    ['NUL', '\0'],
    ['markup', '<div class="x">Putin</div> '],
  ])('%s', (_, piece) => {
    const text = filled(piece);
    for (const lang of ['de', 'en']) {
      const started = process.cpuUsage();
      const given = { title: piece, text, lang, publishedAt: '2025-02-15' };
      quotesHold(given, extractor.extract(given));
      // Processor time, whatever else the machine does: a quadratic reading takes minutes.
      expect(process.cpuUsage(started).user / 1_000).toBeLessThan(10_000);
    }
  });
});
