import type { Sql } from '@chancery/event-log';

/** A delivery that this process has taken to send. */
export interface TakenDelivery {
  readonly id: string;
  readonly channelId: string;
  /** This attempt's number, from 1; it tells it from a later one of somebody else. */
  readonly attempts: number;
  readonly createdAt: Date;
}

/**
 * How long a taken delivery is nobody else's. Longer than any attempt: whoever has not marked it by then has died, and it
 * is sent again.
 */
const LEASE_SECONDS = 30;

/**
 * Takes deliveries that are due, of each channel the oldest one that waits: while that is being sent or waits for its
 * next attempt, the later ones wait behind it. Several processes take different ones.
 */
export const takeDue = (sql: Sql, limit: number): Promise<TakenDelivery[]> =>
  sql.query<TakenDelivery>(
    `WITH oldest AS (
       SELECT DISTINCT ON (d.channel_id) d.id
       FROM alert_deliveries d
         LEFT JOIN alerts a ON a.id = d.alert_id LEFT JOIN alert_amendments m ON m.id = d.amendment_id
       WHERE d.state = 'waiting'
       ORDER BY d.channel_id, d.created_at, m.at NULLS FIRST, a.number, d.id
     ), due AS MATERIALIZED (
       SELECT d.id FROM alert_deliveries d JOIN oldest USING (id)
       WHERE d.state = 'waiting' AND d.next_at <= now()
       ORDER BY d.next_at LIMIT $1 FOR UPDATE OF d SKIP LOCKED
     ), taken AS (
       UPDATE alert_deliveries d
       SET attempts = attempts + 1, answer = NULL, next_at = now() + make_interval(secs => ${LEASE_SECONDS})
       FROM due WHERE d.id = due.id
       RETURNING d.id, d.channel_id, d.attempts, d.created_at
     )
     SELECT id, channel_id AS "channelId", attempts, created_at AS "createdAt" FROM taken`,
    [limit],
  );

export type Mark =
  | { readonly state: 'sent'; readonly answer: string }
  | { readonly state: 'waiting'; readonly answer: string; readonly nextAt: Date }
  | { readonly state: 'given-up'; readonly answer: string };

/** Notes what became of an attempt, unless the delivery is somebody else's by now. */
export const mark = async (sql: Sql, taken: TakenDelivery, outcome: Mark): Promise<void> => {
  await sql.query(
    `UPDATE alert_deliveries
     SET state = $3, answer = $4, next_at = $5, sent_at = CASE WHEN $3 = 'sent' THEN now() ELSE sent_at END
     WHERE id = $1 AND attempts = $2 AND state = 'waiting'`,
    [
      taken.id,
      taken.attempts,
      outcome.state,
      outcome.answer,
      outcome.state === 'waiting' ? outcome.nextAt : null,
    ],
  );
};
