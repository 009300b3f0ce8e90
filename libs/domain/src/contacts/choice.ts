import { type AnchorKey, distance, fits, isOfMany, keysOf, namesOneOf } from './occasion';
import type { StandingClaim } from './standing';
import type { AnchorEntry } from './state';

interface Candidate {
  readonly at: AnchorEntry;
  readonly place: number;
  /** 1: what is called off was called off by others too. */
  readonly status: number;
  /** 0: as many sides as the claim names. */
  readonly sides: number;
  readonly days: number;
}

/**
 * The anchor, of those that exist near it, that a loose claim speaks of: at the place that it names rather than at
 * another, then nearest to its date, then by what the key says, so that the choice is the same on every machine.
 */
export const bestAnchor = (claim: StandingClaim, anchors: Iterable<AnchorEntry>): AnchorEntry | undefined => {
  let best: Candidate | undefined;
  for (const at of anchors) {
    const candidate = candidateOf(claim, at);
    if (candidate && (!best || isBetter(candidate, best))) best = candidate;
  }
  return best?.at;
};

/**
 * Whether a loose claim chooses `at` over the anchor that it has chosen (undefined: none), everything else being as it
 * was when it chose.
 */
export const prefers = (claim: StandingClaim, at: AnchorEntry, chosen: AnchorEntry | undefined): boolean => {
  const candidate = candidateOf(claim, at);
  if (!candidate) return false;
  const other = chosen && candidateOf(claim, chosen);
  return !other || isBetter(candidate, other);
};

/**
 * Whether an anchor that comes can make a loose claim turn away from what it chose: only by making that fit worse. Where
 * it cannot, what was chosen and what comes are all that the claim has to compare.
 */
export const mayUnsettle = (anchor: StandingClaim, claim: StandingClaim): boolean =>
  (isElsewhere(anchor, claim) || isOfItsArticle(anchor, claim)) &&
  keysOf(anchor).keys.some((key) => fits(claim, key));

const isElsewhere = (anchor: StandingClaim, { place }: StandingClaim): boolean =>
  place !== null && anchor.place !== null && anchor.place !== place;

const isOfItsArticle = ({ article }: StandingClaim, claim: StandingClaim): boolean =>
  claim.background && claim.article.articleId === article.articleId;

const candidateOf = (claim: StandingClaim, at: AnchorEntry): Candidate | undefined => {
  if (!canMean(claim, at)) return undefined;
  const place = placeAgreement(claim.place, at);
  if (place < 0 && isVague(claim)) return undefined;
  const sides = sidesDiffer(keysOf(claim), at.key);
  const status = claim.status === 'cancelled' && hasCancelled(at) ? 1 : 0;
  return { at, place, status, sides, days: distance(claim, at.key) };
};

const canMean = (claim: StandingClaim, at: AnchorEntry): boolean =>
  fits(claim, at.key) &&
  namesOneOf(claim, at.key) &&
  at.claims.length > 0 &&
  !at.claims.some((c) => isOfItsArticle(c, claim)) &&
  (claim.status !== 'cancelled' || claim.date !== null || wasToldBefore(claim, at));

/** Told with a year or nothing at all: then another place means another occasion. */
const isVague = ({ date, moved }: StandingClaim): boolean =>
  (date === null && moved === undefined) || date?.precision === 'year';

const hasCancelled = ({ claims }: AnchorEntry): boolean => claims.some((c) => c.status === 'cancelled');

/** What is denied or called off was told before. */
const wasToldBefore = ({ article }: StandingClaim, at: AnchorEntry): boolean => {
  const by = Date.parse(article.publishedAt) + DAY_MS;
  return at.claims.some((c) => Date.parse(c.article.publishedAt) <= by);
};

const DAY_MS = 86_400_000;

/** 1: at the place that the claim names; −1: somewhere else; 0: untold. */
const placeAgreement = (place: string | null, { claims }: AnchorEntry): number => {
  if (place === null) return 0;
  if (claims.some((c) => c.place === place)) return 1;
  return claims.every((c) => c.place === null) ? 0 : -1;
};

const isBetter = (a: Candidate, b: Candidate): boolean =>
  (b.place - a.place ||
    b.status - a.status ||
    a.days - b.days ||
    a.sides - b.sides ||
    compareKeys(a.at.key, b.at.key)) < 0;

/** Which of two anchors fits a key and what stands under it better: negative for the first. */
export const compareFit = (
  own: { readonly key: AnchorKey; readonly at: AnchorEntry | undefined },
  a: AnchorEntry,
  b: AnchorEntry,
): number =>
  placesInCommon(own.at, b) - placesInCommon(own.at, a) ||
  sidesDiffer(own.key, a.key) - sidesDiffer(own.key, b.key) ||
  compareKeys(a.key, b.key);

const sidesDiffer = (a: Pick<AnchorKey, 'channel'>, b: AnchorKey): number =>
  isOfMany(a.channel) === isOfMany(b.channel) ? 0 : 1;

const placesInCommon = (own: AnchorEntry | undefined, at: AnchorEntry): number => {
  const places = own?.claims.flatMap((c) => c.place ?? []) ?? [];
  return places.length === 0 ? 0 : Math.max(...places.map((place) => placeAgreement(place, at)));
};

const compareKeys = (a: AnchorKey, b: AnchorKey): number =>
  compare(a.day, b.day) || compare(a.channel, b.channel) || compare(a.pair, b.pair);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
