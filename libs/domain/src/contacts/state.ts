import type { Claim } from '../events';
import type { Contact } from './contact';
import { foldContact, originOf, type StandingClaim } from './fold';
import { type AnchorKey, anchorKeys, type Block, blockOf, blocksOf, isAnchor, looseKey } from './occasion';

/**
 * The contacts that a set of standing claims makes: the state of the `contacts` projection.
 *
 * Holds either everything (in memory: browser, replay, specs) or the part that a batch can touch (the server reads it
 * from the read model first). Ids of occasions that changed gather in `changed` until `takeChanges` empties it.
 */
export interface ContactsState {
  readonly claims: Map<string, StandingClaim>;
  readonly occasions: Map<string, Occasion>;
  /** Claim id → the occasion that it belongs to. */
  readonly occasionOf: Map<string, Occasion>;
  readonly anchors: Map<Block, Map<string, AnchorEntry>>;
  readonly loose: Map<Block, Set<string>>;
  /** Loose key → the loose claims of that key that no anchor took. */
  readonly unanchored: Map<string, Set<string>>;
  readonly changed: Set<string>;
}

export interface AnchorEntry {
  readonly key: AnchorKey;
  readonly claims: Set<string>;
}

export interface Occasion {
  /** The id of the claim that began first, and its position. */
  id: string;
  began: number;
  readonly claims: Set<string>;
}

export const noContacts = (): ContactsState => ({
  claims: new Map(),
  occasions: new Map(),
  occasionOf: new Map(),
  anchors: new Map(),
  loose: new Map(),
  unanchored: new Map(),
  changed: new Set(),
});

/** Contact by id, folded now; undefined when no such occasion is held. */
export const contactOf = (state: ContactsState, id: string): Contact | undefined => {
  const occasion = state.occasions.get(id);
  return occasion && foldContact([...occasion.claims].map((claimId) => state.claims.get(claimId)!));
};

/** Every contact that is held. */
export const allContacts = (state: ContactsState): Contact[] =>
  [...state.occasions.keys()].map((id) => contactOf(state, id)!);

/** Claim ids of an occasion. */
export const claimsOf = (state: ContactsState, id: string): string[] => [
  ...(state.occasions.get(id)?.claims ?? []),
];

/** Ids of occasions that were made, changed or emptied since the last call. */
export const takeChanges = (state: ContactsState): string[] => {
  const ids = [...state.changed];
  state.changed.clear();
  return ids;
};

/**
 * Takes up a whole occasion as it was folded before, without placing its claims anew. For a state that holds a part:
 * an event folds right when every occasion is held that shares a block or a loose key with its claims, and every
 * anchor that shares a block with the loose claims of those.
 */
export const holdOccasion = (state: ContactsState, id: string, claims: readonly StandingClaim[]): void => {
  const began = claims.reduce(
    (first, claim) => Math.min(first, originOf(claim).position),
    Number.POSITIVE_INFINITY,
  );
  const occasion = { id, began, claims: new Set(claims.map((claim) => claim.claimId)) };
  const anchored = claims.some(isAnchor);
  state.occasions.set(id, occasion);
  for (const claim of claims) {
    state.claims.set(claim.claimId, claim);
    state.occasionOf.set(claim.claimId, occasion);
    if (isAnchor(claim)) register(state, claim);
    else {
      holdLoose(state, claim);
      if (!anchored) entry(state.unanchored, looseKey(claim), () => new Set()).add(claim.claimId);
    }
  }
};

/** Enters a loose claim under its blocks. */
export const holdLoose = (state: ContactsState, claim: Claim): void => {
  for (const block of blocksOf(claim)) entry(state.loose, block, () => new Set()).add(claim.claimId);
};

/** Enters an anchor under its keys and gives one claim of each that shares one. */
export const register = (state: ContactsState, claim: Claim): string[] =>
  anchorKeys(claim).flatMap((key) => {
    const inBlock = entry(state.anchors, blockOf(key), () => new Map<string, AnchorEntry>());
    const at = entry(inBlock, within(key), () => ({ key, claims: new Set<string>() }));
    const [other] = at.claims;
    at.claims.add(claim.claimId);
    return other === undefined || other === claim.claimId ? [] : [other];
  });

/** The anchors under a key. */
export const anchorsAt = (state: ContactsState, key: AnchorKey): ReadonlySet<string> =>
  state.anchors.get(blockOf(key))?.get(within(key))?.claims ?? new Set();

const within = ({ channel, day }: AnchorKey): string => `${channel} ${day}`;

/** Takes a claim out of everything but its occasion. */
export const forget = (state: ContactsState, claim: Claim): void => {
  state.claims.delete(claim.claimId);
  for (const key of anchorKeys(claim)) {
    const inBlock = state.anchors.get(blockOf(key));
    const at = inBlock?.get(within(key));
    at?.claims.delete(claim.claimId);
    if (at?.claims.size === 0) inBlock?.delete(within(key));
  }
  for (const block of blocksOf(claim)) state.loose.get(block)?.delete(claim.claimId);
};

/** The anchors that exist in the blocks of a claim. */
export function* anchorsNear(state: ContactsState, claim: Claim): Generator<AnchorKey> {
  for (const block of blocksOf(claim)) {
    for (const { key } of state.anchors.get(block)?.values() ?? []) yield key;
  }
}

/** The value of a key, made when there is none. */
export const entry = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
};
