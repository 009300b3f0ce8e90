import type { Contact } from '../contacts/contact';
import { addDays } from '../dates';
import { dyadsOf } from '../history/who';
import type { PairPast, PastContact } from './judge';
import { dyadName, type WatchedPair } from './pairs';
import { countBefore, enter } from './sorted';
import { YEAR_DAYS } from './spans';

interface Entry extends PastContact {
  readonly newsAt: string;
}

/**
 * The contacts of each pair that occurred and are dated to the day, as they become known. What a pair has behind it is
 * found by bisection, however long its history is.
 */
export class Pasts {
  /** By dyad, and by dyad and mode; sorted by `isBefore`. */
  private readonly byDyad = new Map<string, Entry[]>();
  private readonly byMode = new Map<string, Entry[]>();

  /** Each contact once. */
  add(contact: Contact): void {
    if (contact.status !== 'occurred' || contact.date?.precision !== 'day') return;
    const entry = { contactId: contact.id, day: contact.date.value, newsAt: contact.newsAt };
    for (const dyad of dyadsOf(contact)) {
      const name = dyad.join(' ');
      enter(this.byDyad, name, entry, isBefore);
      enter(this.byMode, `${name} ${contact.mode}`, entry, isBefore);
    }
  }

  /** What a pair has behind it, seen from a contact dated to the day. `days`: those that count as recent. */
  of(pair: WatchedPair, contact: Contact, days = 0): PairPast {
    const name = dyadName(pair);
    const day = contact.date?.value ?? '';
    const place = { contactId: contact.id, day, newsAt: contact.newsAt };
    const entries = this.byDyad.get(name) ?? [];
    const before = countBefore(entries, (entry) => isBefore(entry, place));
    const upTo = (last: string) =>
      Math.min(
        before,
        countBefore(entries, (entry) => entry.day <= last),
      );
    const usual = upTo(addDays(day, -days));
    return {
      last: pastOf(entries[before - 1]),
      lastOfMode: lastBefore(this.byMode.get(`${name} ${contact.mode}`), place),
      recent: 1 + before - usual,
      yearBefore: usual - upTo(addDays(day, -days - YEAR_DAYS)),
    };
  }
}

const lastBefore = (entries: readonly Entry[] = [], place: Entry): PastContact | null =>
  pastOf(entries[countBefore(entries, (entry) => isBefore(entry, place)) - 1]);

const pastOf = (entry: Entry | undefined): PastContact | null =>
  entry ? { contactId: entry.contactId, day: entry.day } : null;

/** Of two contacts of a pair, the one that was first; on one day, the one that was told first. */
const isBefore = (one: Entry, other: Entry): boolean => {
  if (one.day !== other.day) return one.day < other.day;
  if (one.newsAt !== other.newsAt) return one.newsAt < other.newsAt;
  return one.contactId < other.contactId;
};
