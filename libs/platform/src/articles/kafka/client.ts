import { Kafka, type LogEntry, logLevel } from 'kafkajs';
import type { Logger } from '../../logging/logger';

export interface KafkaOptions {
  readonly brokers: readonly string[];
  /** Put before the names of topics and groups, so that several Chancerys can share a Kafka. */
  readonly prefix: string;
  readonly logger: Logger;
}

/**
 * A client that gives up on a broker soon: whoever uses it retries with a policy of its own.
 * What kafkajs logs is told at a lower level than it thinks, as most of it passes by itself.
 */
export const kafkaClient = ({ brokers, logger }: KafkaOptions): Kafka =>
  new Kafka({
    clientId: 'chancery',
    brokers: [...brokers],
    connectionTimeout: 3_000,
    requestTimeout: 30_000,
    retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5 },
    logLevel: logLevel.WARN,
    logCreator: () => (entry) => note(logger, entry),
  });

const note = (logger: Logger, { level, namespace, log }: LogEntry): void => {
  const fields = { namespace, detail: log.message, reason: log.error };
  if (level === logLevel.ERROR) logger.warn(fields, 'kafka: client reported an error');
  else logger.debug(fields, 'kafka: client reported');
};
