import { setTimeout } from 'node:timers/promises';
import { TOPICS } from '@chancery/contracts';
import { markForwarded, type ParkedMessage, takeNotForwarded } from '@chancery/event-log';
import { type Configuration, createKafkaForwarder, type KafkaForwarder } from '@chancery/platform';
import { Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { CONFIGURATION, LOGGER } from '../core/core.module';
import { Lifetime } from '../core/lifetime';

const BATCH = 100;
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
    const { kafkaBrokers } = this.configuration;
    if (!kafkaBrokers) return;
    const forwarder = createKafkaForwarder({ brokers: kafkaBrokers, logger: this.logger });
    this.lifetime.start(
      (signal) => this.run(forwarder, signal),
      (error) => this.logger.fatal({ err: error }, 'dead letters are no longer forwarded'),
    );
  }

  private async run(forwarder: KafkaForwarder, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const pause = await this.forward(forwarder).catch((error: unknown) => {
        this.logger.warn({ err: error }, 'dead letters could not be forwarded');
        return AFTER_FAILURE_MS;
      });
      await setTimeout(pause, undefined, { signal }).catch(() => {});
    }
    await forwarder.close();
  }

  /** Forwards one batch; gives the pause until the next. */
  private forward(forwarder: KafkaForwarder): Promise<number> {
    return this.database.transaction(async (tx) => {
      const letters = await takeNotForwarded(tx, BATCH);
      if (letters.length === 0) return EVERY_MS;
      await forwarder.publishTo(TOPICS.articlesDeadLetters, letters.map(toMessage));
      await markForwarded(
        tx,
        letters.map(({ id }) => id),
      );
      return 0;
    });
  }
}

const toMessage = (letter: ParkedMessage) => ({
  key: letter.id,
  value: letter.payload,
  headers: {
    ...letter.headers,
    'chancery-origin-topic': letter.topic,
    'chancery-origin-partition': String(letter.partition),
    'chancery-origin-offset': letter.offset,
    'chancery-error-code': letter.code,
    'chancery-error-message': letter.message,
  },
});

@Module({ providers: [ForwardDeadLetters] })
export class ForwardModule {}
