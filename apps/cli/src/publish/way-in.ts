import { readOffsets, type Sql } from '@chancery/event-log';
import {
  type ArticleMessage,
  type Configuration,
  createKafkaTransport,
  createQueueTransport,
  INGEST_GROUP,
  type Logger,
} from '@chancery/platform';
import pg from 'pg';
import { databaseUrl } from '../database-url';

/** Where articles are handed over, and how many of them wait there. */
export interface WayIn {
  /** The same text for the same place, with no secret in it. */
  readonly destination: string;
  /**
   * Resolves once all are kept safe. After a failure, call again.
   * @throws PublishError
   */
  publish(messages: readonly ArticleMessage[]): Promise<void>;
  /** How many articles the server has still to read, of whoever they are. */
  unread(): Promise<number>;
  close(): Promise<void>;
}

/** The way in that the server uses under the same configuration: Kafka, or the queue in its database. */
export const openWayIn = (configuration: Configuration, logger: Logger): WayIn =>
  configuration.kafkaBrokers
    ? kafkaWayIn(configuration.kafkaBrokers, configuration.kafkaPrefix, logger)
    : new QueueWayIn(configuration, logger);

const kafkaWayIn = (brokers: readonly string[], prefix: string, logger: Logger): WayIn => {
  const { topic, publisher, unread } = createKafkaTransport({ brokers, prefix, logger });
  return {
    destination: `${topic} on ${[...brokers].sort().join(',')}`,
    publish: (messages) => publisher.publish(messages),
    unread: () => unread({ group: INGEST_GROUP, offsets: async () => new Map() }),
    close: () => publisher.close(),
  };
};

/** After a failure it looks for the database anew: an embedded one that was started again has another port. */
class QueueWayIn implements WayIn {
  readonly destination: string;
  #pool: Promise<pg.Pool> | undefined;

  constructor(
    private readonly configuration: Configuration,
    private readonly logger: Logger,
  ) {
    const { databaseUrl: given, dataDir } = configuration;
    this.destination = given === null ? `queue in ${dataDir}` : placeOf(given);
  }

  publish(messages: readonly ArticleMessage[]): Promise<void> {
    return this.#with((sql) =>
      createQueueTransport({ sql, logger: this.logger }).publisher.publish(messages),
    );
  }

  unread(): Promise<number> {
    return this.#with((sql) =>
      createQueueTransport({ sql, logger: this.logger }).unread({
        group: INGEST_GROUP,
        offsets: (topic) => readOffsets(sql, INGEST_GROUP, topic),
      }),
    );
  }

  async close(): Promise<void> {
    const pool = this.#pool;
    this.#pool = undefined;
    await (await pool?.catch(() => undefined))?.end();
  }

  async #with<T>(action: (sql: Sql) => Promise<T>): Promise<T> {
    this.#pool ??= this.#connect();
    const connecting = this.#pool;
    try {
      const pool = await connecting;
      return await action({
        query: async <Row>(text: string, values?: unknown[]) =>
          (await pool.query(text, values)).rows as Row[],
      });
    } catch (error) {
      if (this.#pool === connecting) await this.close();
      throw error;
    }
  }

  async #connect(): Promise<pg.Pool> {
    const url = await databaseUrl(this.configuration);
    const pool = new pg.Pool({ connectionString: url, max: 2 });
    // An idle connection that breaks is told by the next statement.
    pool.on('error', () => undefined);
    return pool;
  }
}

const placeOf = (url: string): string => {
  const { host, pathname } = new URL(url);
  return `queue in ${host}${pathname}`;
};
