import type { ContactItem } from '@chancery/contracts';
import { CONTACTS } from '@chancery/domain';
import { PROJECTED_CHANNEL, type Sql, type Wakeups } from '@chancery/event-log';
import type { Logger } from 'pino';

/** A contact that was written or removed at `position`. */
export interface Change {
  readonly position: number;
  readonly id: string;
  /** Null: the contact is gone. */
  readonly contact: ContactItem | null;
}

/** Changes after a position, complete up to `position`. */
export interface Changes {
  readonly changes: readonly Change[];
  readonly position: number;
}

/** Most changes that a client catches up; past that, fetching the list anew is cheaper for both. */
const MOST_CATCH_UP = 2_000;

/** Changes that are kept in memory, so that live clients cost no query. */
const RECENT = 5_000;

/** How far processes may be apart in reading. */
const CATCHES_UP_WITHIN_MS = 2_000;

/** A notification that got lost costs this at most. */
const LONGEST_WAIT_MS = 1_000;

/**
 * The read model's changes in order, for all live clients of this process. Woken by the projection's commit and, in
 * case a notification is lost, by the clock; what it gives is complete up to its position because the projection
 * writes rows and checkpoint in one transaction.
 */
export class ChangeFeed {
  private recent: Change[] = [];
  /** Everything after this position is in `recent`. */
  private recentFrom = 0;
  private head = 0;
  private began = false;
  /** Of the fold that is shown: another one gives other contacts at the same position, and clients start anew. */
  private version = 0;
  private readonly waiting = new Set<() => void>();

  constructor(
    private readonly sql: Sql,
    private readonly wakeups: Pick<Wakeups, 'wait' | 'count'>,
    private readonly logger: Logger,
  ) {}

  get position(): number {
    return this.head;
  }

  /** Follows the read model until the signal; an error of the database is logged and outlived. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      const since = this.wakeups.count(PROJECTED_CHANNEL);
      try {
        await this.follow();
      } catch (error) {
        if (!signal.aborted) this.logger.warn({ err: error }, 'live feed could not read changes');
      }
      await this.wakeups.wait(PROJECTED_CHANNEL, LONGEST_WAIT_MS, { since, signal });
    }
    this.wake();
  }

  /** Whether the feed is at a position, or comes there soon: another process may have been ahead of this one. */
  async reaches(position: number, signal: AbortSignal): Promise<boolean> {
    const patience = AbortSignal.timeout(CATCHES_UP_WITHIN_MS);
    while (position > this.head && !signal.aborted && !patience.aborted) {
      await Promise.race([this.changed(signal), this.changed(patience)]);
    }
    return position <= this.head && !signal.aborted;
  }

  /** Changes after `after`; waits for one until the signal. Undefined when there are more than a client should catch up. */
  async next(after: number, signal: AbortSignal): Promise<Changes | undefined> {
    const { version } = this;
    while (after >= this.head && version === this.version && !signal.aborted) await this.changed(signal);
    if (version !== this.version) return undefined;
    if (signal.aborted) return { changes: [], position: after };
    if (after >= this.recentFrom) {
      return { changes: this.recent.slice(firstAfter(this.recent, after)), position: this.head };
    }
    const caughtUp = await this.read(after);
    return caughtUp.changes.length > MOST_CATCH_UP ? undefined : caughtUp;
  }

  /** Reads what is new. The first time it only notes where the read model stands: the past is read on demand. */
  private async follow(): Promise<void> {
    const version = await this.shownVersion();
    if (!this.began || version !== this.version) {
      this.version = version;
      this.recent = [];
      this.head = (await this.read(Number.MAX_SAFE_INTEGER)).position;
      this.recentFrom = this.head;
      this.began = true;
      this.wake();
    }
    for (let full = true; full; ) {
      const { changes, position } = await this.read(this.head);
      this.publish(changes, position);
      full = changes.length > MOST_CATCH_UP;
    }
  }

  private publish(changes: readonly Change[], position: number): void {
    if (position <= this.head) return;
    this.recent.push(...changes);
    this.head = position;
    if (this.recent.length > RECENT) this.forget();
    this.wake();
  }

  /** Drops the oldest half; a position is never kept in part. */
  private forget(): void {
    this.recentFrom = this.recent[this.recent.length - RECENT / 2]!.position;
    this.recent = this.recent.slice(firstAfter(this.recent, this.recentFrom));
  }

  private wake(): void {
    const waiting = [...this.waiting];
    this.waiting.clear();
    for (const resume of waiting) resume();
  }

  private changed(signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const resume = () => {
        signal.removeEventListener('abort', resume);
        this.waiting.delete(resume);
        resolve();
      };
      this.waiting.add(resume);
      signal.addEventListener('abort', resume, { once: true });
    });
  }

  private async shownVersion(): Promise<number> {
    const [row]: { version: number }[] = await this.sql.query(
      'SELECT version FROM projection_positions WHERE projection = $1',
      [CONTACTS.name],
    );
    return row!.version;
  }

  /** Rows and checkpoint of one snapshot; past the limit, up to and with all of the last position that it reaches. */
  private async read(after: number): Promise<Changes> {
    const [row]: { position: string | null; changes: Change[] | null }[] = await this.sql.query(
      `WITH changed AS (
         SELECT position, id, view FROM contacts WHERE position > $1
         UNION ALL
         SELECT position, id, NULL FROM contacts_gone WHERE position > $1
         ORDER BY position FETCH FIRST ${MOST_CATCH_UP + 1} ROWS WITH TIES
       )
       SELECT (SELECT position FROM projection_positions WHERE projection = $2) AS position,
              (SELECT json_agg(json_build_object('position', position, 'id', id, 'contact', view)
                               ORDER BY position, id) FROM changed) AS changes`,
      [after, CONTACTS.name],
    );
    const changes = row?.changes ?? [];
    const reached = changes.length > MOST_CATCH_UP ? changes.at(-1)!.position : Number(row?.position ?? 0);
    return { changes, position: reached };
  }
}

/** Index of the first change after a position, in a list ordered by position. */
const firstAfter = (changes: readonly Change[], position: number): number => {
  let [low, high] = [0, changes.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.position <= position) low = middle + 1;
    else high = middle;
  }
  return low;
};
