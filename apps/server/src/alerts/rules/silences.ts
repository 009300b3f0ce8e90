import type { AlertReason } from '@chancery/contracts';
import {
  type AlertRule,
  addDays,
  type Contact,
  daysBetween,
  dyadName,
  matches,
  type Selector,
  type WatchedPair,
  type WatchLists,
  watchedPairs,
} from '@chancery/domain';
import { Failure } from '../../edge/failure';
import type { PreviewHit } from './preview-hit';

interface Meeting {
  readonly contact: Contact;
  readonly day: string;
}

/**
 * The silences that a rule would have told, from the gaps between contacts of its pairs as they are known today. Each is
 * told by the contact before it, on the first day on which it had lasted long enough.
 */
export class Silences {
  private readonly byPair = new Map<string, { readonly pair: WatchedPair; readonly meetings: Meeting[] }>();

  /** @throws Failure INVALID_REQUEST where the rule names no two who can fall silent */
  constructor(
    private readonly rule: AlertRule,
    private readonly lists: WatchLists,
    private readonly days: number,
  ) {
    for (const side of ['who', 'with'] as const) if (!isNamed(rule[side])) throw unnamed(side);
  }

  take(contact: Contact): void {
    if (contact.status !== 'occurred' || contact.date?.precision !== 'day') return;
    if (!matches(this.rule.filter, contact)) return;
    const meeting = { contact, day: contact.date.value };
    for (const pair of watchedPairs(this.rule, contact, this.lists)) {
      const known = this.byPair.get(dyadName(pair));
      if (known) known.meetings.push(meeting);
      else this.byPair.set(dyadName(pair), { pair, meetings: [meeting] });
    }
  }

  /** @param today ISO day up to which nothing was heard after a pair's last contact */
  hits(today: string): PreviewHit[] {
    return [...this.byPair.values()].flatMap(({ pair, meetings }) => {
      const sorted = [...meetings].sort((a, b) => (a.day < b.day ? -1 : 1));
      return sorted.flatMap((meeting, i) => {
        const until = sorted[i + 1]?.day ?? today;
        return daysBetween(meeting.day, until) > this.days ? [this.hit(pair, meeting)] : [];
      });
    });
  }

  private hit({ who, with: other }: WatchedPair, { contact, day }: Meeting): PreviewHit {
    const reason: AlertReason = {
      kind: 'silence',
      pairs: [{ who, with: other, last: { contactId: contact.id, day } }],
      mode: contact.mode,
      day,
      count: this.days,
    };
    const at = `${addDays(day, this.days + 1)}T00:00:00.000Z`;
    return { contactId: contact.id, at, reason, because: null };
  }
}

/** Of pairs of anyone there is no end. */
const isNamed = (selector: Selector): boolean => !('any' in selector || 'office' in selector);

const unnamed = (side: 'who' | 'with'): Failure => {
  const message = 'must name an actor, a country or a watch list where a rule tells of silence';
  return new Failure('INVALID_REQUEST', `${side}: ${message}`, [{ path: side, message }]);
};
