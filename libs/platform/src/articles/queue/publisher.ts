import { messageChunks } from '../message-chunks';
import { type ArticleMessage, type ArticlePublisher, PublishError } from '../transport';
import type { QueueDatabase } from './database';

const APPEND = 'SELECT article_queue_append($1::text[], $2::jsonb[], $3::bytea[])';

export class QueuePublisher implements ArticlePublisher {
  constructor(private readonly sql: QueueDatabase) {}

  async publish(messages: readonly ArticleMessage[]): Promise<void> {
    try {
      for (const chunk of messageChunks(messages)) await this.sql.query(APPEND, columnsOf(chunk));
    } catch (error) {
      throw new PublishError(
        'TRANSPORT_UNAVAILABLE',
        'The article queue takes no messages at the moment.',
        error,
      );
    }
  }

  /** The database belongs to whoever gave it. */
  async close(): Promise<void> {}
}

const columnsOf = (messages: readonly ArticleMessage[]): unknown[] => [
  messages.map(({ key }) => storable(key)),
  messages.map(({ headers }) => JSON.stringify(storableHeaders(headers))),
  messages.map(({ value }) => value),
];

/** PostgreSQL's text holds neither NUL nor half of a surrogate pair; the value itself is kept byte for byte. */
const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '\uFFFD');

const storableHeaders = (headers: ArticleMessage['headers']): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [storable(name), storable(value)]));
