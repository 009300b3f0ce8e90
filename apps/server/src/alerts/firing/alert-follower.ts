import { PROJECTED_CHANNEL, releaseOwnership, type Sql, tryToOwn, type Wakeups } from '@chancery/event-log';
import { pause } from '@chancery/platform';
import type { DataSource, EntityManager } from 'typeorm';
import { ALERTS_CHANNEL } from '../notifications';
import { readChanged, readPosition } from './changed-contacts';
import { databaseClock, fire, loadRules, type NewsClock, type Rules } from './fire';
import { fireSilences } from './fire-silences';

/** The alerts as a projection: where it stands is one of the checkpoints. */
export const ALERTS = { name: 'alerts', version: 1 } as const;

/** A notification that got lost costs this at most. */
const LONGEST_WAIT_MS = 1_000;
const STANDBY_MS = 2_000;

export interface FollowOptions {
  readonly database: DataSource;
  readonly wakeups: Wakeups;
  readonly signal: AbortSignal;
  readonly clock?: NewsClock;
  readonly onBatch?: (batch: { alerts: number; amendments: number }) => void;
  readonly onError: (error: unknown) => void;
}

/**
 * Judges what the contacts' read model changes, in its order and each change once: alerts, what is to be sent and the
 * position are written in one transaction. A rebuild of the contacts moves no position, so it fires nothing. One process
 * does it at a time; others stand by.
 */
export const followContacts = async (options: FollowOptions): Promise<void> => {
  const { database, signal } = options;
  while (!signal.aborted) {
    const connection = database.createQueryRunner();
    try {
      await connection.connect();
      if (await tryToOwn(connection, ALERTS)) {
        try {
          await new AlertFollower(options).run();
        } finally {
          await releaseOwnership(connection, ALERTS).catch(() => undefined);
        }
      }
    } catch (error) {
      if (!signal.aborted) options.onError(error);
    } finally {
      await connection.release().catch(() => undefined);
    }
    await pause(STANDBY_MS, signal);
  }
};

/** Where alerts stand, and the rules as they were read last. */
export class AlertFollower {
  private rules: Rules | undefined;
  private stamp = '';
  /** The day and the rules for which silences were looked for last. */
  private silencesLooked = '';

  constructor(private readonly options: Omit<FollowOptions, 'onError'>) {}

  /** Until the signal, or an error of the database. */
  async run(): Promise<void> {
    const { wakeups, signal } = this.options;
    while (!signal.aborted) {
      const since = wakeups.count(PROJECTED_CHANNEL);
      while (!signal.aborted && (await this.step())) {
        // More is there.
      }
      await this.lookForSilences();
      await wakeups.wait(PROJECTED_CHANNEL, LONGEST_WAIT_MS, { since, signal });
    }
  }

  /** One batch; false when there was nothing to judge. */
  async step(): Promise<boolean> {
    const batch = await this.options.database.transaction('REPEATABLE READ', async (tx) => {
      const after = await lockPosition(tx);
      const changed = await readChanged(tx, after);
      if (changed.position <= after) return undefined;
      const rules = await this.currentRules(tx);
      const fired = await fire(tx, rules, changed, this.options.clock);
      await movePosition(tx, changed.position);
      if (fired.alerts + fired.amendments > 0) await tx.query(`SELECT pg_notify($1, '')`, [ALERTS_CHANNEL]);
      return fired;
    });
    if (batch) this.options.onBatch?.(batch);
    return batch !== undefined;
  }

  /**
   * Once a day, and after rules were changed. Each silence is told once, so that looking again does no harm.
   * @param at ISO 8601, UTC; by default the clock of the database
   */
  async lookForSilences(at?: string): Promise<void> {
    const looked = await this.options.database.transaction(async (tx) => {
      const now = at ?? (await databaseClock(tx));
      const rules = await this.currentRules(tx);
      const mark = `${now.slice(0, 10)} ${this.stamp}`;
      if (this.silencesLooked === mark) return { mark, alerts: 0 };
      const alerts = await fireSilences(tx, rules, now);
      if (alerts > 0) await tx.query(`SELECT pg_notify($1, '')`, [ALERTS_CHANNEL]);
      return { mark, alerts };
    });
    this.silencesLooked = looked.mark;
    if (looked.alerts > 0) this.options.onBatch?.({ alerts: looked.alerts, amendments: 0 });
  }

  /** Read anew where someone changed a rule or a list. */
  private async currentRules(tx: EntityManager): Promise<Rules> {
    const stamp = await rulesStamp(tx);
    if (!this.rules || this.stamp !== stamp) this.rules = await loadRules(tx);
    this.stamp = stamp;
    return this.rules;
  }
}

/** Rules and lists are never removed, so that the latest change tells whether there was one. */
const rulesStamp = async (tx: Sql): Promise<string> => {
  const [row] = await tx.query<{ stamp: string }>(
    `SELECT concat((SELECT max(updated_at) FROM alert_rules), ' ', (SELECT max(updated_at) FROM watch_lists)) AS stamp`,
  );
  return row!.stamp;
};

/** Locked until the transaction ends. At the first start nothing that is known is news. */
const lockPosition = async (tx: Sql): Promise<number> => {
  const read = () =>
    tx.query<{ position: string }>(
      'SELECT position FROM checkpoints WHERE projection = $1 AND version = $2 FOR UPDATE',
      [ALERTS.name, ALERTS.version],
    );
  const [row] = await read();
  if (row) return Number(row.position);
  const position = await readPosition(tx);
  await tx.query(
    `INSERT INTO checkpoints (projection, version, position, updated_at) VALUES ($1, $2, $3, clock_timestamp())`,
    [ALERTS.name, ALERTS.version, position],
  );
  return position;
};

const movePosition = async (tx: Sql, position: number): Promise<void> => {
  await tx.query(
    'UPDATE checkpoints SET position = $3, updated_at = clock_timestamp() WHERE projection = $1 AND version = $2',
    [ALERTS.name, ALERTS.version, position],
  );
};
