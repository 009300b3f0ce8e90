import { type Kafka, Partitioners, type Producer } from 'kafkajs';
import type { Logger } from '../../logging/logger';
import { messageChunks } from '../message-chunks';
import { type ArticleMessage, PublishError } from '../transport';
import { type KafkaOptions, kafkaClient } from './client';
import { ensureTopics } from './topics';

/** Puts messages on any topic. */
export interface KafkaForwarder {
  /**
   * `topic` is without the prefix. Resolves once all in-sync replicas have the messages.
   * @throws PublishError
   */
  publishTo(topic: string, messages: readonly ArticleMessage[]): Promise<void>;
  close(): Promise<void>;
}

export const createKafkaForwarder = (options: KafkaOptions): KafkaForwarder =>
  new Forwarder(kafkaClient(options), options.prefix, options.logger);

/**
 * Connects with the first message. After a failure the producer is given up and the next message gets a new
 * one: an idempotent producer that has lost its sequence never finds it again.
 */
class Forwarder implements KafkaForwarder {
  #producer: Promise<Producer> | undefined;
  readonly #topics = new Set<string>();

  constructor(
    private readonly kafka: Kafka,
    private readonly prefix: string,
    private readonly log: Logger,
  ) {}

  async publishTo(name: string, messages: readonly ArticleMessage[]): Promise<void> {
    if (messages.length === 0) return;
    const topic = `${this.prefix}${name}`;
    const connecting = this.#connected();
    try {
      const producer = await connecting;
      await this.#ensure(topic);
      for (const chunk of messageChunks(messages)) {
        await producer.send({ topic, acks: -1, messages: chunk.map(toKafka) });
      }
    } catch (error) {
      await this.#giveUp(connecting);
      throw publishError(error);
    }
  }

  async close(): Promise<void> {
    const producer = this.#producer;
    this.#producer = undefined;
    await (await producer?.catch(() => undefined))?.disconnect();
  }

  #connected(): Promise<Producer> {
    this.#producer ??= this.#connect();
    return this.#producer;
  }

  async #connect(): Promise<Producer> {
    const producer = this.kafka.producer({
      idempotent: true,
      allowAutoTopicCreation: false,
      createPartitioner: Partitioners.DefaultPartitioner,
    });
    await producer.connect();
    return producer;
  }

  async #ensure(topic: string): Promise<void> {
    if (this.#topics.has(topic)) return;
    await ensureTopics(this.kafka, [topic], this.log);
    this.#topics.add(topic);
  }

  async #giveUp(failed: Promise<Producer>): Promise<void> {
    if (this.#producer !== failed) return;
    this.#producer = undefined;
    this.#topics.clear();
    await (await failed.catch(() => undefined))?.disconnect().catch(() => undefined);
  }
}

/** Without a key Kafka spreads messages over the partitions. */
const toKafka = ({ key, value, headers }: ArticleMessage) => ({
  key: key === '' ? null : key,
  value,
  headers: { ...headers },
});

const publishError = (error: unknown): PublishError => {
  const tooLarge = [error, (error as { cause?: unknown })?.cause].some(
    (fault) => fault instanceof Error && 'type' in fault && fault.type === 'MESSAGE_TOO_LARGE',
  );
  return tooLarge
    ? new PublishError('MESSAGE_TOO_LARGE', 'Kafka refuses a message of this size.', error)
    : new PublishError('TRANSPORT_UNAVAILABLE', 'Kafka does not take messages at the moment.', error);
};
