import { loadGazetteer } from '@chancery/gazetteer';
import { describe, expect, it } from 'vitest';
import { createExtractor } from './index';

const extractor = createExtractor(loadGazetteer());

const readings = (lang: string, text: string) => {
  const found = extractor.extract({ title: 'Diplomatie', text, lang, publishedAt: '2025-02-15' });
  return found.state === 'extracted' ? found.readings : [];
};

const days = (lang: string, text: string) =>
  readings(lang, text).map(({ date, background }) => ({ day: date?.value, basis: date?.basis, background }));

describe('the day of a contact', () => {
  it.each([
    ['de', 'Emmanuel Macron hat sein Gespräch mit Wladimir Putin vom Mittwoch am Freitag verteidigt.'],
    ['de', 'Emmanuel Macron hat Olaf Scholz getroffen. Das Treffen fand am Mittwoch in Paris statt.'],
    [
      'en',
      'Emmanuel Macron met with Olaf Scholz, Chancellor of Germany, for some 20 minutes at Camp David on Wednesday.',
    ],
    [
      'en',
      'President Macron handed over the first of the tanks on Wednesday. Emmanuel Macron also met Olaf Scholz in Paris.',
    ],
  ])('is told by its noun, by what goes on about it, or by the lead (%s: %s)', (lang, text) => {
    expect(days(lang, text).map(({ day, basis }) => ({ day, basis }))).toEqual([
      { day: '2025-02-12', basis: 'stated' },
    ]);
  });

  it('is not that of a contact of others, which the lead tells', () => {
    const found = extractor.extract({
      title: 'Rubio und Lawrow telefonieren',
      text: 'Außenministerin Annalena Baerbock hat am Freitag mit dem chinesischen Außenminister Wang Yi telefoniert.',
      lang: 'de',
      publishedAt: '2025-02-15',
    });
    const told = found.state === 'extracted' ? found.readings : [];
    expect(told.map(({ date }) => date?.value)).toEqual(['2025-02-15', '2025-02-14']);
  });

  it('is not the one on which it was spoken of', () => {
    const text =
      'Emmanuel Macron met Olaf Scholz in Paris. The war must end, the president said on Wednesday.';
    expect(days('en', text).map(({ basis }) => basis)).toEqual(['published']);
  });

  it.each([
    [
      'de',
      'Erstmals seit fünf Jahren haben Emmanuel Macron und Olaf Scholz am Mittwoch miteinander gesprochen.',
    ],
    ['en', 'For the first time since 2020, Emmanuel Macron met Olaf Scholz in Paris on Wednesday.'],
  ])('is that of the news where it is the first since long (%s)', (lang, text) => {
    expect(days(lang, text)).toEqual([{ day: '2025-02-12', basis: 'stated', background: false }]);
  });

  it('lies ahead for what is called off', () => {
    const text = 'Emmanuel Macron will not travel to Serbia on Monday.';
    expect(days('en', text)).toEqual([{ day: '2025-02-17', basis: 'stated', background: false }]);
  });
});

describe('a plan with several', () => {
  const sizes = (text: string) => readings('en', text).map(({ participants }) => participants.length);

  it('is one table where they are hosted or come to a summit', () => {
    expect(
      sizes('Emmanuel Macron will host Olaf Scholz and Donald Tusk for a summit in Paris on Monday.'),
    ).toEqual([3]);
  });

  it('is an appointment with each otherwise', () => {
    expect(sizes('Emmanuel Macron will meet Olaf Scholz and Donald Tusk in Paris on Monday.')).toEqual([
      2, 2,
    ]);
  });
});

describe('a word that is noun and verb', () => {
  it('is the noun behind what no one could be', () => {
    const text = 'Emmanuel Macron will travel to Berlin on Monday for talks with Olaf Scholz.';
    expect(readings('en', text).map(({ mode }) => mode)).toEqual(['meeting']);
  });
});
