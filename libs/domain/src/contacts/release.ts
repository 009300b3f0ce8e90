import { looseKey } from './occasion';
import type { StandingClaim } from './standing';
import { type ContactsState, forget, type Occasion, unlink } from './state';

/**
 * Lets go of a contact that is held, as if it had not been taken up: nothing changes in it. For a state that holds a
 * part; who folds on must take it up again (`hold.ts`) before an event can touch it.
 */
export const releaseContact = (state: ContactsState, contactId: string): void => {
  for (const occasionId of state.occasionsOfContact.get(contactId) ?? []) {
    const occasion = state.occasions.get(occasionId);
    if (occasion) releaseOccasion(state, occasion);
    state.contactOfOccasion.delete(occasionId);
  }
  state.occasionsOfContact.delete(contactId);
  state.merged.delete(contactId);
};

const releaseOccasion = (state: ContactsState, occasion: Occasion): void => {
  for (const claimId of occasion.claims) releaseClaim(state, state.claims.get(claimId)!);
  state.occasions.delete(occasion.id);
};

const releaseClaim = (state: ContactsState, claim: StandingClaim): void => {
  const { claimId, replaces } = claim;
  forget(state, claim);
  const group = state.unanchored.get(looseKey(claim));
  group?.delete(claimId);
  if (group?.size === 0) state.unanchored.delete(looseKey(claim));
  state.occasionOf.delete(claimId);
  state.unlinked.delete(claimId);
  state.originals.delete(claimId);
  state.told.delete(claimId);
  if (replaces && state.successors.get(replaces.claimId) === claimId)
    state.successors.delete(replaces.claimId);
};

/** Links the claims anew before the next event: more of what stands around them is held than when they were linked. */
export const linkAnew = (state: ContactsState, claimIds: Iterable<string>): void => {
  for (const id of claimIds) {
    unlink(state, id);
    state.unlinked.add(id);
  }
};
