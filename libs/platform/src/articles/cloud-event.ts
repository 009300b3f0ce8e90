import { createHash } from 'node:crypto';
import { ARTICLE_EVENT, type Article } from '@chancery/contracts';
import type { ArticleMessage } from './transport';

const SOURCE = 'urn:chancery:publisher';

/**
 * An article as a CloudEvents 1.0 message in the Kafka protocol binding's binary content mode.
 * `ce_id` is a digest of the article, so the same article sent twice is the same event.
 * @param time when it was handed over; the article's own `publishedAt` may lack a time of day
 * @see https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/kafka-protocol-binding.md
 */
export const toArticleMessage = (article: Article, time: Date = new Date()): ArticleMessage => {
  const value = Buffer.from(JSON.stringify(article));
  return {
    key: article.id,
    value,
    headers: {
      ce_id: createHash('sha256').update(value).digest('hex'),
      ce_source: SOURCE,
      ce_type: ARTICLE_EVENT.type,
      ce_specversion: ARTICLE_EVENT.specversion,
      ce_time: time.toISOString(),
      'content-type': 'application/json',
    },
  };
};
