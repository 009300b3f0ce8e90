import { type Contact, dyadOf, type PairPast, type WatchedPair } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';

/** A pair as seen from a contact of it that is dated to the day. `days`: those that count as recent. */
export interface PastAsked {
  readonly pair: WatchedPair;
  readonly contact: Contact;
  readonly days: number;
}

interface PastRow {
  readonly last: PairPast['last'];
  readonly last_of_mode: PairPast['lastOfMode'];
  readonly recent: number;
  readonly year_before: number;
}

/** Of two contacts of a pair the one that was first: by day, on one day by when the press told it. */
const BEFORE = /* sql */ `p.a = r.a AND p.b = r.b AND p.status = 'occurred' AND p.day <= r.day AND p.contact_id <> r.id
  AND (p.day < r.day OR (SELECT (c.news_at, c.id) FROM contacts c WHERE c.id = p.contact_id) < (r.news_at, r.id))`;

const LAST = /* sql */ `jsonb_build_object('contactId', p.contact_id, 'day', p.day)
  FROM contact_pairs p WHERE ${BEFORE}`;

/** What pairs have behind them, in the order of the questions. */
export const readPasts = async (tx: Sql, asked: readonly PastAsked[]): Promise<PairPast[]> => {
  if (asked.length === 0) return [];
  const dyads = asked.map(({ pair }) => dyadOf(pair.who, pair.with));
  const rows = await tx.query<PastRow>(
    `SELECT (SELECT ${LAST} ORDER BY p.day DESC LIMIT 1) AS last,
            (SELECT ${LAST} AND p.mode = r.mode ORDER BY p.day DESC LIMIT 1) AS last_of_mode,
            (SELECT 1 + count(*) FROM contact_pairs p
             WHERE r.days > 0 AND p.day > r.day - r.days AND ${BEFORE})::int AS recent,
            (SELECT count(*) FROM contact_pairs p
             WHERE r.days > 0 AND p.day > r.day - r.days - 365 AND p.day <= r.day - r.days AND ${BEFORE})::int AS year_before
     FROM unnest($1::text[], $2::text[], $3::uuid[], $4::date[], $5::text[], $6::timestamptz[], $7::int[])
       WITH ORDINALITY AS r (a, b, id, day, mode, news_at, days, n)
     ORDER BY r.n`,
    [
      dyads.map(([a]) => a),
      dyads.map(([, b]) => b),
      asked.map(({ contact }) => contact.id),
      asked.map(({ contact }) => contact.date!.value),
      asked.map(({ contact }) => contact.mode),
      asked.map(({ contact }) => contact.newsAt),
      asked.map(({ days }) => days),
    ],
  );
  return rows.map((row) => ({
    last: row.last,
    lastOfMode: row.last_of_mode,
    recent: row.recent,
    yearBefore: row.year_before,
  }));
};
