import { shareArticle } from './bridge';
import { compareFit } from './choice';
import { planMovedBy } from './moved-plan';
import { type AnchorKey, base, type Channel, type CoarseKey, keysOf } from './occasion';
import type { StandingClaim } from './standing';
import { type AnchorEntry, type ContactsState, entryOf, metForCountries } from './state';

/**
 * The keys that an anchor is linked to by what stands near it: of the plan that it moves, and of those who met for the
 * countries that it names. Depends on anchors alone, never on other links, so that the outcome is that of the set of
 * claims.
 */
export const linksOf = (state: ContactsState, claim: StandingClaim): readonly AnchorKey[] => {
  const { moved, lookups } = keysOf(claim);
  if (moved.length === 0 && lookups.length === 0) return [];
  return [
    ...planMovedBy(state, claim),
    ...lookups.flatMap((lookup) => metFor(state, lookup, keysOf(claim).channel)),
  ];
};

/**
 * The same for every claim that names these countries on that day, so that several of them never hold two meetings of
 * different people together. An article that tells of both tells of two occasions.
 */
const metFor = (state: ContactsState, { block, key }: CoarseKey, channel: Channel): AnchorKey[] => {
  const own = entryOf(state, key);
  let best: AnchorEntry | undefined;
  for (const at of metForCountries(state, block)) {
    if (base(at.key.channel) !== base(channel)) continue;
    if (own && shareArticle(own, at)) continue;
    if (!best || compareFit({ key, at: own }, at, best) < 0) best = at;
  }
  return best ? [best.key] : [];
};
