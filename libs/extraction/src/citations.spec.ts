import { loadGazetteer } from '@chancery/gazetteer';
import { describe, expect, it } from 'vitest';
import { createExtractor } from './index';

const extractor = createExtractor(loadGazetteer());

const readings = (lang: string, text: string) => {
  const found = extractor.extract({ title: 'Diplomatie', text, lang, publishedAt: '2025-02-15' });
  return found.state === 'extracted' ? found.readings : [];
};

const cited = (lang: string, text: string) => readings(lang, text).map(({ saidBy }) => saidBy ?? []);

describe('the sides that are cited for a contact', () => {
  it.each([
    [
      'de',
      'Marco Rubio und Sergej Lawrow haben telefoniert, teilte das russische Außenministerium mit.',
      ['RU'],
    ],
    ['de', 'Emmanuel Macron hat Olaf Scholz am Freitag getroffen. Das teilte der Élysée-Palast mit.', ['FR']],
    ['de', 'Laut dem Kreml hat Wladimir Putin am Freitag mit Xi Jinping telefoniert.', ['RU']],
    ['de', 'Nach Angaben Moskaus hat Wladimir Putin am Freitag mit Xi Jinping telefoniert.', ['RU']],
    ['de', 'Nach chinesischen Angaben hat Wladimir Putin am Freitag mit Xi Jinping telefoniert.', ['CN']],
    [
      'de',
      'Wladimir Putin hat am Freitag mit Xi Jinping telefoniert. Aus Peking hieß es, man sei zufrieden.',
      ['CN'],
    ],
    ['en', 'Marco Rubio spoke by phone with Sergey Lavrov on Friday, the State Department said.', ['US']],
    ['en', 'Vladimir Putin called Xi Jinping on Friday, according to the Kremlin.', ['RU']],
    [
      'en',
      'Emmanuel Macron will meet Olaf Scholz in Paris on Monday, the Jordanian foreign ministry said.',
      ['JO'],
    ],
    ['en', 'Olaf Scholz called Vladimir Putin on Friday, his office said.', ['DE']],
    ['en', "Iran's foreign minister, Abbas Araghchi, said that he would meet Steve Witkoff in Oman.", ['IR']],
    [
      'en',
      'Emmanuel Macron and Olaf Scholz will meet in Abu Dhabi on Monday, both governments said.',
      ['FR', 'DE'],
    ],
    [
      'en',
      'Josep Borrell met Wang Yi in Beijing on Friday, the European Union said.',
      ['organisation:european-union'],
    ],
  ])('are governments, their offices and those who speak for them (%s: %s)', (lang, text, sides) => {
    expect(cited(lang, text)).toEqual([sides]);
  });

  it.each([
    ['en', 'Emmanuel Macron met Olaf Scholz in Paris on Friday, witnesses said.'],
    ['en', 'Emmanuel Macron met Olaf Scholz in Paris on Friday. It rained. The Kremlin said nothing.'],
    ['de', 'Emmanuel Macron hat Olaf Scholz am Freitag getroffen. Der Kanzler sagte der Ukraine Hilfe zu.'],
    ['en', 'Olaf Scholz called Vladimir Putin on Friday, officials travelling with him in Australia said.'],
  ])('are none where others are cited, far from it or for something else (%s: %s)', (lang, text) => {
    const all = cited(lang, text);
    expect(all.length).toBeGreaterThan(0);
    expect(all.flat()).toEqual([]);
  });

  it('have the words that cite them as evidence', () => {
    const [reading] = readings('en', 'Vladimir Putin called Xi Jinping on Friday, according to the Kremlin.');
    const quotes = reading?.evidence.filter(({ field }) => field === 'saidBy').map(({ quote }) => quote);
    expect(quotes).toEqual(['according to the Kremlin']);
  });
});
