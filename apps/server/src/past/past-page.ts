import type { ContactItem, ContactList } from '@chancery/contracts';
import { type Contact, type ContactFilter, matches } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { contactsAt } from './contacts-at';
import type { Moment } from './moment';
import { ANY_POSITION, byNews, comesAfter, fromCursor, type Place, toCursor } from './news-order';
import { search } from './search';
import { actorNamesAt } from './standing';

/** Claims that one page folds, at most: past it the page is shorter, and its cursor goes on from there. */
const MOST_CLAIMS = 4_000;

/** Batches that one page looks through, at most. */
const MOST_BATCHES = 6;

interface PageQuery {
  readonly filter: ContactFilter;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

/**
 * A page of the contacts of a moment that passed the filter then, latest news first. A page may be shorter than `limit`
 * while there are more: then it has a cursor.
 */
export const pageAsOf = async (sql: Sql, moment: Moment, query: PageQuery): Promise<ContactList> => {
  const { clock, at, position } = moment;
  const after = fromCursor(clock, query.cursor) ?? startOf(moment);
  const { passing, bound, claims } = await collect(sql, moment, query, after);
  const certain = above(moment, passing, bound);
  const items = certain.sort(byNews(clock)).slice(0, query.limit);
  return {
    items: items as unknown as ContactItem[],
    nextCursor: nextCursor(moment, items, certain.length > items.length, bound),
    position,
    asOf: { at, clock, claims },
  };
};

/** The place before all contacts of a moment. */
const startOf = ({ clock, at, position }: Moment): Place => ({
  newsAt: at,
  newsPosition: clock === 'published' ? ANY_POSITION : position + 1,
});

const nextCursor = (
  { clock }: Moment,
  items: readonly Contact[],
  isFull: boolean,
  bound: Place | null,
): string | null => {
  const last = items.at(-1);
  if (isFull && last) return toCursor(clock, last);
  return bound && toCursor(clock, bound);
};

interface Collected {
  readonly passing: Contact[];
  readonly bound: Place | null;
  readonly claims: number;
}

/** Folds candidates until the page is certain, all are seen, or it is enough work for one request. */
const collect = async (
  sql: Sql,
  moment: Moment,
  { filter, limit }: PageQuery,
  after: Place,
): Promise<Collected> => {
  const seen = new Set<string>();
  const passing: Contact[] = [];
  let claims = 0;
  let batches = 0;
  const names = await actorNamesAt(sql, moment);
  for await (const { ids, bound } of search(sql, moment, { filter, after, names })) {
    const folded = await contactsAt(sql, moment, firstSeen(ids, seen), names);
    claims += folded.claims;
    batches++;
    for (const contact of folded.contacts.values()) {
      if (comesAfter(moment.clock, contact, after) && matches(filter, contact)) passing.push(contact);
    }
    const hasAdvanced = bound !== null && comesAfter(moment.clock, bound, after);
    const isEnough = hasAdvanced && (claims > MOST_CLAIMS || batches >= MOST_BATCHES);
    if (isEnough || above(moment, passing, bound).length > limit) return { passing, bound, claims };
  }
  return { passing, bound: null, claims };
};

const firstSeen = (ids: readonly string[], seen: Set<string>): string[] => {
  const fresh = ids.filter((id) => !seen.has(id));
  for (const id of fresh) seen.add(id);
  return [...new Set(fresh)];
};

/** Those that no contact which was not looked at yet can come before. */
const above = ({ clock }: Moment, contacts: readonly Contact[], bound: Place | null): Contact[] =>
  contacts.filter((contact) => bound === null || !comesAfter(clock, contact, bound));
