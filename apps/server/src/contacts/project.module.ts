import { CONTACTS } from '@chancery/domain';
import { headPosition, type Projection, runProjection, type Wakeups } from '@chancery/event-log';
import { pause } from '@chancery/platform';
import { Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { LOGGER, WAKEUPS } from '../core/core.module';
import { Lifetime } from '../core/lifetime';
import { HealthParts } from '../health/health-parts';
import { Metrics } from '../health/metrics';
import { urlOf } from '../projections/projections.service';
import { activeSlot } from '../projections/slots';
import { startRebuild } from '../projections/start-rebuild';
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
      async (signal) => {
        await this.bringToVersion(signal);
        await runProjection({
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
        });
      },
      (error) => this.logger.fatal({ err: error, projection: CONTACTS.name }, 'projection ended'),
    );
  }

  /** Contacts that another version of the fold made stay shown until those of this one are there. */
  private async bringToVersion(signal: AbortSignal): Promise<void> {
    for (let attempt = 1; !signal.aborted; attempt++) {
      const { version } = await activeSlot(this.database, CONTACTS.name);
      if (version === CONTACTS.version) return;
      this.logger.info({ from: version, to: CONTACTS.version }, 'rebuilding the contacts');
      const { ended, stop } = startRebuild(urlOf(this.database), () => {});
      signal.addEventListener('abort', stop, { once: true });
      const outcome = await ended;
      signal.removeEventListener('abort', stop);
      if (!('error' in outcome)) continue;
      this.logger.error({ outcome }, 'rebuild of the contacts failed');
      await pause(Math.min(LONGEST_PAUSE_MS, 100 * 2 ** attempt), signal);
    }
  }

  /** The projection, with the time from each batch's last append to the end of its fold. */
  private measured(): Projection {
    const projection = contactsProjection();
    return {
      ...projection,
      apply: async (tx, events) => {
        await projection.apply(tx, events);
        const recordedAt = Date.parse(events.at(-1)!.recordedAt);
        const seconds = Math.max(0, (Date.now() - recordedAt) / 1000);
        this.metrics.recordToProjectSeconds.observe({ projection: CONTACTS.name }, seconds);
      },
    };
  }
}

@Module({ providers: [ContactQueries, ProjectContacts] })
export class ProjectModule {}
