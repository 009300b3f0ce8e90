import { TOPICS } from '@chancery/contracts';
import type { ArticleTransport } from '../transport';
import { KafkaBacklog } from './backlog';
import { type KafkaOptions, kafkaClient } from './client';
import { KafkaConsumer } from './consumer';
import { createKafkaForwarder } from './forwarder';

/** Articles over Kafka. Nothing connects before it is used; a Kafka that comes later is waited for. */
export const createKafkaTransport = (options: KafkaOptions): ArticleTransport => {
  const topic = `${options.prefix}${TOPICS.articles}`;
  const forwarder = createKafkaForwarder(options);
  const client = kafkaClient(options);
  const backlog = new KafkaBacklog(client, topic);
  return {
    topic,
    publisher: {
      publish: (messages) => forwarder.publishTo(TOPICS.articles, messages),
      close: async () => {
        await backlog.close();
        await forwarder.close();
      },
    },
    consumer: new KafkaConsumer(client, topic, options.prefix, options.logger),
    unread: ({ group }) => backlog.unread(`${options.prefix}${group}`),
  };
};
