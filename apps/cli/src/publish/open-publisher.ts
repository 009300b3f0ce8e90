import {
  type ArticlePublisher,
  type Configuration,
  createKafkaTransport,
  createQueueTransport,
  findEmbeddedPostgres,
  type Logger,
} from '@chancery/platform';
import pg from 'pg';

/** The way in that the server uses under the same configuration: Kafka, or the queue in its database. */
export const openPublisher = async (
  configuration: Configuration,
  logger: Logger,
): Promise<ArticlePublisher> => {
  const { kafkaBrokers, kafkaPrefix, databaseUrl, dataDir } = configuration;
  if (kafkaBrokers)
    return createKafkaTransport({ brokers: kafkaBrokers, prefix: kafkaPrefix, logger }).publisher;
  const url = databaseUrl ?? (await findEmbeddedPostgres(dataDir));
  if (url === null) {
    throw new Error(
      `Chancery does not run on ${dataDir}: start it with "npm start", or set CHANCERY_DATABASE_URL or CHANCERY_KAFKA_BROKERS.`,
    );
  }
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  const sql = {
    query: async <Row>(text: string, values?: unknown[]) => (await pool.query(text, values)).rows as Row[],
  };
  const { publisher } = createQueueTransport({ sql, logger });
  return { publish: (messages) => publisher.publish(messages), close: () => pool.end() };
};
