import type { Wakeups } from '@chancery/event-log';
import { Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER, WAKEUPS } from '../../core/core.module';
import { Lifetime } from '../../core/lifetime';
import { HealthParts } from '../../health/health-parts';
import { ALERTS, followContacts } from './alert-follower';

/** Judges the contacts as they change. One process does it at a time; others stand by. */
@Injectable()
class FireAlerts implements OnApplicationBootstrap {
  constructor(
    private readonly database: DataSource,
    private readonly lifetime: Lifetime,
    private readonly health: HealthParts,
    @Inject(WAKEUPS) private readonly wakeups: Wakeups,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    let failure: string | undefined;
    this.health.add('alerts', async () =>
      failure === undefined ? { state: 'up' } : { state: 'down', detail: failure },
    );
    this.lifetime.start(
      (signal) =>
        followContacts({
          database: this.database,
          wakeups: this.wakeups,
          signal,
          onBatch: (given) => {
            failure = undefined;
            if (given.alerts + given.amendments > 0) this.logger.info(given, 'alerts');
          },
          onError: (error) => {
            failure = (error as Error).message;
            this.logger.error({ err: error, projection: ALERTS.name }, 'judging alerts failed');
          },
        }),
      (error) => this.logger.fatal({ err: error, projection: ALERTS.name }, 'judging alerts ended'),
    );
  }
}

@Module({ providers: [FireAlerts] })
export class FireAlertsModule {}
