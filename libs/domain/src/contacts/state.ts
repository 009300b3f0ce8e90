import type { ActorAction, ContactAction } from '../decisions';
import type { Contact } from './contact';
import { foldContact } from './fold';
import { type AnchorKey, type Block, blockOf, keysOf } from './occasion';
import { originOf, type StandingClaim, type StandingDecision } from './standing';

/**
 * The contacts that a set of standing claims and decisions makes: the state of the `contacts` projection.
 *
 * Claims make occasions (by what they say), occasions make contacts (one each, unless an analyst merged some). Holds
 * either everything (in memory: browser, specs) or the part that a batch can touch (the server reads it from the read
 * model first). What changed gathers until `takeChanges`.
 */
export interface ContactsState {
  readonly claims: Map<string, StandingClaim>;
  /** Claims that an analyst dismissed: they stand and count for nothing. */
  readonly dismissed: Map<string, StandingClaim>;
  /** Claims as the articles have them, where actors were merged or renamed in them since. */
  readonly originals: Map<string, StandingClaim>;
  /** First of a chain of revisions → the claim that stands for it now. */
  readonly successors: Map<string, string>;
  readonly occasions: Map<string, Occasion>;
  /** Claim id → the occasion that it belongs to. */
  readonly occasionOf: Map<string, Occasion>;
  readonly anchors: Map<Block, Map<string, AnchorEntry>>;
  readonly loose: Map<Block, Set<string>>;
  /** Loose key → the loose claims of that key that no anchor took. */
  readonly unanchored: Map<string, Set<string>>;
  /** Anchors that are linked to others by what stands near: by the blocks in which they look. */
  readonly seekers: Map<Block, Set<string>>;
  /** Seeker → the keys that it is linked to: of the plan that it moves, or of those who met for the countries it names. */
  readonly links: Map<string, readonly AnchorKey[]>;
  /** Occasions were taken up whose seekers are not linked yet. */
  linksDue: boolean;
  readonly decisions: Decisions;
  /** Occasion → its contact, as last told; and back. */
  readonly contactOfOccasion: Map<string, string>;
  readonly occasionsOfContact: Map<string, Set<string>>;
  /** Claim → where it was last told to belong. */
  readonly told: Map<string, { readonly contactId: string | null; readonly occasionId: string | null }>;
  /** Ids of occasions, and of claims, that changed since the last event was settled. */
  readonly changedOccasions: Set<string>;
  readonly changedClaims: Set<string>;
  /** What `takeChanges` gives. */
  contacts: Set<string>;
  moves: Move[];
}

export interface Decisions {
  readonly contact: Map<string, StandingDecision<ContactAction>>;
  readonly actor: Map<string, StandingDecision<ActorAction>>;
  /** Origin of a claim → ids of the decisions that name it. */
  readonly byClaim: Map<string, Set<string>>;
}

/** A claim comes to a contact, changes to another or leaves it. */
export interface Move {
  readonly claimId: string;
  /** Null: it belongs to no contact now, being dismissed (`standing`) or withdrawn. */
  readonly contactId: string | null;
  readonly occasionId: string | null;
  readonly standing: boolean;
  /** Of the event that caused it. */
  readonly position: number;
}

export interface AnchorEntry {
  readonly key: AnchorKey;
  readonly claims: Set<string>;
  /** Seekers that are linked to it. */
  readonly linked: Set<string>;
  /** Articles of its claims, and how many claims of each. */
  readonly articles: Map<string, number>;
  /** Places that the claims name, and how often. */
  readonly places: Map<string, number>;
}

export interface Occasion {
  /** The id of the claim that began first, and its position. */
  id: string;
  began: number;
  readonly claims: Set<string>;
}

export const noContacts = (): ContactsState => ({
  claims: new Map(),
  dismissed: new Map(),
  originals: new Map(),
  successors: new Map(),
  occasions: new Map(),
  occasionOf: new Map(),
  anchors: new Map(),
  loose: new Map(),
  unanchored: new Map(),
  seekers: new Map(),
  links: new Map(),
  linksDue: false,
  decisions: { contact: new Map(), actor: new Map(), byClaim: new Map() },
  contactOfOccasion: new Map(),
  occasionsOfContact: new Map(),
  told: new Map(),
  changedOccasions: new Set(),
  changedClaims: new Set(),
  contacts: new Set(),
  moves: [],
});

/** Contact by id, folded now; undefined when no such contact is held. */
export const contactOf = (state: ContactsState, id: string): Contact | undefined => {
  const claims = claimsOf(state, id).map((claimId) => state.claims.get(claimId)!);
  return claims.length === 0 ? undefined : foldContact(claims, decisionsOf(state, id));
};

/** Every contact that is held. */
export const allContacts = (state: ContactsState): Contact[] =>
  [...state.occasionsOfContact.keys()].map((id) => contactOf(state, id)!);

/** Claim ids of a contact. */
export const claimsOf = (state: ContactsState, id: string): string[] =>
  [...(state.occasionsOfContact.get(id) ?? [])].flatMap((occasionId) => [
    ...(state.occasions.get(occasionId)?.claims ?? []),
  ]);

/** Standing decisions about the claims of a contact, in the order in which they were made. */
export const decisionsOf = (state: ContactsState, id: string): StandingDecision<ContactAction>[] => {
  const { byClaim, contact } = state.decisions;
  if (byClaim.size === 0) return [];
  const origins = claimsOf(state, id).map((claimId) => originOf(state.claims.get(claimId)!).claimId);
  const ids = new Set(origins.flatMap((origin) => [...(byClaim.get(origin) ?? [])]));
  return [...ids].map((decisionId) => contact.get(decisionId)!).sort((a, b) => a.position - b.position);
};

export interface Changes {
  /** Ids of contacts that were made, changed or emptied. */
  readonly contacts: readonly string[];
  /** In the order in which they happened. */
  readonly moves: readonly Move[];
}

/** What changed since the last call. */
export const takeChanges = (state: ContactsState): Changes => {
  const changes = { contacts: [...state.contacts], moves: state.moves };
  state.contacts = new Set();
  state.moves = [];
  return changes;
};

/** Enters a loose claim under its blocks. */
export const holdLoose = (state: ContactsState, claim: StandingClaim): void => {
  for (const block of keysOf(claim).blocks) entry(state.loose, block, newSet).add(claim.claimId);
};

/** Enters an anchor under its keys. Gives one claim of each key that had some, and the blocks in which a loose claim may now choose otherwise. */
export const register = (
  state: ContactsState,
  claim: StandingClaim,
): { readonly beside: string[]; readonly changed: Block[] } => {
  const { keys, coarse } = keysOf(claim);
  const beside: string[] = [];
  const changed: Block[] = [];
  for (const key of keys) {
    const at = entryAt(state, blockOf(key), within(key), key);
    for (const other of firstOf(at)) if (other !== claim.claimId) beside.push(other);
    if (enter(state, at, claim)) changed.push(blockOf(key));
  }
  for (const { block, key } of coarse) {
    if (enter(state, entryAt(state, block, acrossPairs(key), key), claim)) changed.push(block);
  }
  for (const block of seeksIn(claim)) entry(state.seekers, block, newSet).add(claim.claimId);
  return { beside, changed };
};

/** Blocks in which a seeker looks for what it is linked to. */
export const seeksIn = (claim: StandingClaim): Block[] => {
  const { moved, lookups } = keysOf(claim);
  return [...moved, ...lookups.map(({ block }) => block)];
};

/** Adds a claim to an entry; tells whether a loose claim may choose otherwise now. */
const enter = (state: ContactsState, at: AnchorEntry, claim: StandingClaim): boolean => {
  const { place, article } = claim;
  const isNewPlace = place !== null && !at.places.has(place);
  const isFirst = isToldFirst(state, at, claim);
  if (place !== null) at.places.set(place, (at.places.get(place) ?? 0) + 1);
  at.articles.set(article.articleId, (at.articles.get(article.articleId) ?? 0) + 1);
  at.claims.add(claim.claimId);
  return isFirst || isNewPlace || at.articles.get(article.articleId) === 1;
};

/** Whether no other claim of the entry was published before this one: a cancellation cancels what was told before. */
const isToldFirst = (state: ContactsState, { claims }: AnchorEntry, { article }: StandingClaim): boolean => {
  for (const id of claims) {
    if (state.claims.get(id)!.article.publishedAt <= article.publishedAt) return false;
  }
  return true;
};

/** One claim of an entry, if it has any. */
export const firstOf = ({ claims, linked }: AnchorEntry): string[] => {
  for (const id of claims) return [id];
  for (const id of linked) return [id];
  return [];
};

/** Links a seeker to keys; gives one claim of each that had some. */
export const link = (state: ContactsState, claimId: string, keys: readonly AnchorKey[]): string[] => {
  if (keys.length === 0) return [];
  state.links.set(claimId, keys);
  return keys.flatMap((key) => {
    const at = entryAt(state, blockOf(key), within(key), key);
    const beside = firstOf(at);
    at.linked.add(claimId);
    return beside.filter((other) => other !== claimId);
  });
};

const entryAt = (state: ContactsState, block: Block, name: string, key: AnchorKey): AnchorEntry => {
  const inBlock = entry(state.anchors, block, newEntries);
  const found = inBlock.get(name);
  if (found) return found;
  const made = {
    key,
    claims: new Set<string>(),
    linked: new Set<string>(),
    articles: new Map(),
    places: new Map(),
  };
  inBlock.set(name, made);
  return made;
};

const newSet = (): Set<string> => new Set();
const newEntries = (): Map<string, AnchorEntry> => new Map();

/** What stands under a key. */
export const entryOf = (state: ContactsState, key: AnchorKey): AnchorEntry | undefined =>
  state.anchors.get(blockOf(key))?.get(within(key));

const within = ({ channel, day }: AnchorKey): string => `${channel} ${day}`;
const acrossPairs = ({ pair, channel }: AnchorKey): string => `${pair} ${channel}`;

/** Takes a claim out of everything but its occasion. Gives the blocks in which a loose claim may now choose otherwise. */
export const forget = (state: ContactsState, claim: StandingClaim): Block[] => {
  state.claims.delete(claim.claimId);
  unlink(state, claim.claimId);
  const { anchor, keys, coarse, blocks } = keysOf(claim);
  const changed: Block[] = [];
  const leave = (block: Block, name: string): void => {
    const inBlock = state.anchors.get(block);
    const at = inBlock?.get(name);
    if (!inBlock || !at?.claims.delete(claim.claimId)) return;
    changed.push(block);
    if (claim.place !== null) takeOne(at.places, claim.place);
    takeOne(at.articles, claim.article.articleId);
    if (at.claims.size === 0 && at.linked.size === 0) inBlock.delete(name);
  };
  for (const key of keys) leave(blockOf(key), within(key));
  for (const { block, key } of coarse) leave(block, acrossPairs(key));
  for (const block of seeksIn(claim)) {
    const seekers = state.seekers.get(block);
    seekers?.delete(claim.claimId);
    if (seekers?.size === 0) state.seekers.delete(block);
  }
  if (!anchor) for (const block of blocks) state.loose.get(block)?.delete(claim.claimId);
  return changed;
};

const takeOne = (counts: Map<string, number>, key: string): void => {
  const left = (counts.get(key) ?? 1) - 1;
  if (left > 0) counts.set(key, left);
  else counts.delete(key);
};

/** Ends the links of a seeker. */
export const unlink = (state: ContactsState, claimId: string): void => {
  for (const key of state.links.get(claimId) ?? []) {
    const at = entryOf(state, key);
    at?.linked.delete(claimId);
    if (at?.claims.size === 0 && at.linked.size === 0) state.anchors.get(blockOf(key))?.delete(within(key));
  }
  state.links.delete(claimId);
};

/** The anchors that exist in the blocks of a claim. */
export function* anchorsNear(state: ContactsState, claim: StandingClaim): Generator<AnchorEntry> {
  for (const block of keysOf(claim).blocks) {
    const inBlock = state.anchors.get(block);
    if (inBlock) for (const at of inBlock.values()) if (at.claims.size > 0) yield at;
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
