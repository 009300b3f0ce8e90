import {
  type AlertRule,
  addDays,
  type Contact,
  daysBetween,
  dyadName,
  type Mode,
  type PastContact,
  type WatchedPair,
  type WatchLists,
  watchedPairs,
} from '@chancery/domain';
import type { PreviewHit } from './preview-hit';

interface LastContact extends PastContact {
  readonly mode: Mode;
}

/**
 * The silences that a rule would have told, from the gaps between contacts of its pairs as they are known today. Each is
 * told on the day on which it had lasted long enough, by the contact before it.
 */
export class Silences {
  private readonly byPair = new Map<
    string,
    { readonly pair: WatchedPair; readonly contacts: LastContact[] }
  >();

  constructor(
    private readonly rule: AlertRule,
    private readonly lists: WatchLists,
    private readonly days: number,
  ) {}

  take(contact: Contact): void {
    if (contact.status !== 'occurred' || contact.date?.precision !== 'day') return;
    const last = { contactId: contact.id, day: contact.date.value, mode: contact.mode };
    for (const pair of watchedPairs(this.rule, contact, this.lists)) {
      const known = this.byPair.get(dyadName(pair));
      if (known) known.contacts.push(last);
      else this.byPair.set(dyadName(pair), { pair, contacts: [last] });
    }
  }

  /** @param today ISO day up to which nothing was heard after a pair's last contact */
  hits(today: string): PreviewHit[] {
    return [...this.byPair.values()].flatMap(({ pair, contacts }) => {
      const sorted = contacts.toSorted((a, b) => (a.day < b.day ? -1 : 1));
      return sorted.flatMap((last, i) => this.hitAfter(pair, last, sorted[i + 1]?.day ?? today));
    });
  }

  private hitAfter(
    { who, with: other }: WatchedPair,
    { contactId, day, mode }: LastContact,
    until: string,
  ): PreviewHit[] {
    if (daysBetween(day, until) <= this.days) return [];
    const pairs = [{ who, with: other, last: { contactId, day } }];
    const reason: PreviewHit['reason'] = { kind: 'silence', pairs, mode, day, count: this.days };
    const at = `${addDays(day, this.days + 1)}T00:00:00.000Z`;
    return [{ contactId, at, reason, because: null }];
  }
}
