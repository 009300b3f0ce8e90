import type { Clock } from '@chancery/contracts';
import { CONTACTS } from '@chancery/domain';
import { positionAt, type Sql } from '@chancery/event-log';

/** A moment that the record can be read as of. */
export interface Moment {
  readonly clock: Clock;
  /** ISO 8601, UTC, whole milliseconds. */
  readonly at: string;
  /**
   * On the recorded clock the last position that was in the log by then, as far as the read model has come; on the
   * published clock the position that the read model is at.
   */
  readonly position: number;
}

/** The moment at `at`, as `momentSchema` gives it. */
export const momentAt = async (sql: Sql, clock: Clock, at: string): Promise<Moment> => {
  const projected = await projectedPosition(sql);
  if (clock === 'published') return { clock, at, position: projected };
  return { clock, at, position: Math.min(projected, await positionAt(sql, at)) };
};

/** How far the read model of contacts has come in the log. */
export const projectedPosition = async (sql: Sql): Promise<number> => {
  const [row] = await sql.query<{ position: string }>(
    'SELECT position FROM projection_positions WHERE projection = $1',
    [CONTACTS.name],
  );
  return Number(row?.position ?? 0);
};

/** A condition in SQL with the value of its one parameter. */
export interface Held {
  readonly text: string;
  readonly value: string | number;
}

/** Which rows `m` of memberships hold at a moment; `$1` is `value`. On the published clock membership is today's. */
export const heldAt = ({ clock, at, position }: Moment): Held =>
  clock === 'published'
    ? { text: 'm.until IS NULL AND m.published_at <= $1::timestamptz', value: at }
    : { text: 'm.since <= $1::bigint AND (m.until IS NULL OR m.until > $1::bigint)', value: position };

/** The same for decisions `d`. On the published clock they count as they stand today. */
export const standingAt = ({ clock, position }: Moment): Held =>
  clock === 'published'
    ? { text: 'd.undone_position IS NULL AND $1::bigint >= 0', value: position }
    : {
        text: 'd.position <= $1::bigint AND (d.undone_position IS NULL OR d.undone_position > $1::bigint)',
        value: position,
      };

/** A timestamp as ISO 8601 in UTC with milliseconds: written by PostgreSQL, which is several times as fast as a `Date`. */
export const isoOf = (timestamp: string): string =>
  `to_char(${timestamp} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
