import type { Wakeups } from '@chancery/event-log';
import { type Configuration, pause } from '@chancery/platform';
import { Inject, Injectable, Module, type OnApplicationBootstrap } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import { CONFIGURATION, LOGGER, WAKEUPS } from '../../core/core.module';
import { Lifetime } from '../../core/lifetime';
import { Metrics } from '../../health/metrics';
import { ALERTS_CHANNEL } from '../notifications';
import { ChannelStore } from './channel-store';
import { type Mark, mark, type TakenDelivery, takeDue } from './outbox';
import { Outside } from './outside';
import { readTold } from './read-told';
import { nextAttemptAt } from './retry';
import type { Outcome } from './senders/sender';

/** Deliveries on their way at once, each of another channel: one that is slow holds up none but its own. */
const AT_ONCE = 32;

/** The clock that wakes it beside notifications: for attempts that come due. */
const EVERY_MS = 1_000;
const AFTER_FAILURE_MS = 5_000;

/** How long the end of the process waits for what is on its way. */
const GRACE_MS = 3_000;

const HOUR_MS = 3_600_000;

/**
 * Works off the outbox: at least once, and of each channel in order. What was sent but not marked, because the process
 * died between, is sent again under the same id.
 */
@Injectable()
class DeliverAlerts implements OnApplicationBootstrap {
  private readonly running = new Set<Promise<void>>();
  /** Falls when one of them has ended: its channel's next one is then looked for at once. */
  private ended = new AbortController();

  constructor(
    private readonly database: DataSource,
    private readonly outside: Outside,
    private readonly lifetime: Lifetime,
    private readonly metrics: Metrics,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(WAKEUPS) private readonly wakeups: Wakeups,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.metrics.gauge('chancery_alert_deliveries_waiting', 'Alerts that wait to be sent', () =>
      this.waiting(),
    );
    this.lifetime.start(
      (signal) => this.run(signal),
      (error) => this.logger.fatal({ err: error }, 'alerts are no longer sent'),
    );
  }

  private async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const since = this.wakeups.count(ALERTS_CHANNEL);
      this.ended = new AbortController();
      try {
        for (const taken of await takeDue(this.database, AT_ONCE - this.running.size)) this.start(taken);
        const wake = AbortSignal.any([signal, this.ended.signal]);
        await this.wakeups.wait(ALERTS_CHANNEL, EVERY_MS, { since, signal: wake });
      } catch (error) {
        this.logger.warn({ err: error }, 'alerts cannot be sent');
        await pause(AFTER_FAILURE_MS, signal);
      }
    }
    await Promise.race([Promise.all(this.running), pause(GRACE_MS)]);
  }

  /** Sends beside the others. */
  private start(taken: TakenDelivery): void {
    const sending = this.deliver(taken)
      .catch((error: unknown) =>
        this.logger.warn({ err: error, delivery: taken.id }, 'alert not marked as sent'),
      )
      .finally(() => {
        this.running.delete(sending);
        this.ended.abort();
      });
    this.running.add(sending);
  }

  private async deliver(taken: TakenDelivery): Promise<void> {
    const outcome = await this.attempt(taken);
    const marked = this.markOf(taken, outcome);
    const { id, channelId, attempts } = taken;
    const facts = { delivery: id, channel: channelId, attempts, answer: outcome.answer };
    if (marked.state === 'sent') this.logger.debug(facts, 'alert sent');
    else this.logger.warn(facts, marked.state === 'waiting' ? 'alert not sent yet' : 'alert given up');
    await mark(this.database, taken, marked);
  }

  private async attempt({ id, channelId }: TakenDelivery): Promise<Outcome> {
    const told = await readTold(this.database, id);
    if (!told) return { isTaken: false, refuses: 'all', answer: 'The alert was removed.' };
    return this.outside.send(channelId, id, told);
  }

  private markOf({ attempts, createdAt }: TakenDelivery, outcome: Outcome): Mark {
    const { isTaken, answer } = outcome;
    if (isTaken) return { state: 'sent', answer };
    const giveUpAfterMs = this.configuration.alertRetryHours * HOUR_MS;
    const now = new Date();
    const random = Math.random();
    const nextAt = nextAttemptAt({ attempts, createdAt, now, outcome, giveUpAfterMs, random });
    return nextAt ? { state: 'waiting', answer, nextAt } : { state: 'given-up', answer };
  }

  private async waiting(): Promise<number> {
    const [row]: { n: number }[] = await this.database.query(
      `SELECT count(*)::int AS n FROM alert_deliveries WHERE state = 'waiting'`,
    );
    return row!.n;
  }
}

/** Sends alerts to channels; for processes with the role `deliver`. */
@Module({ providers: [ChannelStore, Outside, DeliverAlerts] })
export class DeliverAlertsModule {}
