import type { ActorNames, ContactFilter } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { list, MOST_LISTED } from './listing';
import type { Moment } from './moment';
import { idsAskedFor } from './narrowing';
import type { Place } from './news-order';
import { type Batch, type Search, walk } from './walk';

/** Contacts that name somebody of each list, where many name one of the first: so few are worth finding by these. */
const FEW_IN_COMMON = 300;
const MANY = 12_000;

export interface SearchRequest {
  readonly filter: ContactFilter;
  readonly after: Place;
  readonly names: ActorNames;
}

/** The contacts that a list as of a moment may have after a place, by the way that reads least. */
export async function* search(
  sql: Sql,
  moment: Moment,
  { filter, after, names }: SearchRequest,
): AsyncGenerator<Batch> {
  const rarest = await rarestFirst(sql, filter, names);
  const asked = rarest.map(({ ids }) => ids);
  const wanted: Search = { filter, asked, after };
  const isListed = rarest[0] !== undefined && (await areFew(sql, moment, asked, rarest[0].contacts));
  yield* isListed ? list(sql, moment, wanted, 2 * MANY) : walk(sql, moment, wanted);
}

/** On the recorded clock contacts are found by the first list alone: they may have been other ones than today's. */
const areFew = async (
  sql: Sql,
  { clock }: Moment,
  asked: readonly (readonly string[])[],
  first: number,
): Promise<boolean> => {
  if (first <= MOST_LISTED) return true;
  if (asked.length < 2) return false;
  const common = await estimate(sql, asked);
  return clock === 'published' ? common <= MOST_LISTED : common <= FEW_IN_COMMON && first <= MANY;
};

/** The lists of ids that a filter asks for, that which fewest contacts name first, as the planner estimates it. */
export const rarestFirst = async (
  sql: Sql,
  filter: ContactFilter,
  names: ActorNames,
): Promise<{ readonly ids: readonly string[]; readonly contacts: number }[]> => {
  const asked = await Promise.all(
    idsAskedFor(filter, names).map(async (ids) => ({ ids, contacts: await estimate(sql, [ids]) })),
  );
  return asked.sort((a, b) => a.contacts - b.contacts);
};

type Explained = { readonly 'QUERY PLAN': readonly { readonly Plan: { readonly 'Plan Rows': number } }[] };

/** About how many contacts name one of each list; from statistics, so that it reads nothing. */
const estimate = async (sql: Sql, lists: readonly (readonly string[])[]): Promise<number> => {
  const named = lists.map((_, i) => `c.claimed_ids && $${i + 1}::text[]`).join(' AND ');
  const [row] = await sql.query<Explained>(`EXPLAIN (FORMAT JSON) SELECT FROM contacts c WHERE ${named}`, [
    ...lists,
  ]);
  return row!['QUERY PLAN'][0]!.Plan['Plan Rows'];
};
