import type { Wakeups } from '@chancery/event-log';
import { Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { AlertNewsGateway } from '../alerts/firing/alert-news.gateway';
import { LOGGER, WAKEUPS } from '../core/core.module';
import { Lifetime } from '../core/lifetime';
import { ChangeFeed } from './change-feed';
import { LiveGateway } from './live.gateway';

@Injectable()
class FollowChanges implements OnApplicationBootstrap {
  constructor(
    private readonly feed: ChangeFeed,
    private readonly lifetime: Lifetime,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.lifetime.start(
      (signal) => this.feed.run(signal),
      (error) => this.logger.fatal({ err: error }, 'live feed ended'),
    );
  }
}

@Module({
  providers: [
    {
      provide: ChangeFeed,
      inject: [DataSource, WAKEUPS, LOGGER],
      useFactory: (database: DataSource, wakeups: Wakeups, logger: Logger) =>
        new ChangeFeed(database, wakeups, logger),
    },
    FollowChanges,
    LiveGateway,
    AlertNewsGateway,
  ],
})
export class LiveModule {}
