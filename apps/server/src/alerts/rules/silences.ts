import {
  type AlertRule,
  type Contact,
  dyadName,
  judgeSilence,
  type LastContact,
  type WatchedPair,
  type WatchLists,
  watchedPairs,
} from '@chancery/domain';
import type { PreviewHit } from './preview-hit';

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
  ) {}

  /** None is known before the contact that ends it, or the end of the record. */
  readonly told = 0;

  take(contact: Contact): void {
    if (contact.status !== 'occurred' || contact.date?.precision !== 'day') return;
    const last = { contactId: contact.id, day: contact.date.value, mode: contact.mode };
    for (const pair of watchedPairs(this.rule, contact, this.lists)) {
      const known = this.byPair.get(dyadName(pair));
      if (known) known.contacts.push(last);
      else this.byPair.set(dyadName(pair), { pair, contacts: [last] });
    }
  }

  /** @param today ISO day up to which there was nothing after a pair's last contact */
  hits(today: string): PreviewHit[] {
    return [...this.byPair.values()].flatMap(({ pair, contacts }) => {
      const sorted = contacts.toSorted((a, b) => (a.day < b.day ? -1 : 1));
      return sorted.flatMap((last, i) => this.hitAfter(pair, last, sorted[i + 1]?.day ?? today));
    });
  }

  private hitAfter(pair: WatchedPair, last: LastContact, until: string): PreviewHit[] {
    const verdict = judgeSilence(this.rule, pair, last, until);
    if (!verdict.holds) return [];
    const { toldAt, reason } = verdict;
    return [{ contactId: last.contactId, at: toldAt, reason: reason as PreviewHit['reason'], because: null }];
  }
}
