import { TOPICS } from '@chancery/contracts';
import type { ArticleTransport } from '../transport';
import { type KafkaOptions, kafkaClient } from './client';
import { KafkaConsumer } from './consumer';
import { createKafkaForwarder } from './forwarder';

/** Articles over Kafka. Nothing connects before it is used; a Kafka that comes later is waited for. */
export const createKafkaTransport = (options: KafkaOptions): ArticleTransport => {
  const topic = `${options.prefix}${TOPICS.articles}`;
  const forwarder = createKafkaForwarder(options);
  return {
    topic,
    publisher: {
      publish: (messages) => forwarder.publishTo(TOPICS.articles, messages),
      close: () => forwarder.close(),
    },
    consumer: new KafkaConsumer(kafkaClient(options), topic, options.prefix, options.logger),
  };
};
