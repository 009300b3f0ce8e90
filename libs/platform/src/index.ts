export { toArticleMessage } from './articles/cloud-event';
export type { KafkaOptions } from './articles/kafka/client';
export { createKafkaForwarder, type KafkaForwarder } from './articles/kafka/forwarder';
export { createKafkaTransport } from './articles/kafka/transport';
export type { QueueDatabase, Wait } from './articles/queue/database';
export { queueMigrations } from './articles/queue/migrations';
export {
  createQueueTransport,
  QUEUE_TOPIC,
  type QueueTransportOptions,
} from './articles/queue/transport';
export * from './articles/transport';
export { backoffMs } from './backoff';
export {
  type Configuration,
  ConfigurationError,
  type ConfigurationFault,
  type Environment,
  loadConfiguration,
} from './configuration/configuration';
export { configurationTable, ROLES, type Role } from './configuration/variables';
export { createLogger, type Logger, type LoggerOptions } from './logging/logger';
export { pause } from './pause';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresOptions,
  startEmbeddedPostgres,
} from './postgres/embedded-postgres';
export { type EmbeddedPostgresCode, EmbeddedPostgresError } from './postgres/errors';
export { findEmbeddedPostgres } from './postgres/find';
