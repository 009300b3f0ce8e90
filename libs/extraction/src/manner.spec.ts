import { loadGazetteer } from '@chancery/gazetteer';
import { describe, expect, it } from 'vitest';
import { createExtractor } from './index';

const extractor = createExtractor(loadGazetteer());

const readings = (lang: string, text: string) => {
  const found = extractor.extract({ title: 'Diplomatie', text, lang, publishedAt: '2025-02-15' });
  return found.state === 'extracted' ? found.readings : [];
};

describe('a gathering of many', () => {
  const gathering = (lang: string, text: string) => readings(lang, text).map((one) => one.gathering ?? false);

  it.each([
    ['de', 'Die Konferenz mit Olaf Scholz und Wolodymyr Selenskyj fand am Freitag in Berlin statt.'],
    ['de', 'Am NATO-Gipfel am Freitag in Brüssel nahmen Olaf Scholz und Emmanuel Macron teil.'],
    ['en', 'The NATO summit between Olaf Scholz and Emmanuel Macron was held in Brussels on Friday.'],
  ])('is a conference or the summit of an organisation (%s: %s)', (lang, text) => {
    expect(gathering(lang, text)).toEqual([true]);
  });

  it.each([
    ['de', 'Der Gipfel zwischen Donald Trump und Wladimir Putin fand am Freitag in Helsinki statt.'],
    ['de', 'Am Rande des G20-Gipfels traf Olaf Scholz am Freitag Emmanuel Macron.'],
    ['de', 'Die Telefonkonferenz zwischen Olaf Scholz und Emmanuel Macron fand am Freitag statt.'],
    ['en', 'The summit between Donald Trump and Vladimir Putin was held in Helsinki on Friday.'],
    ['en', 'Olaf Scholz met Emmanuel Macron at the NATO summit in Brussels on Friday.'],
  ])('is no summit of two, and nothing at its margins (%s: %s)', (lang, text) => {
    expect(gathering(lang, text)).toEqual([false]);
  });
});

describe('the second contact of a day', () => {
  const sequences = (lang: string, text: string) => readings(lang, text).map((one) => one.sequence ?? 1);

  it.each([
    ['de', 'Emmanuel Macron hat zum zweiten Mal an diesem Tag mit Wladimir Putin telefoniert.'],
    ['de', 'Emmanuel Macron telefonierte am selben Tag erneut mit Wladimir Putin.'],
    ['en', 'Emmanuel Macron had a second call with Vladimir Putin later that day.'],
    ['en', 'Emmanuel Macron spoke again by phone with Vladimir Putin hours later.'],
  ])('is counted where the article does (%s: %s)', (lang, text) => {
    expect(sequences(lang, text)).toEqual([2]);
  });

  it.each([
    ['de', 'Emmanuel Macron hat zum zweiten Mal in dieser Woche mit Wladimir Putin telefoniert.'],
    ['en', 'Emmanuel Macron had a second call with Vladimir Putin this week.'],
    ['en', 'Emmanuel Macron met Vladimir Putin the same day.'],
  ])('is none of another span, and no first one (%s: %s)', (lang, text) => {
    expect(sequences(lang, text)).toEqual([1]);
  });

  it('is another one than the first', () => {
    const text =
      'Emmanuel Macron telefonierte am Freitag mit Wladimir Putin. Am selben Tag telefonierte Emmanuel Macron erneut mit Wladimir Putin.';
    expect(sequences('de', text)).toEqual([1, 2]);
  });
});
