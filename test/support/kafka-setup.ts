import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startBroker } from '../../infra/kafka/broker.mjs';

/** A Kafka for the specs, or why there is none. */
export type KafkaForSpecs = { readonly brokers: readonly string[] } | { readonly unavailable: string };

declare module 'vitest' {
  export interface ProvidedContext {
    kafka: KafkaForSpecs;
  }
}

/** vitest `globalSetup`: the brokers that CHANCERY_KAFKA_BROKERS names, else one of our own for the run. */
export default async (project: TestProject): Promise<(() => Promise<void>) | undefined> => {
  const given = process.env.CHANCERY_KAFKA_BROKERS;
  if (given) {
    project.provide('kafka', { brokers: given.split(',').map((address) => address.trim()) });
    return undefined;
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'chancery-kafka-'));
  const remove = () => rm(dataDir, { recursive: true, force: true });
  try {
    const broker = await startBroker({ dataDir });
    project.provide('kafka', { brokers: broker.brokers });
    return async () => {
      await broker.kill();
      await remove();
    };
  } catch (error) {
    await remove();
    if ((error as { code?: string }).code !== 'BROKER_UNAVAILABLE') throw error;
    project.provide('kafka', { unavailable: (error as Error).message });
    return undefined;
  }
};
