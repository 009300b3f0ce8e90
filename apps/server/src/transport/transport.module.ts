import type { Wakeups } from '@chancery/event-log';
import {
  type ArticleTransport,
  type Configuration,
  createKafkaTransport,
  createQueueTransport,
} from '@chancery/platform';
import { Global, Inject, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { CONFIGURATION, LOGGER, WAKEUPS } from '../core/core.module';

export const TRANSPORT = Symbol('article transport');
export const QUEUE_CHANNEL = 'chancery_queue';

@Injectable()
class CloseTransport implements OnApplicationShutdown {
  constructor(@Inject(TRANSPORT) private readonly transport: ArticleTransport) {}

  onApplicationShutdown(): Promise<void> {
    return this.transport.publisher.close();
  }
}

/** The way in for articles: Kafka where brokers are configured, else the embedded queue. */
@Global()
@Module({
  providers: [
    {
      provide: TRANSPORT,
      inject: [CONFIGURATION, DataSource, WAKEUPS, LOGGER],
      useFactory: (
        { kafkaBrokers, kafkaPrefix }: Configuration,
        database: DataSource,
        wakeups: Wakeups,
        logger: Logger,
      ): ArticleTransport =>
        kafkaBrokers
          ? createKafkaTransport({ brokers: kafkaBrokers, prefix: kafkaPrefix, logger })
          : createQueueTransport({
              sql: database,
              wait: waitForQueue(wakeups),
              logger,
            }),
    },
    CloseTransport,
  ],
  exports: [TRANSPORT],
})
export class TransportModule {}

/** Waits for a hint since the wait before: one that comes while the queue is being read is not missed. */
const waitForQueue = (wakeups: Wakeups) => {
  let since = wakeups.count(QUEUE_CHANNEL);
  return async (maxMs: number, signal: AbortSignal): Promise<void> => {
    await wakeups.wait(QUEUE_CHANNEL, maxMs, { since, signal });
    since = wakeups.count(QUEUE_CHANNEL);
  };
};
