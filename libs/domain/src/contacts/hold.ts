import type { ActorAction, ContactAction } from '../decisions';
import { decided, noteContactDecision, putClaim } from './decide';
import { isAnchor, looksAround, looseKey } from './occasion';
import { originOf, type StandingClaim, type StandingDecision } from './standing';
import { type ContactsState, entry, holdLoose, register } from './state';

/**
 * Taking up a part of the contacts as it was folded before, without placing claims anew: decisions first, then
 * occasions and dismissed claims. An event then folds right when held is
 * - every contact that shares a block with an anchor among its claims, or a loose key with a loose one; and every anchor
 *   that shares a block with the latter;
 * - every contact of a claim that it takes away or decides about, and every one that shares a block with these;
 * - for the claims among those that look around (`looksAround`) and may turn away from what they chose, as their anchor
 *   goes or fits worse (`mayUnsettle`): every contact that shares their loose key, and every anchor in their blocks;
 * - every decision that names a claim among those (by its origin), and every decision about actors.
 */
export const holdDecisions = (
  state: ContactsState,
  decisions: {
    readonly contact: readonly StandingDecision<ContactAction>[];
    readonly actor: readonly StandingDecision<ActorAction>[];
  },
): void => {
  for (const decision of decisions.contact) noteContactDecision(state, decision);
  for (const decision of decisions.actor) state.decisions.actor.set(decision.decisionId, decision);
};

/** Takes up an occasion with all its claims, as the articles have them. */
export const holdOccasion = (
  state: ContactsState,
  { contactId, occasionId }: { readonly contactId: string; readonly occasionId: string },
  raw: readonly StandingClaim[],
): void => {
  const claims = raw.map((claim) => decided(state, claim));
  const began = claims.reduce(
    (first, claim) => Math.min(first, originOf(claim).position),
    Number.POSITIVE_INFINITY,
  );
  const occasion = { id: occasionId, began, claims: new Set(claims.map((claim) => claim.claimId)) };
  const anchored = claims.some(isAnchor);
  state.occasions.set(occasionId, occasion);
  state.contactOfOccasion.set(occasionId, contactId);
  entry(state.occasionsOfContact, contactId, () => new Set<string>()).add(occasionId);
  if (contactId !== occasionId) state.merged.add(contactId);
  const where = { contactId, occasionId };
  for (const [i, claim] of claims.entries()) {
    const { claimId } = claim;
    state.claims.set(claimId, claim);
    if (claim !== raw[i]) state.originals.set(claimId, raw[i]!);
    if (claim.replaces) state.successors.set(claim.replaces.claimId, claimId);
    state.occasionOf.set(claimId, occasion);
    state.told.set(claimId, where);
    if (isAnchor(claim)) {
      register(state, claim);
      if (looksAround(claim)) state.unlinked.add(claimId);
    } else {
      holdLoose(state, claim);
      if (!anchored) entry(state.unanchored, looseKey(claim), () => new Set<string>()).add(claimId);
    }
  }
};

/** Takes up a claim that a decision among the held ones dismisses. */
export const holdDismissed = (state: ContactsState, raw: StandingClaim): void => {
  putClaim(state, raw);
  state.changedClaims.delete(raw.claimId);
  state.told.set(raw.claimId, { contactId: null, occasionId: null });
};
