import { readFileSync } from 'node:fs';
import { createExtractor, flatContacts } from '@chancery/extraction';
import { loadGazetteer } from '@chancery/gazetteer';
import type { Contact, GoldArticle } from './score';

/** The annotated articles of a JSON-lines file; the project's own set by default. */
export const readGold = (file: string | URL = new URL('dev.jsonl', import.meta.url)): GoldArticle[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line) as GoldArticle);

/** What the extractor reads from each article, by id. */
export const predict = (articles: readonly GoldArticle[]): Map<string, readonly Contact[]> => {
  const extractor = createExtractor(loadGazetteer());
  return new Map(
    articles.map((article) => {
      const found = extractor.extract(article);
      return [article.id, found.state === 'extracted' ? found.readings.flatMap(flatContacts) : []];
    }),
  );
};
