import { TOPICS } from '@chancery/contracts';
import { markForwarded, type ParkedMessage, takeNotForwarded } from '@chancery/event-log';
import {
  type ArticleMessage,
  type Configuration,
  createKafkaForwarder,
  type KafkaForwarder,
  PublishError,
  pause,
} from '@chancery/platform';
import { Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { CONFIGURATION, LOGGER } from '../core/core.module';
import { Lifetime } from '../core/lifetime';
import { formsOf } from './forward-message';

/** Letters that are read and sent at once. */
const BATCH = { limit: 100, bytes: 8 * 1024 * 1024 };
const EVERY_MS = 1_000;
const AFTER_FAILURE_MS = 10_000;

/** Puts rejected messages on the dead-letter topic too, at least once, for whoever watches Kafka. */
@Injectable()
class ForwardDeadLetters implements OnApplicationBootstrap {
  constructor(
    private readonly database: DataSource,
    private readonly lifetime: Lifetime,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const { kafkaBrokers, kafkaPrefix } = this.configuration;
    if (!kafkaBrokers) return;
    const forwarder = createKafkaForwarder({
      brokers: kafkaBrokers,
      prefix: kafkaPrefix,
      logger: this.logger,
    });
    this.lifetime.start(
      (signal) => this.run(forwarder, signal),
      (error) => this.logger.fatal({ err: error }, 'dead letters are no longer forwarded'),
    );
  }

  private async run(forwarder: KafkaForwarder, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const restMs = await this.forward(forwarder).catch((error: unknown) => {
        this.logger.warn({ err: error }, 'dead letters could not be forwarded');
        return AFTER_FAILURE_MS;
      });
      await pause(restMs, signal);
    }
    await forwarder.close();
  }

  /** Forwards one batch; gives the pause until the next. */
  private forward(forwarder: KafkaForwarder): Promise<number> {
    return this.database.transaction(async (tx) => {
      const letters = await takeNotForwarded(tx, BATCH);
      if (letters.length === 0) return EVERY_MS;
      await this.send(forwarder, letters);
      await markForwarded(
        tx,
        letters.map(({ id }) => id),
      );
      return 0;
    });
  }

  /** Sends all together, or each by itself where one is too large: some may then go twice. */
  private async send(forwarder: KafkaForwarder, letters: readonly ParkedMessage[]): Promise<void> {
    const whole = letters.map((letter) => formsOf(letter)[0]);
    if (await isTaken(forwarder, whole)) return;
    for (const letter of letters) await this.sendInSomeForm(forwarder, letter);
  }

  /** One letter that the topic takes in no form must not hold up the others: it stays in the list of rejected ones. */
  private async sendInSomeForm(forwarder: KafkaForwarder, letter: ParkedMessage): Promise<void> {
    for (const form of formsOf(letter)) if (await isTaken(forwarder, [form])) return;
    this.logger.error({ id: letter.id }, 'a dead letter is too large for the dead-letter topic');
  }
}

/** False where the topic takes no messages of this size; every other failure is thrown. */
const isTaken = async (forwarder: KafkaForwarder, messages: readonly ArticleMessage[]): Promise<boolean> => {
  try {
    await forwarder.publishTo(TOPICS.articlesDeadLetters, messages);
    return true;
  } catch (error) {
    if (error instanceof PublishError && error.code === 'MESSAGE_TOO_LARGE') return false;
    throw error;
  }
};

@Module({ providers: [ForwardDeadLetters] })
export class ForwardModule {}
