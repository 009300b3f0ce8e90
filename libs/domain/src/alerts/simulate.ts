import type { Contact } from '../contacts/contact';
import { addDays } from '../dates';
import { type FiredAlert, isTold, revise } from './alert';
import { type Because, isNews, judge, type Reason, type Verdict } from './judge';
import { dyadName, type WatchedPair, watchedPairs } from './pairs';
import { Pasts } from './past';
import type { AlertRule, WatchLists } from './rule';
import { countBefore, enter } from './sorted';
import { bearsUpTo, dayAfter, toldAround } from './spans';

/** An alert that a rule would have given. */
export interface Hit extends FiredAlert {
  readonly contact: Contact;
  /** When the press told what fired it: ISO 8601, UTC. */
  readonly at: string;
}

/**
 * The alerts that a rule would have given, had it stood from the beginning and every article been read as it appeared:
 * the same judgement as live, over contacts in the order in which the press told them (`newsAt`, then id). What was told
 * at one instant has to come in one order always: of two first contacts of a pair the one that comes first is told.
 */
export class Simulation {
  private readonly pasts = new Pasts();
  private readonly fired: MutableHit[] = [];
  /** Sorted by day. */
  private readonly byPair = new Map<string, MutableHit[]>();

  constructor(
    private readonly rule: AlertRule,
    private readonly lists: WatchLists,
  ) {}

  /** The next contact that the press told; each once. */
  take(contact: Contact): void {
    const pairs = watchedPairs(this.rule, contact, this.lists);
    this.pasts.add(contact);
    if (pairs.length === 0) return;
    this.judgeOthers(contact, pairs);
    const verdict = judge(this.rule, contact, pairs, (pair) => this.pastOf(pair, contact));
    if (!verdict.holds || !isNews(this.rule, verdict, verdict.toldAt) || this.isTold(verdict)) return;
    const { reason, toldAt } = verdict;
    const hit: MutableHit = { contactId: contact.id, contact, at: toldAt, reason, because: null };
    this.fired.push(hit);
    for (const pair of reason.pairs) enter(this.byPair, dyadName(pair), hit, isEarlier);
  }

  /** What fired so far, in that order; `because` where it no longer stands. */
  get hits(): readonly Hit[] {
    return this.fired;
  }

  /** A contact that was before others can take their alerts back. */
  private judgeOthers({ status, date }: Contact, pairs: readonly WatchedPair[]): void {
    const upTo = bearsUpTo(this.rule.when);
    if (upTo === undefined || status !== 'occurred' || date?.precision !== 'day') return;
    for (const hit of this.hitsBetween(pairs, date.value, dayAfter(date.value, upTo))) this.judgeAgain(hit);
  }

  private judgeAgain(hit: MutableHit): void {
    const pairs = watchedPairs(this.rule, hit.contact, this.lists);
    const verdict = judge(this.rule, hit.contact, pairs, (pair) => this.pastOf(pair, hit.contact));
    const amendment = revise(hit, verdict);
    if (amendment) hit.because = amendment.kind === 'restored' ? null : amendment;
  }

  private isTold(verdict: Extract<Verdict, { holds: true }>): boolean {
    const { day, pairs } = verdict.reason;
    const around = toldAround(this.rule.when);
    if (!around || day === null) return false;
    const hits = this.hitsBetween(pairs, addDays(day, -around.before), dayAfter(day, around.after));
    return isTold(this.rule, verdict, hits);
  }

  /** The hits of pairs that tell of these days, from the first to the last. */
  private hitsBetween(pairs: readonly WatchedPair[], from: string, to: string): Set<MutableHit> {
    const found = new Set<MutableHit>();
    for (const pair of pairs) {
      const hits = this.byPair.get(dyadName(pair)) ?? [];
      for (let i = countBefore(hits, (hit) => dayOf(hit) < from); i < hits.length; i++) {
        if (dayOf(hits[i]!) > to) break;
        found.add(hits[i]!);
      }
    }
    return found;
  }

  private pastOf(pair: WatchedPair, contact: Contact) {
    return this.pasts.of(pair, contact, recentDays(this.rule));
  }
}

/** Days that count as recent for a rule's condition. */
export const recentDays = ({ when }: Pick<AlertRule, 'when'>): number =>
  when.kind === 'frequency' ? when.days : 0;

interface MutableHit {
  readonly contactId: string;
  readonly contact: Contact;
  readonly at: string;
  readonly reason: Reason;
  because: Because | null;
}

const dayOf = ({ reason }: MutableHit): string => reason.day ?? '';
const isEarlier = (one: MutableHit, other: MutableHit): boolean => dayOf(one) <= dayOf(other);
