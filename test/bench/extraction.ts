import { readFileSync } from 'node:fs';
import { createExtractor } from '@chancery/extraction';
import { loadGazetteer } from '@chancery/gazetteer';
import type { BenchmarkRow } from './log/database';

interface GoldArticle {
  readonly lang: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt: string;
}

const ROUNDS = 20;

/** Words a second and time an article on one core, over the German and English articles of the gold set. */
export const benchmarkExtraction = async (): Promise<BenchmarkRow[]> => {
  const articles = readFileSync(new URL('../gold/dev.jsonl', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line): GoldArticle => JSON.parse(line))
    .filter(({ lang }) => lang === 'de' || lang === 'en');
  const cold = performance.now();
  const extractor = createExtractor(loadGazetteer());
  extractor.extract(articles[0]!);
  const coldMs = performance.now() - cold;
  const millis: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (const article of articles) {
      const started = performance.now();
      extractor.extract(article);
      if (round > 1) millis.push(performance.now() - started);
    }
  }
  const words = articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0) * (ROUNDS - 2);
  const total = millis.reduce((sum, ms) => sum + ms, 0);
  millis.sort((a, b) => a - b);
  return [
    { name: 'extraction, German and English', value: Math.round((1_000 * words) / total), unit: 'words/s' },
    { name: 'an article, p99', value: millis[Math.floor(millis.length * 0.99)]!, unit: 'ms' },
    { name: 'cold start with the first article', value: coldMs, unit: 'ms' },
    { name: 'memory in use afterwards', value: process.memoryUsage().rss / 1_048_576, unit: 'MB' },
  ];
};
