import { CONTACTS } from '@chancery/domain';
import { headPosition, type Projection, runProjection, type Wakeups } from '@chancery/event-log';
import { Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER, WAKEUPS } from '../core/core.module';
import { Lifetime } from '../core/lifetime';
import { HealthParts } from '../health/health-parts';
import { Metrics } from '../health/metrics';
import { ContactQueries } from './contact-queries';
import { contactsProjection } from './projection';

const BATCH = 500;
const LONGEST_PAUSE_MS = 10_000;

/** Keeps the read model of contacts up to the log. One process does it at a time; others stand by. */
@Injectable()
class ProjectContacts implements OnApplicationBootstrap {
  constructor(
    private readonly database: DataSource,
    private readonly queries: ContactQueries,
    private readonly lifetime: Lifetime,
    private readonly health: HealthParts,
    private readonly metrics: Metrics,
    @Inject(WAKEUPS) private readonly wakeups: Wakeups,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    let failure: string | undefined;
    const lag = async () =>
      Math.max(0, (await headPosition(this.database)) - (await this.queries.position()));
    this.metrics.gauge('chancery_projection_lag_events', 'Events that the contacts have not folded yet', lag);
    this.health.add('contacts', async () =>
      failure === undefined
        ? { state: 'up', detail: `${await lag()} events behind` }
        : { state: 'down', detail: failure },
    );
    this.lifetime.start(
      (signal) =>
        runProjection({
          dataSource: this.database,
          wakeups: this.wakeups,
          projection: this.measured(),
          batchSize: BATCH,
          signal,
          onBatch: ({ events }) => {
            failure = undefined;
            this.metrics.projectedEvents.inc({ projection: CONTACTS.name }, events);
          },
          onFailure: ({ attempt, error }) => {
            failure = (error as Error).message;
            this.logger.error({ err: error, attempt, projection: CONTACTS.name }, 'projection failed');
            return { do: 'retry', afterMs: Math.min(LONGEST_PAUSE_MS, 100 * 2 ** attempt) };
          },
        }),
      (error) => this.logger.fatal({ err: error, projection: CONTACTS.name }, 'projection ended'),
    );
  }

  /** The projection, with the time from each batch's last append to the end of its fold. */
  private measured(): Projection {
    return {
      ...contactsProjection,
      apply: async (tx, events) => {
        await contactsProjection.apply(tx, events);
        const recordedAt = Date.parse(events.at(-1)!.recordedAt);
        const seconds = Math.max(0, (Date.now() - recordedAt) / 1000);
        this.metrics.recordToProjectSeconds.observe({ projection: CONTACTS.name }, seconds);
      },
    };
  }
}

@Module({ providers: [ContactQueries, ProjectContacts] })
export class ProjectModule {}
