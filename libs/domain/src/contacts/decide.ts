import { type ActorAction, type ContactAction, claimsOfAction } from '../decisions';
import { actorNames, sameActors, withActors } from './actor-names';
import { addClaim, removeClaim } from './resolve';
import { originOf, type StandingClaim, type StandingDecision } from './standing';
import { type ContactsState, entry } from './state';

/** Adds a claim as analysts' decisions make it: with actors as known today, set apart, or dismissed. */
export const putClaim = (state: ContactsState, raw: StandingClaim): void => {
  const { claimId } = raw;
  if (state.claims.has(claimId) || state.dismissed.has(claimId)) return;
  if (raw.replaces) state.successors.set(raw.replaces.claimId, claimId);
  const claim = decided(state, raw);
  if (claim !== raw) state.originals.set(claimId, raw);
  if (!isDismissed(state, claim)) {
    addClaim(state, claim);
    return;
  }
  state.dismissed.set(claimId, claim);
  state.changedClaims.add(claimId);
};

/** Takes a claim back for good. */
export const withdrawClaim = (state: ContactsState, claimId: string): void => {
  const claim = state.claims.get(claimId) ?? state.dismissed.get(claimId);
  if (!claim) return;
  if (state.dismissed.delete(claimId)) state.changedClaims.add(claimId);
  removeClaim(state, claimId);
  state.originals.delete(claimId);
  const origin = claim.replaces?.claimId;
  if (origin !== undefined && state.successors.get(origin) === claimId) state.successors.delete(origin);
};

/** The claim as standing decisions make it; the same object where they change nothing. */
export const decided = (state: ContactsState, raw: StandingClaim): StandingClaim => {
  const { actor, byClaim } = state.decisions;
  const named = actor.size === 0 ? raw : withActors(raw, namesIn(state));
  const split = byClaim.size === 0 ? undefined : splitOf(state, raw);
  return split === undefined ? named : { ...named, apart: split };
};

const namesIn = (state: ContactsState) => actorNames(state.decisions.actor.values());

const decisionsAbout = (state: ContactsState, claim: StandingClaim): StandingDecision<ContactAction>[] =>
  [...(state.decisions.byClaim.get(originOf(claim).claimId) ?? [])].map(
    (id) => state.decisions.contact.get(id)!,
  );

/** The latest split that names the claim. */
const splitOf = (state: ContactsState, claim: StandingClaim): string | undefined =>
  decisionsAbout(state, claim)
    .filter(({ action }) => action.kind === 'split')
    .sort((a, b) => b.position - a.position)[0]?.decisionId;

const isDismissed = (state: ContactsState, claim: StandingClaim): boolean =>
  state.decisions.byClaim.size > 0 &&
  decisionsAbout(state, claim).some(({ action }) => action.kind === 'dismiss');

/** A decision that holds from now on; one that is held already changes nothing. */
export const takeContactDecision = (
  state: ContactsState,
  decision: StandingDecision<ContactAction>,
): void => {
  if (state.decisions.contact.has(decision.decisionId)) return;
  noteContactDecision(state, decision);
  renew(state, claimsNamed(state, decision.action));
};

/** Enters a decision whose effect is held already. */
export const noteContactDecision = (
  state: ContactsState,
  decision: StandingDecision<ContactAction>,
): void => {
  state.decisions.contact.set(decision.decisionId, decision);
  for (const origin of claimsOfAction(decision.action))
    entry(state.decisions.byClaim, origin, () => new Set<string>()).add(decision.decisionId);
};

/** Likewise for actors. */
export const takeActorDecision = (state: ContactsState, decision: StandingDecision<ActorAction>): void => {
  if (state.decisions.actor.has(decision.decisionId)) return;
  state.decisions.actor.set(decision.decisionId, decision);
  renew(state, claimsNaming(state, decision.action));
};

/** Undoes a decision; one that is not held changes nothing. */
export const dropDecision = (state: ContactsState, decisionId: string): void => {
  const { contact, actor, byClaim } = state.decisions;
  const aboutActor = actor.get(decisionId);
  if (aboutActor) {
    actor.delete(decisionId);
    renew(state, claimsNaming(state, aboutActor.action));
  }
  const decision = contact.get(decisionId);
  if (!decision) return;
  const named = claimsNamed(state, decision.action);
  contact.delete(decisionId);
  for (const origin of claimsOfAction(decision.action)) {
    byClaim.get(origin)?.delete(decisionId);
    if (byClaim.get(origin)?.size === 0) byClaim.delete(origin);
  }
  renew(state, named);
};

const claimsNamed = (state: ContactsState, action: ContactAction): string[] =>
  claimsOfAction(action).map((origin) => state.successors.get(origin) ?? origin);

/** Claims that a decision about actors can make read otherwise. */
const claimsNaming = (state: ContactsState, action: ActorAction): string[] => {
  const actors = sameActors(state.decisions.actor.values(), action);
  return [...state.claims.values(), ...state.dismissed.values()].flatMap((claim) => {
    const forms = [state.originals.get(claim.claimId) ?? claim, claim];
    return forms.some((form) => form.participants.some((p) => actors.has(p.actorId))) ? [claim.claimId] : [];
  });
};

/** Looks anew at claims after a decision: what is the same stays where it is, but its contact changed. */
const renew = (state: ContactsState, claimIds: readonly string[]): void => {
  for (const id of claimIds) {
    const claim = state.claims.get(id) ?? state.dismissed.get(id);
    if (!claim) continue;
    const raw = state.originals.get(id) ?? claim;
    const now = decided(state, raw);
    const dismissed = isDismissed(state, raw);
    if (sameClaim(now, claim) && dismissed === state.dismissed.has(id)) {
      const occasion = state.occasionOf.get(id);
      if (occasion) state.changedOccasions.add(occasion.id);
      continue;
    }
    withdrawClaim(state, id);
    putClaim(state, raw);
  }
};

const sameClaim = (a: StandingClaim, b: StandingClaim): boolean =>
  a === b ||
  (a.apart === b.apart &&
    a.initiator === b.initiator &&
    JSON.stringify(a.participants) === JSON.stringify(b.participants));
