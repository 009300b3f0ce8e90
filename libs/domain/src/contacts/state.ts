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
  /** Anchors by the countries and the day of those who met. */
  readonly byCountries: Map<Block, StandingClaim[]>;
  readonly loose: Map<Block, Set<string>>;
  /** Loose key → the loose claims of that key that no anchor took. */
  readonly unanchored: Map<string, Set<string>>;
  /** Loose claim → the anchors that it chose when it was placed last; undefined where it found none. */
  readonly choices: Map<string, AnchorEntry | undefined>;
  /** Anchors that are linked to others by what stands near: by the blocks in which they look. */
  readonly seekers: Map<Block, Set<string>>;
  /** Seeker → the keys that it is linked to: of the plan that it moves, or of those who met for the countries it names. */
  readonly links: Map<string, readonly AnchorKey[]>;
  /** Seekers that were taken up with their occasions and are not linked yet. */
  readonly unlinked: Set<string>;
  readonly decisions: Decisions;
  /** Occasion → its contact, as last told; and back. */
  readonly contactOfOccasion: Map<string, string>;
  readonly occasionsOfContact: Map<string, Set<string>>;
  /** Contacts of several occasions. */
  readonly merged: Set<string>;
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

/** What stands under a key. Few claims each, and many keys: arrays, made only when needed. */
export interface AnchorEntry {
  readonly key: AnchorKey;
  readonly claims: StandingClaim[];
  /** Ids of seekers that are linked to it. */
  linked: string[] | undefined;
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
  byCountries: new Map(),
  loose: new Map(),
  unanchored: new Map(),
  choices: new Map(),
  seekers: new Map(),
  links: new Map(),
  unlinked: new Set(),
  decisions: { contact: new Map(), actor: new Map(), byClaim: new Map() },
  contactOfOccasion: new Map(),
  occasionsOfContact: new Map(),
  merged: new Set(),
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
  const { keys, coarse, coarseBlocks } = keysOf(claim);
  const beside: string[] = [];
  const changed: Block[] = [];
  let changesChoice = false;
  for (const key of keys) {
    const block = blockOf(key);
    const at = entryAt(state, block, key);
    const other = firstOf(at);
    if (other !== undefined && other !== claim.claimId) beside.push(other);
    if (addsChoice(at, claim)) {
      changed.push(block);
      changesChoice = true;
    }
    at.claims.push(claim);
  }
  if (coarse.length > 0) {
    for (const block of coarseBlocks) {
      entry(state.byCountries, block, newClaims).push(claim);
      if (changesChoice) changed.push(block);
    }
  }
  for (const block of seeksIn(claim)) entry(state.seekers, block, newSet).add(claim.claimId);
  return { beside, changed };
};

/** Blocks in which a seeker looks for what it is linked to. */
export const seeksIn = (claim: StandingClaim): readonly Block[] => {
  const { moved, lookups } = keysOf(claim);
  return lookups.length === 0 ? moved : [...moved, ...lookups.map(({ block }) => block)];
};

/** Whether a loose claim may choose otherwise for this claim: another place, an earlier report, an article of its own, a cancellation. */
const addsChoice = ({ claims }: AnchorEntry, { place, article, status }: StandingClaim): boolean => {
  let isNewPlace = place !== null;
  let isFirst = true;
  let isNewArticle = true;
  let isNewStatus = status === 'cancelled';
  for (const other of claims) {
    if (other.place === place) isNewPlace = false;
    if (other.article.publishedAt <= article.publishedAt) isFirst = false;
    if (other.article.articleId === article.articleId) isNewArticle = false;
    if (other.status === status) isNewStatus = false;
  }
  return isFirst || isNewPlace || isNewArticle || isNewStatus;
};

/** One claim of an entry, if it has any. */
export const firstOf = ({ claims, linked }: AnchorEntry): string | undefined =>
  claims[0]?.claimId ?? linked?.[0];

/** Links a seeker to keys; gives one claim of each that had some. */
export const link = (state: ContactsState, claimId: string, keys: readonly AnchorKey[]): string[] => {
  if (keys.length === 0) return [];
  state.links.set(claimId, keys);
  return keys.flatMap((key) => {
    const at = entryAt(state, blockOf(key), key);
    const beside = firstOf(at);
    at.linked ??= [];
    at.linked.push(claimId);
    return beside === undefined || beside === claimId ? [] : [beside];
  });
};

const entryAt = (state: ContactsState, block: Block, key: AnchorKey): AnchorEntry => {
  const inBlock = entry(state.anchors, block, newEntries);
  const name = within(key);
  const found = inBlock.get(name);
  if (found) return found;
  const made: AnchorEntry = { key, claims: [], linked: undefined };
  inBlock.set(name, made);
  return made;
};

const newSet = (): Set<string> => new Set();
const newClaims = (): StandingClaim[] => [];
const newEntries = (): Map<string, AnchorEntry> => new Map();

/** What stands under a key. */
export const entryOf = (state: ContactsState, key: AnchorKey): AnchorEntry | undefined =>
  state.anchors.get(blockOf(key))?.get(within(key));

const within = ({ channel, day }: AnchorKey): string => `${channel} ${day}`;

/** Takes a claim out of everything but its occasion. Gives the blocks in which a loose claim may now choose otherwise. */
export const forget = (state: ContactsState, claim: StandingClaim): readonly Block[] => {
  state.claims.delete(claim.claimId);
  state.choices.delete(claim.claimId);
  unlink(state, claim.claimId);
  const { anchor, keys, blocks } = keysOf(claim);
  for (const key of keys) {
    const at = entryOf(state, key);
    if (!at) continue;
    takeOut(at.claims, claim);
    if (isEmpty(at)) dropEntry(state, key);
  }
  forgetCountries(state, claim);
  for (const block of seeksIn(claim)) dropFrom(state.seekers, block, claim.claimId);
  if (!anchor) for (const block of blocks) dropFrom(state.loose, block, claim.claimId);
  return anchor ? blocks : [];
};

const forgetCountries = (state: ContactsState, claim: StandingClaim): void => {
  const { coarse, coarseBlocks } = keysOf(claim);
  for (const block of coarse.length > 0 ? coarseBlocks : []) {
    const claims = state.byCountries.get(block) ?? [];
    takeOut(claims, claim);
    if (claims.length === 0) state.byCountries.delete(block);
  }
};

const takeOut = <T>(items: T[], item: T): void => {
  const at = items.indexOf(item);
  if (at >= 0) items.splice(at, 1);
};

const isEmpty = ({ claims, linked }: AnchorEntry): boolean => claims.length === 0 && !linked?.length;

const dropEntry = (state: ContactsState, key: AnchorKey): void => {
  const block = blockOf(key);
  const inBlock = state.anchors.get(block);
  inBlock?.delete(within(key));
  if (inBlock?.size === 0) state.anchors.delete(block);
};

const dropFrom = (map: Map<string, Set<string>>, key: string, id: string): void => {
  const ids = map.get(key);
  ids?.delete(id);
  if (ids?.size === 0) map.delete(key);
};

/** Ends the links of a seeker. */
export const unlink = (state: ContactsState, claimId: string): void => {
  for (const key of state.links.get(claimId) ?? []) {
    const at = entryOf(state, key);
    if (!at) continue;
    if (at.linked) takeOut(at.linked, claimId);
    if (isEmpty(at)) dropEntry(state, key);
  }
  state.links.delete(claimId);
};

/** The anchors that exist in the blocks of a loose claim; by its countries, those of the people who met for them. */
export function* anchorsNear(state: ContactsState, claim: StandingClaim): Generator<AnchorEntry> {
  for (const block of keysOf(claim).blocks) {
    if (block.startsWith('~')) yield* metForCountries(state, block);
    else yield* state.anchors.get(block)?.values() ?? [];
  }
}

/** What stands under the keys of anchors of two countries on a day. */
export function* metForCountries(state: ContactsState, block: Block): Generator<AnchorEntry> {
  for (const claim of state.byCountries.get(block) ?? []) {
    for (const coarse of keysOf(claim).coarse) {
      const at = coarse.block === block ? entryOf(state, coarse.key) : undefined;
      // Once for each entry: by the first of its claims.
      if (at?.claims[0] === claim) yield at;
    }
  }
}

/** Whether `metForCountries` of the block gives the entry. */
export const isFoundIn = ({ key, claims }: AnchorEntry, block: Block): boolean =>
  claims[0] !== undefined &&
  keysOf(claims[0]).coarse.some(
    ({ block: b, key: k }) =>
      b === block && k.pair === key.pair && k.day === key.day && k.channel === key.channel,
  );

/** The value of a key, made when there is none. */
export const entry = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  const found = map.get(key);
  if (found !== undefined) return found;
  const made = make();
  map.set(key, made);
  return made;
};
