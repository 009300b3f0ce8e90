import type { Recorded } from '../events';
import type { StandingClaim } from './fold';
import { anchorKeys, type Block, bestAnchor, blocksOf, isAnchor, looseKey } from './occasion';
import {
  anchorsAt,
  anchorsNear,
  type ContactsState,
  entry,
  forget,
  holdLoose,
  type Occasion,
  register,
} from './state';

/** The projection: raise `version` when the same log should give other contacts. */
export const CONTACTS = { name: 'contacts', version: 1 } as const;

/** Folds one event into the state, which it takes over and gives back. Repeating an event changes nothing. */
export const evolveContacts = (state: ContactsState, recorded: Recorded): ContactsState => {
  const { event, position, recordedAt } = recorded;
  if (event.type === 'ContactClaimed') addClaim(state, { ...event.data, position, recordedAt });
  if (event.type === 'ClaimsWithdrawn') for (const id of event.data.claimIds) removeClaim(state, id);
  return state;
};

/** Adds a claim; one that is held already changes nothing. */
export const addClaim = (state: ContactsState, claim: StandingClaim): void => {
  if (state.claims.has(claim.claimId)) return;
  state.claims.set(claim.claimId, claim);
  if (isAnchor(claim)) {
    const shared = register(state, claim);
    join(state, claim.claimId, shared);
    placeLooseClaims(state, blocksOf(claim));
  } else {
    holdLoose(state, claim);
    place(state, claim);
  }
};

/** Takes a claim back; what it alone held together falls apart. Unknown ids change nothing. */
export const removeClaim = (state: ContactsState, claimId: string): void => {
  const claim = state.claims.get(claimId);
  if (!claim) return;
  const siblings = [...(state.occasionOf.get(claimId)?.claims ?? [])].filter((id) => id !== claimId);
  leave(state, claimId);
  forget(state, claim);
  const standing = siblings.map((id) => state.claims.get(id)!);
  if (isAnchor(claim)) regroup(state, standing.filter(isAnchor));
  for (const sibling of standing) if (!isAnchor(sibling)) place(state, sibling);
};

/** Puts anchors that may no longer hang together into the occasions that their keys make. */
const regroup = (state: ContactsState, anchors: readonly StandingClaim[]): void => {
  for (const { claimId } of anchors) leave(state, claimId);
  for (const claim of anchors) {
    const sharing = anchorKeys(claim).flatMap((key) => [...anchorsAt(state, key)]);
    join(
      state,
      claim.claimId,
      sharing.filter((id) => state.occasionOf.has(id)),
    );
  }
};

const placeLooseClaims = (state: ContactsState, blocks: readonly Block[]): void => {
  const ids = new Set(blocks.flatMap((block) => [...(state.loose.get(block) ?? [])]));
  for (const id of ids) place(state, state.claims.get(id)!);
};

/** Moves a loose claim to where it belongs now. */
const place = (state: ContactsState, claim: StandingClaim): void => {
  const anchor = bestAnchor(claim, anchorsNear(state, claim));
  const group = entry(state.unanchored, looseKey(claim), () => new Set<string>());
  if (anchor) {
    group.delete(claim.claimId);
    const [first] = anchorsAt(state, anchor);
    move(state, claim.claimId, first);
  } else {
    const [other] = [...group].filter((id) => id !== claim.claimId);
    move(state, claim.claimId, other);
    group.add(claim.claimId);
  }
};

/** Puts a claim beside another one, or on its own when there is none or they are apart already. */
const move = (state: ContactsState, claimId: string, beside: string | undefined): void => {
  const here = state.occasionOf.get(claimId);
  if (here && (beside ? here === state.occasionOf.get(beside) : here.claims.size === 1)) return;
  leave(state, claimId);
  join(state, claimId, beside === undefined ? [] : [beside]);
};

/** Makes one occasion of a claim and of all occasions that the others belong to. */
const join = (state: ContactsState, claimId: string, others: readonly string[]): void => {
  const joined = new Set(others.map((id) => state.occasionOf.get(id)!));
  const [target = { id: claimId, claims: new Set<string>() }, ...rest] = joined;
  for (const occasion of rest) {
    drop(state, occasion);
    for (const id of occasion.claims) target.claims.add(id);
  }
  target.claims.add(claimId);
  for (const id of target.claims) state.occasionOf.set(id, target);
  rename(state, target);
};

const leave = (state: ContactsState, claimId: string): void => {
  const occasion = state.occasionOf.get(claimId);
  if (!occasion) return;
  state.occasionOf.delete(claimId);
  occasion.claims.delete(claimId);
  if (occasion.claims.size === 0) drop(state, occasion);
  else rename(state, occasion);
  const claim = state.claims.get(claimId);
  if (claim && !isAnchor(claim)) state.unanchored.get(looseKey(claim))?.delete(claimId);
};

const drop = (state: ContactsState, occasion: Occasion): void => {
  state.occasions.delete(occasion.id);
  state.changed.add(occasion.id);
};

const rename = (state: ContactsState, occasion: Occasion): void => {
  drop(state, occasion);
  occasion.id = [...occasion.claims].reduce((first, id) =>
    state.claims.get(id)!.position < state.claims.get(first)!.position ? id : first,
  );
  state.occasions.set(occasion.id, occasion);
  state.changed.add(occasion.id);
};
