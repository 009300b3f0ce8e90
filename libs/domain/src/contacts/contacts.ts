import type { Recorded } from '../events';
import { originOf, type StandingClaim } from './fold';
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
  if (!isAnchor(claim) || hasStandIn(state, claim)) {
    leave(state, claimId);
    forget(state, claim);
    return;
  }
  const others = takeApart(state, state.occasionOf.get(claimId)!).filter((other) => other !== claim);
  forget(state, claim);
  for (const group of sharingKeys(others.filter(isAnchor))) found(state, [...group]);
  for (const other of others) if (!isAnchor(other)) place(state, other);
};

/** Whether one other anchor shares all keys of this one: then nothing hangs together by it alone. */
const hasStandIn = (state: ContactsState, claim: StandingClaim): boolean => {
  const [first, ...rest] = anchorKeys(claim).map((key) => anchorsAt(state, key));
  for (const id of first ?? []) {
    if (id !== claim.claimId && rest.every((ids) => ids.has(id))) return true;
  }
  return false;
};

/** Ends an occasion and gives its claims, which then belong nowhere. */
const takeApart = (state: ContactsState, occasion: Occasion): StandingClaim[] => {
  drop(state, occasion);
  for (const id of occasion.claims) state.occasionOf.delete(id);
  return [...occasion.claims].map((id) => state.claims.get(id)!);
};

/** Anchors in groups that hang together by their keys. */
const sharingKeys = (anchors: readonly StandingClaim[]): Set<Set<StandingClaim>> => {
  const groupOf = new Map<string, Set<StandingClaim>>();
  for (const anchor of anchors) {
    const keys = anchorKeys(anchor).map(({ pair, channel, day }) => `${pair} ${channel} ${day}`);
    const touched = new Set(keys.flatMap((key) => groupOf.get(key) ?? []));
    const [group = new Set(), ...rest] = [...touched].sort((a, b) => b.size - a.size);
    for (const member of rest.flatMap((other) => [...other])) group.add(member);
    group.add(anchor);
    for (const [key, other] of groupOf) if (rest.includes(other)) groupOf.set(key, group);
    for (const key of keys) groupOf.set(key, group);
  }
  return new Set(groupOf.values());
};

/** Makes an occasion of claims that belong nowhere. */
const found = (state: ContactsState, claims: readonly StandingClaim[]): void => {
  const occasion: Occasion = { id: '', began: Number.POSITIVE_INFINITY, claims: new Set() };
  for (const { claimId } of claims) {
    occasion.claims.add(claimId);
    state.occasionOf.set(claimId, occasion);
  }
  rename(state, occasion);
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
    move(state, claim.claimId, anyOther(group, claim.claimId));
    group.add(claim.claimId);
  }
};

const anyOther = (ids: Iterable<string>, than: string): string | undefined => {
  for (const id of ids) if (id !== than) return id;
  return undefined;
};

/** Puts a claim beside another one, or on its own when there is none or they are apart already. */
const move = (state: ContactsState, claimId: string, beside: string | undefined): void => {
  const here = state.occasionOf.get(claimId);
  if (here && (beside ? here === state.occasionOf.get(beside) : here.claims.size === 1)) return;
  leave(state, claimId);
  join(state, claimId, beside === undefined ? [] : [beside]);
};

/** Makes one occasion of a claim that belongs nowhere and of all occasions that the others belong to. */
const join = (state: ContactsState, claimId: string, others: readonly string[]): void => {
  const joined = [...new Set(others.map((id) => state.occasionOf.get(id)!))];
  const [target, ...rest] = joined.sort((a, b) => b.claims.size - a.claims.size);
  if (!target) {
    found(state, [state.claims.get(claimId)!]);
    return;
  }
  for (const occasion of [target, ...rest]) drop(state, occasion);
  const incoming = [claimId, ...rest.flatMap((occasion) => [...occasion.claims])];
  for (const id of incoming) {
    target.claims.add(id);
    state.occasionOf.set(id, target);
    beginWith(target, state.claims.get(id)!);
  }
  enter(state, target);
};

const leave = (state: ContactsState, claimId: string): void => {
  const occasion = state.occasionOf.get(claimId);
  if (!occasion) return;
  const claim = state.claims.get(claimId)!;
  state.occasionOf.delete(claimId);
  occasion.claims.delete(claimId);
  if (!isAnchor(claim)) state.unanchored.get(looseKey(claim))?.delete(claimId);
  if (occasion.claims.size === 0) drop(state, occasion);
  else if (originOf(claim).claimId === occasion.id) rename(state, occasion);
  else state.changed.add(occasion.id);
};

const drop = (state: ContactsState, occasion: Occasion): void => {
  state.occasions.delete(occasion.id);
  state.changed.add(occasion.id);
};

const enter = (state: ContactsState, occasion: Occasion): void => {
  state.occasions.set(occasion.id, occasion);
  state.changed.add(occasion.id);
};

/** Names an occasion anew after the claim that began first. */
const rename = (state: ContactsState, occasion: Occasion): void => {
  if (occasion.id !== '') drop(state, occasion);
  occasion.began = Number.POSITIVE_INFINITY;
  for (const id of occasion.claims) beginWith(occasion, state.claims.get(id)!);
  enter(state, occasion);
};

const beginWith = (occasion: Occasion, claim: StandingClaim): void => {
  const origin = originOf(claim);
  if (origin.position >= occasion.began) return;
  occasion.began = origin.position;
  occasion.id = origin.claimId;
};
