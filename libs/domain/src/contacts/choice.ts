import { type AnchorKey, distance, fits, namesOneOf } from './occasion';
import type { StandingClaim } from './standing';
import type { AnchorEntry } from './state';

interface Candidate {
  readonly at: AnchorEntry;
  readonly place: number;
  readonly days: number;
}

/**
 * The anchor, of those that exist near it, that a loose claim speaks of: at the place that it names rather than at
 * another, then nearest to its date, then by what the key says, so that the choice is the same on every machine.
 */
export const bestAnchor = (claim: StandingClaim, anchors: Iterable<AnchorEntry>): AnchorEntry | undefined => {
  let best: Candidate | undefined;
  for (const at of anchors) {
    if (!fits(claim, at.key) || !namesOneOf(claim, at.key)) continue;
    const candidate = { at, place: placeAgreement(claim.place, at), days: distance(claim, at.key) };
    if (!best || isBetter(candidate, best)) best = candidate;
  }
  return best?.at;
};

/** 1: at the place that the claim names; −1: somewhere else; 0: untold. */
const placeAgreement = (place: string | null, { places }: AnchorEntry): number => {
  if (place === null || places.size === 0) return 0;
  return places.has(place) ? 1 : -1;
};

const isBetter = (a: Candidate, b: Candidate): boolean =>
  a.place !== b.place
    ? a.place > b.place
    : a.days !== b.days
      ? a.days < b.days
      : compareKeys(a.at.key, b.at.key) < 0;

const compareKeys = (a: AnchorKey, b: AnchorKey): number =>
  compare(a.day, b.day) || compare(a.channel, b.channel) || compare(a.pair, b.pair);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
