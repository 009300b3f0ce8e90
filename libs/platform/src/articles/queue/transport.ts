import type { Logger } from '../../logging/logger';
import type { ArticleTransport } from '../transport';
import { QueueConsumer } from './consumer';
import type { QueueDatabase, Wait } from './database';
import { QueuePublisher } from './publisher';
import { unread } from './unread';

/** The name under which the queue's offsets are stored: another one than Kafka's, whose offsets mean other messages. */
export const QUEUE_TOPIC = 'chancery.articles.queue';

export interface QueueTransportOptions {
  /** Migrated by `queueMigrations`. */
  readonly sql: QueueDatabase;
  /** Sleeps unless given. */
  readonly wait?: Wait;
  readonly logger: Logger;
}

/** Articles over a table of PostgreSQL, with the semantics of a Kafka topic of one partition. */
export const createQueueTransport = ({ sql, wait, logger }: QueueTransportOptions): ArticleTransport => ({
  topic: QUEUE_TOPIC,
  publisher: new QueuePublisher(sql),
  consumer: new QueueConsumer(sql, QUEUE_TOPIC, wait, logger),
  unread: async ({ offsets }) => unread(sql, await offsets(QUEUE_TOPIC)),
});
