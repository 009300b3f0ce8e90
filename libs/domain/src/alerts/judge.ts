import type { Contact } from '../contacts/contact';
import { addDays, daysBetween } from '../dates';
import { type ContactFilter, matches } from '../filter';
import type { Mode, Status } from '../words';
import { isPlan, lastChange } from './changes';
import type { WatchedPair } from './pairs';
import type { AlertRule, Condition, Demands } from './rule';
import { YEAR_DAYS } from './spans';

/** An earlier contact of a pair. `day` ISO. */
export interface PastContact {
  readonly contactId: string;
  readonly day: string;
}

/** What a pair has behind it, seen from one contact of it. Only contacts that occurred and are dated to the day. */
export interface PairPast {
  /** The latest before this one: by day, on one day by when the press told it. */
  readonly last: PastContact | null;
  readonly lastOfMode: PastContact | null;
  /** How many there were in the days up to this one that a `frequency` asks for, this one included. */
  readonly recent: number;
  /** How many in the 365 days before those. */
  readonly yearBefore: number;
}

export type PastOf = (pair: WatchedPair) => PairPast;

/** A pair for which a rule tells, and what it had behind it: null where it never had contact (of the mode). */
export interface ToldPair extends WatchedPair {
  readonly last: PastContact | null;
}

/** Why a contact is told; null dates are untold. */
export interface Reason {
  readonly kind: Condition['kind'];
  readonly pairs: readonly ToldPair[];
  readonly mode: Mode;
  /** ISO day on which it was, or is to be; `silence`: on which there was contact last. */
  readonly day: string | null;
  /** `changed`: the date before, where it was moved; `cancelled` where it was called off. */
  readonly from?: string | null;
  readonly cancelled?: true;
  /** `frequency`: contacts in its days; `silence`: its days. */
  readonly count?: number;
}

/** Why a contact is not, or no longer, what a rule tells. */
export type Because =
  /** There is no such contact any longer: its claims were withdrawn or dismissed. */
  | { readonly kind: 'gone' }
  /** It was denied or called off. */
  | { readonly kind: 'cancelled' }
  /** The pairs had contact before. */
  | { readonly kind: 'not-first'; readonly earlier: PastContact }
  /** A silence was none: the pair had contact in it. */
  | { readonly kind: 'not-silent'; readonly earlier: PastContact }
  /** It is of others, or of another kind, than the rule asks for. */
  | { readonly kind: 'no-match' };

export type Verdict =
  | { readonly holds: true; readonly key: string; readonly toldAt: string; readonly reason: Reason }
  | { readonly holds: false; readonly because: Because };

/**
 * Whether a rule tells of a contact as it stands, seen from nothing but that contact and what its pairs have behind
 * them. `key` tells apart what is told of one contact: each change of a plan is told by itself. `toldAt`: when the press
 * told it.
 */
export const judge = (
  rule: AlertRule,
  contact: Contact | undefined,
  pairs: readonly WatchedPair[],
  pastOf: PastOf,
): Verdict => {
  if (!contact) return { holds: false, because: { kind: 'gone' } };
  if (pairs.length === 0 || !matches(lastingFilter(rule), contact) || !meets(rule.demands, contact))
    return NO_MATCH;
  if (rule.when.kind === 'any') return judgeAny(statusesOf(rule), contact, pairs, pastOf);
  if (rule.when.kind === 'planned') return judgePlan(contact, pairs);
  if (rule.when.kind === 'changed') return judgeChange(contact, pairs);
  return judgeOccurred(rule.when, contact, pairs, pastOf);
};

/**
 * The filter that a contact has to pass for as long as an alert of it stands. Not by its status, where the condition is
 * about what it was once: a plan that came true has been announced all the same.
 */
export const lastingFilter = ({ filter, when }: Pick<AlertRule, 'filter' | 'when'>): ContactFilter =>
  when.kind === 'any' || when.kind === 'planned' || when.kind === 'changed'
    ? { ...filter, status: undefined }
    : filter;

const NO_MATCH: Verdict = { holds: false, because: { kind: 'no-match' } };
const CANCELLED: Verdict = { holds: false, because: { kind: 'cancelled' } };

const meets = ({ outlets = 0, sides = 0, confidence = 0, place }: Demands, contact: Contact): boolean =>
  contact.sources.outlets.length >= outlets &&
  contact.saidBy.length >= sides &&
  contact.confidence >= confidence &&
  (!place?.length || (contact.place !== null && place.includes(contact.place)));

const dayOf = ({ date }: Pick<Contact, 'date'>): string | null =>
  date?.precision === 'day' ? date.value : null;

/** The statuses that a rule on every contact tells of: that it occurred, where the filter names none. */
export const statusesOf = ({ filter }: Pick<AlertRule, 'filter'>): readonly Status[] =>
  filter.status?.length ? filter.status : ['occurred'];

const judgeAny = (
  wanted: readonly Status[],
  contact: Contact,
  pairs: readonly WatchedPair[],
  pastOf: PastOf,
): Verdict => {
  if (contact.status === 'cancelled' && !wanted.includes('cancelled')) return CANCELLED;
  const step = contact.life.find(({ status }) => wanted.includes(status));
  const day = dayOf(contact);
  const occurred = contact.status === 'occurred';
  if ((!step && !wanted.includes(contact.status)) || (occurred && day === null)) return NO_MATCH;
  const told = occurred ? pairs.map((pair) => ({ ...pair, last: pastOf(pair).last })) : untold(pairs);
  const reason: Reason = { kind: 'any', pairs: told, mode: contact.mode, day };
  return { holds: true, key: 'contact', toldAt: step?.publishedAt ?? contact.newsAt, reason };
};

const judgeOccurred = (
  when: Condition,
  contact: Contact,
  pairs: readonly WatchedPair[],
  pastOf: PastOf,
): Verdict => {
  if (contact.status === 'cancelled') return CANCELLED;
  const day = dayOf(contact);
  if (contact.status !== 'occurred' || day === null) return NO_MATCH;
  // A channel that is left open is the first of none.
  if (when.kind === 'first-of-mode' && contact.mode === 'unspecified') return NO_MATCH;
  const seen = pairs.map((pair) => seenFrom(when, day, pair, pastOf(pair)));
  const told = seen.filter(({ holds }) => holds);
  if (told.length > 0) {
    const reason: Reason = {
      kind: when.kind,
      pairs: told.map(({ holds: _, recent: __, ...pair }) => pair),
      mode: contact.mode,
      day,
      ...(when.kind === 'frequency' && { count: Math.max(...told.map(({ recent }) => recent)) }),
    };
    return { holds: true, key: 'contact', toldAt: contact.newsAt, reason };
  }
  const earlier = latestOf(seen.flatMap(({ last }) => last ?? []));
  return isFirst(when) && earlier ? { holds: false, because: { kind: 'not-first', earlier } } : NO_MATCH;
};

const isFirst = ({ kind }: Condition): boolean => kind === 'first-contact' || kind === 'first-of-mode';

const seenFrom = (when: Condition, day: string, pair: WatchedPair, past: PairPast) => {
  const last = when.kind === 'first-of-mode' ? past.lastOfMode : past.last;
  return { ...pair, last, recent: past.recent, holds: holdsFor(when, day, past, last) };
};

const latestOf = (contacts: readonly PastContact[]): PastContact | undefined =>
  contacts.reduce<PastContact | undefined>(
    (latest, contact) => (latest && latest.day >= contact.day ? latest : contact),
    undefined,
  );

const holdsFor = (when: Condition, day: string, past: PairPast, last: PastContact | null): boolean => {
  switch (when.kind) {
    case 'first-contact':
    case 'first-of-mode':
      return last === null || (when.withinDays !== undefined && daysBetween(last.day, day) > when.withinDays);
    case 'frequency':
      return isFrequent(when, past);
    default:
      return false;
  }
};

/** How many times as often as usual. */
const UNUSUAL = 2;

const isFrequent = (
  { days, times }: Extract<Condition, { kind: 'frequency' }>,
  { recent, yearBefore }: Pick<PairPast, 'recent' | 'yearBefore'>,
): boolean => recent >= times && recent >= (UNUSUAL * yearBefore * days) / YEAR_DAYS;

const judgePlan = (contact: Contact, pairs: readonly WatchedPair[]): Verdict => {
  if (contact.status === 'cancelled') return CANCELLED;
  const announced = contact.life.find(isPlan);
  if (!announced) return NO_MATCH;
  const reason: Reason = { kind: 'planned', pairs: untold(pairs), mode: contact.mode, day: dayOf(contact) };
  return { holds: true, key: 'planned', toldAt: announced.publishedAt, reason };
};

const judgeChange = (contact: Contact, pairs: readonly WatchedPair[]): Verdict => {
  const change = lastChange(contact.life);
  if (!change) return NO_MATCH;
  const { step, from } = change;
  const reason: Reason = {
    kind: 'changed',
    pairs: untold(pairs),
    mode: contact.mode,
    day: dayOf(step),
    from,
    ...(step.status === 'cancelled' && { cancelled: true as const }),
  };
  return { holds: true, key: `changed ${step.claimId}`, toldAt: step.publishedAt, reason };
};

const untold = (pairs: readonly WatchedPair[]): ToldPair[] => pairs.map((pair) => ({ ...pair, last: null }));

/**
 * Whether what holds is news at an instant (ISO), and not history that arrives late: by the day of a contact that
 * occurred, by when the press told it of a plan, by when it was long enough of a silence.
 */
export const isNews = (
  { recencyDays }: Pick<AlertRule, 'recencyDays'>,
  { reason, toldAt }: Extract<Verdict, { holds: true }>,
  now: string,
): boolean => {
  const from = addDays(now.slice(0, 10), -recencyDays);
  const isToldLately = toldAt.slice(0, 10) >= from;
  if (reason.kind === 'planned' || reason.kind === 'any')
    return isToldLately && (reason.day === null || reason.day >= from);
  if (reason.kind === 'changed' || reason.kind === 'silence') return isToldLately;
  return reason.day !== null && reason.day >= from;
};
