import type { Contact } from '../contacts/contact';
import { addDays } from '../dates';
import { dyadsOf } from '../history/who';
import type { Mode } from '../words';
import type { PairPast, PastContact } from './judge';
import { dyadName, type WatchedPair } from './pairs';
import { countBefore, enter } from './sorted';
import { YEAR_DAYS } from './spans';

interface Place extends PastContact {
  readonly newsAt: string;
}

interface Entry extends Place {
  readonly mode: Mode;
}

/**
 * The contacts of each pair that occurred and are dated to the day, as they become known. What a pair has behind it is
 * found by bisection, however long its history is.
 */
export class Pasts {
  /** By dyad, sorted by `isBefore`. */
  private readonly byDyad = new Map<string, Entry[]>();

  /** Each contact once. */
  add(contact: Contact): void {
    if (contact.status !== 'occurred' || contact.date?.precision !== 'day') return;
    const { id, mode, newsAt } = contact;
    const entry = { contactId: id, day: contact.date.value, newsAt, mode };
    for (const dyad of dyadsOf(contact)) enter(this.byDyad, dyad.join(' '), entry, isBefore);
  }

  /** What a pair has behind it, seen from a contact dated to the day. `days`: those that count as recent; 0: nothing is counted. */
  of(pair: WatchedPair, contact: Contact, days = 0): PairPast {
    const day = contact.date?.value ?? '';
    const place = { contactId: contact.id, day, newsAt: contact.newsAt };
    const entries = this.byDyad.get(dyadName(pair)) ?? [];
    const before = countBefore(entries, (entry) => isBefore(entry, place));
    return {
      last: pastOf(entries[before - 1]),
      lastOfMode: lastOfMode(entries, before, contact.mode),
      ...countsOf(entries, { before, day, days }),
    };
  }
}

/** How many of the first `before` entries lie in the days before a day, and in the year before these. */
const countsOf = (
  entries: readonly Entry[],
  { before, day, days }: { readonly before: number; readonly day: string; readonly days: number },
): Pick<PairPast, 'recent' | 'yearBefore'> => {
  if (days === 0) return { recent: 1, yearBefore: 0 };
  const upTo = (last: string) =>
    Math.min(
      before,
      countBefore(entries, (entry) => entry.day <= last),
    );
  const usual = upTo(addDays(day, -days));
  return { recent: 1 + before - usual, yearBefore: usual - upTo(addDays(day, -days - YEAR_DAYS)) };
};

/** A walk back to the one before it: over all contacts of a pair no longer than there are contacts, for each mode. */
const lastOfMode = (entries: readonly Entry[], before: number, mode: Mode): PastContact | null => {
  let i = before - 1;
  while (i >= 0 && entries[i]!.mode !== mode) i--;
  return pastOf(entries[i]);
};

const pastOf = (entry: Entry | undefined): PastContact | null =>
  entry ? { contactId: entry.contactId, day: entry.day } : null;

/** Of two contacts of a pair, the one that was first; on one day, the one that was told first. */
const isBefore = (one: Place, other: Place): boolean => {
  if (one.day !== other.day) return one.day < other.day;
  if (one.newsAt !== other.newsAt) return one.newsAt < other.newsAt;
  return one.contactId < other.contactId;
};
