import type { Consumer, ConsumerCrashEvent, Kafka } from 'kafkajs';
import { backoffMs } from '../../backoff';
import type { Logger } from '../../logging/logger';
import { pause } from '../../pause';
import { reasonOf } from '../delivery';
import type { ArticleConsumer, ConsumeOptions } from '../transport';
import { PartitionReader } from './partition-reader';
import { ensureTopics } from './topics';

/** How long a broker may hold an empty fetch, and thus how late a rebalance or a stop can be noticed. */
const MAX_WAIT_MS = 200;

/** Partitions whose batches are with the handler together: while one waits for the database, another is read. */
const AT_ONCE = 3;

/** How long a member that was killed holds up the others, and its own successor. */
const SESSION_MS = 10_000;

/** A member of a consumer group; when kafkajs gives up, it starts anew, for ever. */
export class KafkaConsumer implements ArticleConsumer {
  constructor(
    private readonly kafka: Kafka,
    private readonly topic: string,
    private readonly prefix: string,
    private readonly log: Logger,
  ) {}

  async run(options: ConsumeOptions): Promise<void> {
    const { signal, onState } = options;
    for (let attempt = 0; !signal.aborted; attempt++) {
      onState?.('connecting');
      try {
        await this.#session(options, () => {
          attempt = 0;
        });
      } catch (error) {
        const retryInMs = backoffMs(attempt, Math.random());
        this.log.warn({ err: error, attempt, retryInMs }, 'kafka: consumer interrupted, will start anew');
        onState?.('waiting', { reason: reasonOf(error), retryInMs });
        await pause(retryInMs, signal);
      }
    }
  }

  /** One consumer's life: ends with the signal, or throws what crashed it. */
  async #session(options: ConsumeOptions, onJoined: () => void): Promise<void> {
    const { signal, onState, group } = options;
    const consumer = this.kafka.consumer({
      groupId: `${this.prefix}${group}`,
      maxWaitTimeInMs: MAX_WAIT_MS,
      sessionTimeout: SESSION_MS,
      allowAutoTopicCreation: false,
      retry: { initialRetryTime: 200, maxRetryTime: 2_000, retries: 5, restartOnFailure: async () => false },
    });
    const reader = new PartitionReader(this.kafka, consumer, this.topic, options, this.log);
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      onJoined();
      onState?.('running');
      return reader.begin(payload.memberAssignment[this.topic] ?? []);
    });
    const crashed = new Promise<never>((_, reject) => {
      consumer.on(consumer.events.CRASH, ({ payload }: ConsumerCrashEvent) => reject(payload.error));
    });
    crashed.catch(() => undefined);
    const starting = this.#start(consumer, reader);
    try {
      await Promise.race([starting, crashed, fallen(signal)]);
      await Promise.race([crashed, fallen(signal)]);
    } finally {
      await reader.finished();
      await disconnect(consumer, starting);
    }
  }

  async #start(consumer: Consumer, reader: PartitionReader): Promise<void> {
    await consumer.connect();
    await ensureTopics(this.kafka, [this.topic], this.log);
    await consumer.subscribe({ topic: this.topic, fromBeginning: true });
    await consumer.run({
      eachBatchAutoResolve: false,
      partitionsConsumedConcurrently: AT_ONCE,
      eachBatch: (payload) => reader.take(payload),
    });
  }
}

const fallen = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

/** A consumer that is still connecting is left behind: it ends by itself once that has succeeded or failed. */
const disconnect = async (consumer: Consumer, starting: Promise<void>): Promise<void> => {
  const ended = starting.catch(() => undefined).then(() => consumer.disconnect());
  await Promise.race([ended.catch(() => undefined), pause(1_000)]);
};
