import { performance } from 'node:perf_hooks';
import type { Article } from '@chancery/contracts';
import { verifyEvidence } from '@chancery/event-log';
import { EXTRACTOR, type Extractor } from '@chancery/extraction';
import type { Logger } from 'pino';
import { Metrics } from '../health/metrics';
import type { Reader, Reading } from './receive';

export const READER = Symbol('reader');

/**
 * Reads articles with the extractor. Whatever goes wrong in it costs the claims, never the article: it is stored as
 * not extracted, with the reason.
 */
export const createReader = (extractor: Extractor, metrics: Metrics, logger: Logger): Reader => ({
  extractor: EXTRACTOR,
  read: (article: Article): Reading => {
    const start = performance.now();
    try {
      const result = extractor.extract(article);
      if (result.state === 'not-extracted') return { lang: result.lang, reason: result.reason };
      for (const reading of result.readings) verifyEvidence(reading, article.title, article.text);
      return { lang: result.lang, readings: result.readings };
    } catch (error) {
      logger.error({ err: error, articleId: article.id }, 'extraction failed');
      return { lang: article.lang ?? 'und', reason: `extraction failed: ${(error as Error).message}` };
    } finally {
      metrics.extractionSeconds.observe((performance.now() - start) / 1000);
    }
  },
});
