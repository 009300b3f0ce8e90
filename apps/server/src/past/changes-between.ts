import type { Clock } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { contactsOfClaims } from './claim-places';
import { list, MOST_LISTED } from './listing';
import type { Moment } from './moment';
import { ANY_POSITION } from './news-order';
import { rarestFirst } from './search';
import { actorNamesAt } from './standing';

/** From one moment to a later one on the same clock. */
export interface Stretch {
  readonly since: Moment;
  readonly until: Moment;
}

/** Contacts that something was told or decided about, latest first. */
export interface Touched {
  readonly ids: readonly string[];
  /** There were more than `most`. */
  readonly cut: boolean;
}

/**
 * Contacts that can differ between two moments, at most `most` of them; where the filter names actors who are in few
 * contacts, all of those.
 */
export const touchedBetween = async (
  sql: Sql,
  stretch: Stretch,
  filter: ContactFilter,
  most: number,
): Promise<Touched> => {
  const named = await ofRareActors(sql, stretch, filter);
  const rows = named ?? (await toldBetween(sql, stretch, most + 1));
  const decided = await decidedBetween(sql, stretch);
  const ids = [...new Set([...decided, ...rows])];
  return { ids: ids.slice(0, most), cut: ids.length > most };
};

/** Undefined where the filter names nobody rare. */
const ofRareActors = async (
  sql: Sql,
  { since, until }: Stretch,
  filter: ContactFilter,
): Promise<string[] | undefined> => {
  const found: string[] = [];
  for (const moment of [until, since]) {
    const asked = await rarestFirst(sql, filter, await actorNamesAt(sql, moment));
    if (!asked[0] || asked[0].contacts > MOST_LISTED) return undefined;
    const search = {
      filter: {},
      asked: asked.map(({ ids }) => ids),
      after: { newsAt: moment.at, newsPosition: ANY_POSITION },
    };
    for await (const { ids } of list(sql, moment, search)) found.push(...ids);
  }
  return [...new Set(found)];
};

const TOLD: Record<Clock, string> = {
  published: `
    SELECT contact_id, max(published_at) FROM memberships
    WHERE until IS NULL AND contact_id IS NOT NULL AND published_at > $1::timestamptz AND published_at <= $2::timestamptz
    GROUP BY 1 ORDER BY 2 DESC LIMIT $3`,
  recorded: `
    SELECT contact_id, max(position) FROM (
      SELECT contact_id, since AS position FROM memberships WHERE since > $1::bigint AND since <= $2::bigint
      UNION ALL
      SELECT contact_id, until FROM memberships WHERE until > $1::bigint AND until <= $2::bigint
    ) moved WHERE contact_id IS NOT NULL GROUP BY 1 ORDER BY 2 DESC LIMIT $3`,
};

const toldBetween = async (sql: Sql, { since, until }: Stretch, most: number): Promise<string[]> => {
  const ends = since.clock === 'published' ? [since.at, until.at] : [since.position, until.position];
  const rows = await sql.query<{ contact_id: string }>(TOLD[since.clock], [...ends, most]);
  return rows.map((row) => row.contact_id);
};

/** On the published clock decisions count as they stand today, so they change nothing between two moments. */
const decidedBetween = async (sql: Sql, { since, until }: Stretch): Promise<string[]> => {
  if (since.clock === 'published') return [];
  const between = `(position > $1 AND position <= $2 OR undone_position > $1 AND undone_position <= $2)`;
  const ends = [since.position, until.position];
  const [claims, actors] = await Promise.all([
    sql.query<{ id: string }>(
      `SELECT DISTINCT unnest(claim_ids) AS id FROM contact_decisions WHERE ${between}`,
      ends,
    ),
    sql.query<{ id: string }>(
      `SELECT DISTINCT unnest(actor_ids) AS id FROM actor_decisions WHERE ${between}`,
      ends,
    ),
  ]);
  const found: string[] = [];
  for (const moment of [since, until]) {
    found.push(
      ...(await contactsOfClaims(
        sql,
        moment,
        claims.map(({ id }) => id),
      )),
    );
    if (actors.length === 0) continue;
    const search = {
      filter: {},
      asked: [actors.map(({ id }) => id)],
      after: { newsAt: moment.at, newsPosition: ANY_POSITION },
    };
    for await (const { ids } of list(sql, moment, search)) found.push(...ids);
  }
  return found;
};
