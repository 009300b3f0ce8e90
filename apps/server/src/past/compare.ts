import type { Clock, Comparison } from '@chancery/contracts';
import { type Contact, type ContactFilter, matches } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { type Stretch, touchedBetween } from './changes-between';
import { contactsAt } from './contacts-at';
import { changedFields } from './difference';
import { momentAt } from './moment';
import { byNews } from './news-order';

/** Contacts that one comparison looks at, at most. */
const MOST_TOUCHED = 3_000;

/** Contacts that are folded at once. */
const SLICE = 300;

export interface CompareRequest {
  readonly since: string;
  readonly until: string;
  readonly clock: Clock;
  readonly filter: ContactFilter;
}

/** A contact at both moments; null where it was not on record. */
interface Pair {
  readonly before: Contact | null;
  readonly after: Contact | null;
}

/**
 * What changed on the record from one moment to another: contacts touched in between, folded at both and compared field
 * by field. A contact counts when it passes the filter before or after. Latest news first.
 */
export const compare = async (
  sql: Sql,
  { since, until, clock, filter }: CompareRequest,
): Promise<Comparison> => {
  const stretch = { since: await momentAt(sql, clock, since), until: await momentAt(sql, clock, until) };
  const { ids, cut } = await touchedBetween(sql, stretch, filter, MOST_TOUCHED);
  const { pairs, claims } = await foldBoth(sql, stretch, ids);
  const passes = (contact: Contact | null) => contact !== null && matches(filter, contact);
  const relevant = pairs.filter(({ before, after }) => passes(before) || passes(after));
  return { since, until, clock, ...sortOut(relevant, clock), claims, cut };
};

const foldBoth = async (sql: Sql, { since, until }: Stretch, ids: readonly string[]) => {
  const pairs: Pair[] = [];
  let claims = 0;
  for (let i = 0; i < ids.length; i += SLICE) {
    const slice = ids.slice(i, i + SLICE);
    const before = await contactsAt(sql, since, slice);
    const after = await contactsAt(sql, until, slice);
    claims += before.claims + after.claims;
    for (const id of slice)
      pairs.push({ before: before.contacts.get(id) ?? null, after: after.contacts.get(id) ?? null });
  }
  return { pairs, claims };
};

type Sorted = Pick<Comparison, 'appeared' | 'changed' | 'cancelled' | 'vanished'>;

const sortOut = (pairs: readonly Pair[], clock: Clock): Sorted => {
  const latest = ({ before, after }: Pair) => (after ?? before)!;
  const byLatest = (a: Pair, b: Pair) => byNews(clock)(latest(a), latest(b));
  const sorted = { appeared: [], changed: [], cancelled: [], vanished: [] } as {
    [List in keyof Sorted]: unknown[];
  };
  for (const { before, after } of [...pairs].sort(byLatest)) {
    if (!before) sorted.appeared.push(after);
    else if (!after) sorted.vanished.push(before);
    else if (after.status === 'cancelled' && before.status !== 'cancelled')
      sorted.cancelled.push({ before, after });
    else {
      const fields = changedFields(before, after);
      if (fields.length > 0) sorted.changed.push({ before, after, fields });
    }
  }
  return sorted as Sorted;
};
