import { MAX_BODY_BYTES } from '@chancery/contracts';
import type { Kafka } from 'kafkajs';
import type { Logger } from '../../logging/logger';

const PARTITIONS = 6;
/** The largest article with its headers. */
const MAX_MESSAGE_BYTES = String(MAX_BODY_BYTES + 64 * 1024);

/**
 * Creates the topics that are missing, with the broker's own replication. Where that is not allowed they are
 * left to whoever runs Kafka; the first use of a missing topic then fails and is retried.
 */
export const ensureTopics = async (kafka: Kafka, topics: readonly string[], log: Logger): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const present = await admin.listTopics();
    const missing = topics.filter((topic) => !present.includes(topic));
    if (missing.length === 0) return;
    await admin.createTopics({
      waitForLeaders: true,
      topics: missing.map((topic) => ({
        topic,
        numPartitions: PARTITIONS,
        replicationFactor: -1,
        configEntries: [{ name: 'max.message.bytes', value: MAX_MESSAGE_BYTES }],
      })),
    });
    log.info({ topics: missing }, 'kafka: topics created');
  } catch (error) {
    log.warn({ err: error, topics }, 'kafka: topics could not be checked or created');
  } finally {
    await admin.disconnect();
  }
};

/** The first offset that the partition still holds. */
export const earliestOffset = async (kafka: Kafka, topic: string, partition: number): Promise<bigint> => {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return BigInt(offsets.find((entry) => entry.partition === partition)?.low ?? 0);
  } finally {
    await admin.disconnect();
  }
};
