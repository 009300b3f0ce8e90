import { randomUUID } from 'node:crypto';
import { Kafka, logLevel } from 'kafkajs';
import { describe, inject } from 'vitest';
import type {} from './kafka-setup';

/** Specs on a real Kafka. Without one they are skipped, with the reason; under CI that is a failure. */
export const describeWithKafka = (name: string, specs: () => void): void => {
  const kafka = inject('kafka');
  if ('brokers' in kafka) describe(name, specs);
  else if (process.env.CI === 'true') throw new Error(`No Kafka: ${kafka.unavailable}`);
  else describe.skip(`${name} (no Kafka: ${kafka.unavailable})`, specs);
};

/** Addresses of the Kafka that `kafka-setup.ts` started or was given. */
export const kafkaBrokers = (): string[] => {
  const kafka = inject('kafka');
  if ('unavailable' in kafka) throw new Error(kafka.unavailable);
  return [...kafka.brokers];
};

/** A client for what specs do on Kafka beside Chancery. */
export const kafkaClient = (): Kafka =>
  new Kafka({ clientId: 'specs', brokers: kafkaBrokers(), logLevel: logLevel.NOTHING });

/** For CHANCERY_KAFKA_PREFIX: makes names that are one spec's alone, as the Kafka may be someone's own. */
export const freshPrefix = (): string => `spec-${randomUUID()}-`;

/** Removes the topics and groups of a spec, known by its prefix, and nothing else. */
export const removePrefixed = async (prefix: string): Promise<void> => {
  const admin = kafkaClient().admin();
  await admin.connect();
  try {
    const topics = (await admin.listTopics()).filter((topic) => topic.startsWith(prefix));
    if (topics.length > 0) await admin.deleteTopics({ topics });
    const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
    // A group that still counts a killed member cannot be removed; Kafka forgets it in time.
    await admin.deleteGroups(groups.filter((group) => group.startsWith(prefix))).catch(() => undefined);
  } finally {
    await admin.disconnect();
  }
};
