import type { ContactAction, Correction } from '../decisions';
import type { Claim } from '../events';
import type { Mode, Participant, Status } from '../words';
import type { Contact, LifeStep, Sources } from './contact';
import { lifeOf } from './life';
import { sidesOf, voiceOf } from './sides';
import { originOf, type StandingClaim, type StandingDecision } from './standing';

/**
 * The contact that these claims (at least one) make together, with what analysts decided about it. Depends on the sets
 * alone: their order is immaterial; identity and times come from positions.
 */
export const foldContact = (
  claims: Iterable<StandingClaim>,
  decisions: readonly StandingDecision<ContactAction>[] = [],
): Contact => {
  const told = inOrderOfPublication(claims);
  const contact = fromClaims(told);
  return decisions.length === 0 ? contact : withDecisions(contact, decisions);
};

const fromClaims = (told: readonly StandingClaim[]): Contact => {
  const first = originOf(least(told, (claim) => originOf(claim).position));
  const life = lifeOf(told);
  const { status, date } = life.at(-1)!;
  const mode = commonest(told, (c) => (c.mode === 'unspecified' ? null : c.mode)) ?? 'unspecified';
  const participants = participantsOf(told, mode);
  const sides = sidesOf(participants);
  return {
    id: first.claimId,
    mode,
    status,
    participants,
    date,
    place: isRemote(mode) ? null : commonest(told, (c) => c.place),
    initiator: commonest(told, (c) => c.initiator),
    topics: [...new Set(told.flatMap((c) => c.topics))].sort(),
    confidence: confidenceOf(told),
    sources: sourcesOf(told),
    quote: quoteOf(told),
    firstRecordedAt: first.recordedAt,
    updatedAt: least(told, (c) => -c.position).recordedAt,
    ...newsOf(told, life),
    life,
    sides,
    saidBy: voicesOf(told, sides),
    corrected: [],
    confirmed: false,
    demo: told.every((c) => c.article.demo),
  };
};

/** What analysts set holds whatever the claims say; a status that they set is news. */
const withDecisions = (contact: Contact, decisions: readonly StandingDecision<ContactAction>[]): Contact => {
  let decided = contact;
  for (const { action, position, recordedAt } of [...decisions].sort((a, b) => a.position - b.position)) {
    if (recordedAt > decided.updatedAt) decided = { ...decided, updatedAt: recordedAt };
    if (action.kind === 'confirm') decided = { ...decided, confirmed: true };
    if (action.kind === 'correct') decided = corrected(decided, action.fields, position);
  }
  return decided;
};

const corrected = (contact: Contact, fields: Correction, position: number): Contact => {
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  const participants = fields.participants ?? contact.participants;
  const isNews = fields.status !== undefined && fields.status !== contact.status;
  return {
    ...contact,
    ...Object.fromEntries(set),
    sides: sidesOf(participants),
    corrected: [...new Set([...contact.corrected, ...set.map(([field]) => field)])].sort(),
    ...(isNews && { newsPosition: position }),
  };
};

/** Over the telephone or a screen nobody meets at a place, whatever dateline an article has. */
const isRemote = (mode: Mode): boolean => mode === 'call' || mode === 'video';

/**
 * Since when it is news: the first word of the status that holds now or, as long as it has not occurred, of its latest
 * turn. A loop, since an occasion may have more claims than a call arguments.
 */
const newsOf = (
  told: readonly StandingClaim[],
  life: readonly LifeStep[],
): Pick<Contact, 'newsPosition' | 'newsAt'> => {
  const { status } = life.at(-1)!;
  const step =
    status === 'occurred'
      ? life[life.findLastIndex((turn) => turn.status !== 'occurred') + 1]!
      : life.at(-1)!;
  const since = told.findIndex((claim) => claim.claimId === step.claimId);
  let first = Number.POSITIVE_INFINITY;
  for (const claim of told.slice(since)) {
    if (claim.status === status || claim === told[since]) first = Math.min(first, newsFrom(claim, status));
  }
  return { newsPosition: first, newsAt: step.publishedAt };
};

/** A revision that says the same of a contact is no news. */
const newsFrom = (claim: StandingClaim, status: Status): number => {
  const origin = originOf(claim);
  return origin.status === status ? origin.position : claim.position;
};

/** Sides that have spoken of it: as the articles cite them, and in readouts of their own. */
const voicesOf = (told: readonly StandingClaim[], sides: readonly string[]): string[] => {
  const voices = new Set(told.flatMap((c) => [...(c.saidBy ?? []), voiceOf(c.article.outlet) ?? '']));
  return sides.filter((side) => voices.has(side));
};

const inOrderOfPublication = (claims: Iterable<StandingClaim>): StandingClaim[] => {
  const told = [...claims];
  if (told.length < 2) return told;
  return told
    .map((claim) => ({ claim, at: Date.parse(claim.article.publishedAt) }))
    .sort((a, b) => a.at - b.at || (a.claim.claimId < b.claim.claimId ? -1 : 1))
    .map(({ claim }) => claim);
};

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
