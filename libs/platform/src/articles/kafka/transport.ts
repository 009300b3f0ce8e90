import { TOPICS } from '@chancery/contracts';
import type { ArticleTransport } from '../transport';
import { type KafkaOptions, kafkaClient } from './client';
import { KafkaConsumer } from './consumer';
import { createKafkaForwarder } from './forwarder';

export interface KafkaTransportOptions extends KafkaOptions {
  /** `chancery.articles.v1` unless given. */
  readonly topic?: string;
}

/** Articles over Kafka. Nothing connects before it is used; a Kafka that comes later is waited for. */
export const createKafkaTransport = (options: KafkaTransportOptions): ArticleTransport => {
  const topic = options.topic ?? TOPICS.articles;
  const forwarder = createKafkaForwarder(options);
  return {
    topic,
    publisher: {
      publish: (messages) => forwarder.publishTo(topic, messages),
      close: () => forwarder.close(),
    },
    consumer: new KafkaConsumer(kafkaClient(options), topic, options.logger),
  };
};
