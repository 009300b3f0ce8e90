import { describe, expect, it } from 'vitest';
import { annotatedClaims, readOccasions } from './read';
import { resolveAndCompare } from './score';

const { occasions, articles } = readOccasions();
const told = occasions.filter((occasion) => !occasion.passing);

describe('the occasions set', () => {
  it('tells at least 60 occasions in 240 articles of at least four languages', () => {
    expect(told.length).toBeGreaterThanOrEqual(60);
    expect(articles.length).toBeGreaterThanOrEqual(240);
    expect(new Set(articles.map((article) => article.lang)).size).toBeGreaterThanOrEqual(4);
  });

  it('names an occasion of its own for every claim', () => {
    const ids = new Set(occasions.map((occasion) => occasion.id));
    const unknown = articles.flatMap((article) => article.claims.filter((claim) => !ids.has(claim.occasion)));
    expect(unknown).toEqual([]);
    expect(ids.size).toBe(occasions.length);
    expect(new Set(articles.map((article) => article.id)).size).toBe(articles.length);
  });

  it('becomes one contact an occasion from what perfect readers claim', () => {
    const names = new Set(told.map((occasion) => occasion.id));
    const result = resolveAndCompare(articles.flatMap(annotatedClaims), (occasion) => names.has(occasion));
    expect(result.contactsPerOccasion).toBeLessThanOrEqual(1.05);
    expect(result.wrongMerges).toBeLessThanOrEqual(0.01);
  });
});
