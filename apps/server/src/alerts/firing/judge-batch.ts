import {
  type AlertRule,
  type Amendment,
  addDays,
  type Contact,
  dyadName,
  dyadsOf,
  type FiredAlert,
  isNews,
  isTold,
  judge,
  looksBack,
  type PairPast,
  type Reason,
  type RuleIndex,
  recentDays,
  revise,
  statusesOf,
  type Verdict,
  type WatchedPair,
  type WatchLists,
  watchedPairs,
} from '@chancery/domain';
import type { PastAsked } from './pair-pasts';
import type { StoredAlert } from './standing-alerts';

/** An alert to be given. */
export interface NewAlert {
  readonly rule: AlertRule;
  readonly key: string;
  readonly contact: Contact;
  readonly reason: Reason;
}

/** An alert that turned out otherwise. */
export interface Amended {
  readonly alert: StoredAlert;
  readonly amendment: Amendment;
}

export interface Batch {
  /** Changed contacts, oldest change first. */
  readonly contacts: readonly Contact[];
  /** Alerts that these can bear upon, and the contacts of these, where they still exist. */
  readonly alerts: readonly StoredAlert[];
  readonly contactsOfAlerts: ReadonlyMap<string, Contact>;
  readonly index: RuleIndex;
  readonly lists: WatchLists;
  /** By when what is told must be news: ISO 8601. */
  readonly now: (toldAt: string) => string;
  /** Whether a claim came after a position: what a plan's change was told by. */
  readonly isSince: (claimId: string, position: number) => boolean;
}

interface Case {
  readonly rule: AlertRule;
  readonly contact: Contact;
  readonly pairs: readonly WatchedPair[];
}

/** What has to be judged in a batch, and, once the pairs' pasts are read, what comes of it. Pure. */
export class BatchJudgement {
  private readonly fresh: Case[] = [];
  private readonly again: (Case & { readonly alert: StoredAlert })[] = [];

  private readonly byRule = new Map<string, StoredAlert[]>();

  constructor(private readonly batch: Batch) {
    for (const alert of batch.alerts) {
      const own = this.byRule.get(ruleName(alert.rule));
      if (own) own.push(alert);
      else this.byRule.set(ruleName(alert.rule), [alert]);
    }
    for (const contact of batch.contacts)
      for (const rule of batch.index.rulesFor(contact)) {
        const pairs = watchedPairs(rule, contact, batch.lists);
        if (pairs.length > 0) this.fresh.push({ rule, contact, pairs });
      }
    for (const alert of batch.alerts) {
      const contact = batch.contactsOfAlerts.get(alert.contactId);
      if (!contact || alert.rule.when.kind === 'silence') continue;
      const pairs = watchedPairs(alert.rule, contact, batch.lists);
      this.again.push({ rule: alert.rule, contact, pairs, alert });
    }
  }

  /** The pasts that the judgement asks for. */
  get asked(): PastAsked[] {
    return [...this.fresh, ...this.again].flatMap(({ rule, contact, pairs }) =>
      needsPast(rule) && contact.status === 'occurred' && contact.date?.precision === 'day'
        ? pairs.map((pair) => ({ pair, contact, days: recentDays(rule) }))
        : [],
    );
  }

  /** `pasts` answer `asked`, one by one. */
  judge(pasts: readonly PairPast[]): { readonly fired: NewAlert[]; readonly amended: Amended[] } {
    const known = new Map(
      this.asked.map((asked, i) => [nameOf(asked.contact, asked.pair, asked.days), pasts[i]!]),
    );
    const verdictOf = ({ rule, contact, pairs }: Case) =>
      judge(rule, contact, pairs, (pair) => known.get(nameOf(contact, pair, recentDays(rule))) ?? NO_PAST);
    const amended = this.amend(verdictOf);
    const fired: NewAlert[] = [];
    const firedBy = new Map<AlertRule, FiredAlert[]>();
    for (const one of this.fresh) {
      const { rule, contact } = one;
      const verdict = verdictOf(one);
      const told = firedBy.get(rule) ?? [];
      if (!verdict.holds || !this.isNew(one, verdict) || this.isKnown(one, verdict, told)) continue;
      fired.push({ rule, key: verdict.key, contact, reason: verdict.reason });
      firedBy.set(rule, [...told, { contactId: contact.id, reason: verdict.reason, because: null }]);
    }
    return { fired, amended };
  }

  private amend(verdictOf: (one: Case) => Verdict): Amended[] {
    return [
      ...this.batch.alerts.flatMap((alert) => amendmentOf(alert, this.withoutPast(alert))),
      ...this.again.flatMap((one) => amendmentOf(one.alert, verdictOf(one))),
    ];
  }

  /** What is known of an alert without its pairs' pasts: that its contact is gone, or that a silence was none. */
  private withoutPast(alert: StoredAlert): Verdict | undefined {
    const contact = this.batch.contactsOfAlerts.get(alert.contactId);
    if (!contact) return GONE;
    if (alert.rule.when.kind !== 'silence') return undefined;
    const earlier = this.batch.contacts.find((other) => breaks(alert, other));
    return (
      earlier && {
        holds: false,
        because: { kind: 'not-silent', earlier: { contactId: earlier.id, day: earlier.date!.value } },
      }
    );
  }

  private isNew({ rule, contact }: Case, verdict: Holding): boolean {
    if (!isNews(rule, verdict, this.batch.now(verdict.toldAt))) return false;
    if (rule.when.kind === 'planned' && contact.status !== 'planned' && contact.status !== 'proposed')
      return false;
    if (rule.when.kind === 'any' && !statusesOf(rule).includes(contact.status)) return false;
    if (rule.when.kind !== 'changed') return contact.newsPosition > rule.since;
    return this.batch.isSince(verdict.key.slice('changed '.length), rule.since);
  }

  /** Told before: of this occasion, or as the same news of another. */
  private isKnown({ rule, contact }: Case, verdict: Holding, fired: readonly FiredAlert[]): boolean {
    const own = this.byRule.get(ruleName(rule)) ?? [];
    return (
      own.some((alert) => alert.contactId === contact.id && alert.key === verdict.key) ||
      isTold(rule, verdict, [...own, ...fired])
    );
  }
}

type Holding = Extract<Verdict, { holds: true }>;

const ruleName = ({ ruleId, version }: AlertRule): string => `${ruleId} ${version}`;

/** Whether a contact lies in the days in which an alert says that there was none. */
const breaks = ({ reason }: StoredAlert, contact: Contact): boolean => {
  if (contact.status !== 'occurred' || contact.date?.precision !== 'day' || reason.day === null) return false;
  const { value } = contact.date;
  if (value <= reason.day || value > addDays(reason.day, reason.count ?? 0)) return false;
  const dyads = new Set(dyadsOf(contact).map((dyad) => dyad.join(' ')));
  return reason.pairs.some((pair) => dyads.has(dyadName(pair)));
};

const GONE = { holds: false, because: { kind: 'gone' } } as const;
const NO_PAST: PairPast = { last: null, lastOfMode: null, recent: 1, yearBefore: 0 };

const needsPast = (rule: AlertRule): boolean => looksBack(rule) || rule.when.kind === 'any';

const amendmentOf = (alert: StoredAlert, verdict: Verdict | undefined): Amended[] => {
  const amendment = verdict && revise(alert, verdict);
  return amendment ? [{ alert, amendment }] : [];
};

const nameOf = (contact: Contact, pair: WatchedPair, days: number): string =>
  `${contact.id} ${days} ${dyadName(pair)}`;
