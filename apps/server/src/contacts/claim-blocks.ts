import { blocksOf, isAnchor, looseKey, type StandingClaim } from '@chancery/domain';
import { hashOf } from './coverage';

const known = new WeakMap<StandingClaim, readonly number[]>();

/** The blocks of a claim as the tables have them. */
export const hashedBlocks = (claim: StandingClaim): readonly number[] => {
  const found = known.get(claim);
  if (found) return found;
  const made = blocksOf(claim).map(hashOf);
  known.set(claim, made);
  return made;
};

/** Under which the claim looks for others that say the same; null for an anchor. */
export const looseKeyOf = (claim: StandingClaim): string | null => (isAnchor(claim) ? null : looseKey(claim));

/** Actors that a claim names, and `country:XX` of whom they represent. */
export function* namedIn({ participants }: Pick<StandingClaim, 'participants'>): Generator<string> {
  for (const { actorId, country } of participants) {
    yield actorId;
    if (country !== null) yield `country:${country}`;
  }
}
