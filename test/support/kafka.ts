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
