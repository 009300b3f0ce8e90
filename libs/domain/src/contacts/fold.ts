import type { Claim, Replaced } from '../events';
import type { DateValue, Mode, Participant, Status } from '../words';
import type { Contact, Sources } from './contact';

/** A claim that stands, with its place in the log. */
export interface StandingClaim extends Claim {
  readonly position: number;
  readonly recordedAt: string;
}

/** Where a claim began: itself, or the first of those that it replaces. Gives contacts their identity and age. */
export const originOf = (claim: StandingClaim): Replaced => claim.replaces ?? claim;

/**
 * The contact that these claims (at least one) make together. Depends on the set of claims alone: their order in
 * `claims` is immaterial; identity and times come from positions.
 */
export const foldContact = (claims: Iterable<StandingClaim>): Contact => {
  const told = [...claims].sort(byPublication);
  const first = originOf(least(told, (claim) => originOf(claim).position));
  const status = statusOf(told);
  const mode = commonest(told, (c) => (c.mode === 'unspecified' ? null : c.mode)) ?? 'unspecified';
  return {
    id: first.claimId,
    mode,
    status,
    participants: participantsOf(told, mode),
    date: dateOf(told),
    place: isRemote(mode) ? null : commonest(told, (c) => c.place),
    initiator: commonest(told, (c) => c.initiator),
    topics: [...new Set(told.flatMap((c) => c.topics))].sort(),
    confidence: confidenceOf(told),
    sources: sourcesOf(told),
    quote: quoteOf(told),
    firstRecordedAt: first.recordedAt,
    updatedAt: least(told, (c) => -c.position).recordedAt,
    demo: told.every((c) => c.article.demo),
    newsPosition: newsPositionOf(told, status),
  };
};

/** Over the telephone or a screen nobody meets at a place, whatever dateline an article has. */
const isRemote = (mode: Mode): boolean => mode === 'call' || mode === 'video';

/** The first word of the status that holds now. A loop, since an occasion may have more claims than a call arguments. */
const newsPositionOf = (told: readonly StandingClaim[], status: Status): number => {
  let first = Number.POSITIVE_INFINITY;
  for (const claim of told) {
    const origin = originOf(claim);
    if (claim.status === status)
      first = Math.min(first, origin.status === status ? origin.position : claim.position);
  }
  return first;
};

const byPublication = (a: Claim, b: Claim): number =>
  Date.parse(a.article.publishedAt) - Date.parse(b.article.publishedAt) || (a.claimId < b.claimId ? -1 : 1);

const least = <T>(items: readonly T[], rank: (item: T) => number): T =>
  items.reduce((best, item) => (rank(item) < rank(best) ? item : best));

/** The value that most claims give, the earliest told on a tie; null where none gives any. */
const commonest = <T extends string>(told: readonly Claim[], value: (claim: Claim) => T | null): T | null => {
  const counts = new Map<T, number>();
  for (const claim of told) {
    const given = value(claim);
    if (given !== null) counts.set(given, (counts.get(given) ?? 0) + 1);
  }
  const ranked = [...counts].sort(([, a], [, b]) => b - a);
  return ranked[0]?.[0] ?? null;
};

/**
 * What has occurred stays occurred unless it is denied later; a cancellation holds until something newer is planned;
 * a plan outranks a proposal.
 */
const statusOf = (told: readonly Claim[]): Status => {
  const lastTold = (status: Status) => told.findLastIndex((claim) => claim.status === status);
  const occurred = lastTold('occurred');
  const cancelled = lastTold('cancelled');
  const planned = lastTold('planned');
  if (occurred >= 0) return cancelled > occurred ? 'cancelled' : 'occurred';
  if (cancelled > planned) return 'cancelled';
  return planned >= 0 ? 'planned' : 'proposed';
};

/** Everyone whom a claim names, the most often named first. A state that a person speaks for is not listed beside. */
const participantsOf = (told: readonly Claim[], mode: Mode): Participant[] => {
  const named = new Map<string, { participant: Participant; times: number }>();
  for (const participant of told.flatMap((claim) => claim.participants)) {
    const known = named.get(participant.actorId);
    named.set(participant.actorId, {
      participant: { ...participant, ...(known && roleOf(known.participant, participant)) },
      times: (known?.times ?? 0) + 1,
    });
  }
  const all = [...named.values()].sort((a, b) => b.times - a.times).map(({ participant }) => participant);
  const represented = new Set(all.filter((p) => p.kind === 'person').map((p) => p.country));
  const withoutStates = all.filter((p) => p.kind !== 'country' || !represented.has(p.country));
  return mode === 'visit' || withoutStates.length < 2 ? all : withoutStates;
};

const roleOf = (known: Participant, next: Participant): { role?: string } => {
  const role = next.role ?? known.role;
  return role === undefined ? {} : { role };
};

const SHARPNESS = { day: 3, month: 2, year: 1 } as const;
const sharpness = (date: DateValue): number => (date.basis === 'stated' ? 10 : 0) + SHARPNESS[date.precision];

const dateOf = (told: readonly Claim[]): DateValue | null => {
  const dates = told.flatMap((claim) => claim.date ?? []);
  const sharpest = Math.max(...dates.map(sharpness));
  const sharp = told.filter((claim) => claim.date && sharpness(claim.date) === sharpest);
  const value = commonest(sharp, (claim) => claim.date!.value);
  return dates.find((date) => sharpness(date) === sharpest && date.value === value) ?? null;
};

/** Independent outlets support each other (noisy-or); a second article of one outlet adds nothing. */
const confidenceOf = (told: readonly Claim[]): number => {
  const byOutlet = new Map<string, number>();
  for (const { article, confidence } of told) {
    byOutlet.set(article.outlet.name, Math.max(byOutlet.get(article.outlet.name) ?? 0, confidence));
  }
  const doubt = [...byOutlet.values()].reduce((product, confidence) => product * (1 - confidence), 1);
  return Math.round(1000 * Math.min(0.99, 1 - doubt)) / 1000;
};

const sourcesOf = (told: readonly Claim[]): Sources => ({
  articles: new Set(told.map((c) => c.article.articleId)).size,
  outlets: [...new Set(told.map((c) => c.article.outlet.name))],
  langs: [...new Set(told.map((c) => c.article.lang))].sort(),
});

/** The sentence of the surest claim that reports the occasion itself rather than recalling it. */
const quoteOf = (told: readonly Claim[]): Contact['quote'] => {
  const surest = least(told, (claim) => (claim.background ? 1 : 0) - claim.confidence);
  const sentence = surest.evidence.find((e) => e.field === 'sentence') ?? surest.evidence[0];
  return { text: sentence?.quote ?? '', lang: surest.article.lang };
};
