import type { Recorded } from '@chancery/domain';
import type { FailurePolicy } from './failure-policy';
import { pause } from './pause';
import { readEvents } from './read';
import type { Sql } from './sql';
import { EVENTS_CHANNEL, type Wakeups } from './wakeups';

export interface FollowOptions {
  readonly sql: Sql;
  /** Must listen on EVENTS_CHANNEL. */
  readonly wakeups: Wakeups;
  /** The position that the reader has already seen; 0 for the whole log. */
  readonly after: number;
  /** Events in one batch at most. */
  readonly batch: number;
  readonly signal: AbortSignal;
  /** What to do when the log cannot be read. Absent: the error ends the iteration. */
  readonly onFailure?: FailurePolicy | undefined;
}

/** The longest that a lost notification can delay a reader, in milliseconds. */
export const MAX_IDLE_MS = 1_000;

/**
 * The log from a position on, first what is there, then what comes: every event once and in order.
 * Ends on abort.
 */
export async function* followLog(options: FollowOptions): AsyncGenerator<Recorded[], void, undefined> {
  const { wakeups, signal } = options;
  let position = options.after;
  while (!signal.aborted) {
    const since = wakeups.count(EVENTS_CHANNEL);
    const events = await readPersistently(options, position);
    const last = events.at(-1);
    if (last) {
      yield events;
      position = last.position;
    } else {
      await wakeups.wait(EVENTS_CHANNEL, MAX_IDLE_MS, { since, signal });
    }
  }
}

const readPersistently = async (options: FollowOptions, after: number): Promise<Recorded[]> => {
  const { sql, batch, signal, onFailure } = options;
  for (let attempt = 1; !signal.aborted; attempt++) {
    try {
      return await readEvents(sql, { after, limit: batch });
    } catch (error) {
      const decision = onFailure?.({ attempt, error });
      if (decision?.do !== 'retry') throw error;
      await pause(decision.afterMs, signal);
    }
  }
  return [];
};
