import { describe, expect, it } from 'vitest';
import { predict, readGold } from './read';
import { score } from './score';

/** A little below what is reached: a change that reads worse fails here and must say so. */
const FLOORS = [
  { lang: 'de', f1: 0.71, precision: 0.91, recall: 0.57 },
  { lang: 'en', f1: 0.65, precision: 0.85, recall: 0.51 },
] as const;

describe.each(FLOORS)('the gold set in $lang', ({ lang, f1, precision, recall }) => {
  const articles = readGold().filter((article) => article.lang === lang);
  const result = score(articles, predict(articles));

  it('is read no worse than before', () => {
    expect(result.contacts.precision).toBeGreaterThanOrEqual(precision);
    expect(result.contacts.recall).toBeGreaterThanOrEqual(recall);
    expect(result.contacts.f1).toBeGreaterThanOrEqual(f1);
  });

  it('keeps its fields', () => {
    expect(result.mode).toBeGreaterThanOrEqual(0.92);
    expect(result.status).toBeGreaterThanOrEqual(0.9);
    expect(result.date).toBeGreaterThanOrEqual(0.7);
  });

  it('keeps quiet articles quiet', () => {
    expect(result.quiet).toBe(1);
  });
});
