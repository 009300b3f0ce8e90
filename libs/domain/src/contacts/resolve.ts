import { acrossBridges, isBridged, nodeOf } from './bridge';
import { bestAnchor, prefers } from './choice';
import { linksOf } from './links';
import { type AnchorKey, type Block, blockOf, isAnchor, keysOf, looseKey } from './occasion';
import { originOf, type StandingClaim } from './standing';
import {
  type AnchorEntry,
  anchorsNear,
  type ContactsState,
  entry,
  entryOf,
  firstOf,
  forget,
  holdLoose,
  isFoundIn,
  link,
  type Occasion,
  register,
  unlink,
} from './state';

/** Adds a claim to the occasions; one that is held already changes nothing. */
export const addClaim = (state: ContactsState, claim: StandingClaim): void => {
  if (state.claims.has(claim.claimId)) return;
  state.claims.set(claim.claimId, claim);
  if (!isAnchor(claim)) {
    holdLoose(state, claim);
    place(state, claim);
    return;
  }
  const { keys } = keysOf(claim);
  const bridges = keys.filter((key) => isBridged(state, key));
  const { beside, changed } = register(state, claim);
  const linked = link(state, claim.claimId, linksOf(state, claim));
  join(state, claim.claimId, [...beside, ...linked, ...acrossBridges(state, keys)]);
  if (bridges.some((key) => !isBridged(state, key))) {
    regroup(state, takeApart(state, state.occasionOf.get(claim.claimId)!));
  }
  offer(state, claim, changed);
  seekAgain(state, claim);
};

/** Takes a claim out of the occasions; what it alone held together falls apart. Unknown ids change nothing. */
export const removeClaim = (state: ContactsState, claimId: string): void => {
  const claim = state.claims.get(claimId);
  if (!claim) return;
  if (!isAnchor(claim)) {
    leave(state, claimId);
    forget(state, claim);
    return;
  }
  let changed: readonly Block[];
  if (hasStandIn(state, claim)) {
    leave(state, claimId);
    changed = forget(state, claim);
  } else {
    const others = takeApart(state, state.occasionOf.get(claimId)!).filter((other) => other !== claim);
    changed = forget(state, claim);
    regroup(state, others);
  }
  state.changedClaims.add(claimId);
  bridgeAgain(state, keysOf(claim));
  placeLooseClaims(state, changed);
  seekAgain(state, claim);
};

/** Without the article that told of both, two sides and more may be one occasion. */
const bridgeAgain = (state: ContactsState, { keys }: ReturnType<typeof keysOf>): void => {
  for (const key of keys) {
    const at = entryOf(state, key);
    const first = at && firstOf(at);
    if (first !== undefined) unite(state, [first, ...acrossBridges(state, [key])]);
  }
};

/** Links the seekers that were taken up with their occasions. */
export const linkHeld = (state: ContactsState): void => {
  for (const id of state.unlinked) {
    const claim = state.claims.get(id);
    if (claim && isAnchor(claim) && !state.links.has(id)) link(state, id, linksOf(state, claim));
  }
  state.unlinked.clear();
};

/** Where an anchor stands: under its own keys, and under those that it is linked to. */
const allKeys = (state: ContactsState, claim: StandingClaim): readonly AnchorKey[] => {
  const linked = state.links.get(claim.claimId);
  return linked ? [...keysOf(claim).keys, ...linked] : keysOf(claim).keys;
};

const membersOf = ({ claims, linked }: AnchorEntry): string[] => [
  ...claims.map((claim) => claim.claimId),
  ...(linked ?? []),
];

const stands = (state: ContactsState, claimId: string, key: AnchorKey): boolean => {
  const at = entryOf(state, key);
  return at !== undefined && membersOf(at).includes(claimId);
};

/** Whether one other anchor shares all keys of this one: then nothing hangs together by it alone. */
const hasStandIn = (state: ContactsState, claim: StandingClaim): boolean => {
  const keys = allKeys(state, claim);
  // All of its actors are one: it hangs together with nothing.
  if (keys.length === 0) return true;
  const first = entryOf(state, keys[0]!);
  for (const id of first ? membersOf(first) : []) {
    if (id !== claim.claimId && keys.every((key) => stands(state, id, key))) return true;
  }
  return false;
};

/** After an anchor came or went: what seeks near it may be linked otherwise now. */
const seekAgain = (state: ContactsState, claim: StandingClaim): void => {
  if (state.seekers.size === 0) return;
  const { keys, coarseBlocks } = keysOf(claim);
  const blocks = new Set([...keys.map(blockOf), ...coarseBlocks]);
  const seekers = new Set([...blocks].flatMap((block) => [...(state.seekers.get(block) ?? [])]));
  for (const id of [...seekers].sort()) {
    if (id !== claim.claimId) relink(state, state.claims.get(id)!);
  }
};

const relink = (state: ContactsState, seeker: StandingClaim): void => {
  const keys = linksOf(state, seeker);
  const before = state.links.get(seeker.claimId) ?? [];
  if (sameKeys(keys, before)) return;
  const claims = takeApart(state, state.occasionOf.get(seeker.claimId)!);
  unlink(state, seeker.claimId);
  const beside = link(state, seeker.claimId, keys);
  regroup(state, claims);
  unite(state, [seeker.claimId, ...beside, ...acrossBridges(state, keys)]);
};

const sameKeys = (a: readonly AnchorKey[], b: readonly AnchorKey[]): boolean =>
  a.length === b.length &&
  a.every((key, i) => key.pair === b[i]?.pair && key.day === b[i].day && key.channel === b[i].channel);

/** Ends an occasion and gives its claims, which then belong nowhere. */
const takeApart = (state: ContactsState, occasion: Occasion): StandingClaim[] => {
  drop(state, occasion);
  for (const id of occasion.claims) state.occasionOf.delete(id);
  return [...occasion.claims].map((id) => state.claims.get(id)!);
};

/** Makes occasions of claims that belong nowhere: of anchors that share keys, and of loose ones by their choice. */
const regroup = (state: ContactsState, claims: readonly StandingClaim[]): void => {
  for (const group of sharingKeys(state, claims.filter(isAnchor))) found(state, [...group]);
  for (const claim of claims) if (!isAnchor(claim)) place(state, claim);
};

/** Anchors in groups that hang together by their keys. */
const sharingKeys = (state: ContactsState, anchors: readonly StandingClaim[]): Set<Set<StandingClaim>> => {
  const groupOf = new Map<string, Set<StandingClaim>>();
  for (const anchor of anchors) {
    const keys = allKeys(state, anchor).map((key) => nodeOf(state, key));
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
  if (!blocks.some((block) => state.loose.has(block))) return;
  const ids = new Set(blocks.flatMap((block) => [...(state.loose.get(block) ?? [])]));
  for (const id of ids) place(state, state.claims.get(id)!);
};

/** Moves the loose claims that choose what a new anchor stands under, or changed, over what they chose before. */
const offer = (state: ContactsState, anchor: StandingClaim, changed: readonly Block[]): void => {
  if (!changed.some((block) => state.loose.has(block))) return;
  const { keys, coarse } = keysOf(anchor);
  const blocks = new Set(changed);
  for (const key of keys) offerIn(state, blocks, blockOf(key), entryOf(state, key)!);
  for (const { block, key } of coarse) {
    const at = entryOf(state, key)!;
    if (isFoundIn(at, block)) offerIn(state, blocks, block, at);
  }
};

const offerIn = (state: ContactsState, changed: ReadonlySet<Block>, block: Block, at: AnchorEntry): void => {
  if (!changed.has(block)) return;
  for (const id of [...(state.loose.get(block) ?? [])]) {
    const claim = state.claims.get(id)!;
    const chosen = state.choices.get(id);
    if (chosen === at || !state.choices.has(id)) place(state, claim);
    else if (prefers(claim, at, chosen)) choose(state, claim, at);
  }
};

/** Moves a loose claim to where it belongs now. */
const place = (state: ContactsState, claim: StandingClaim): void =>
  choose(state, claim, bestAnchor(claim, anchorsNear(state, claim)));

const choose = (state: ContactsState, claim: StandingClaim, anchor: AnchorEntry | undefined): void => {
  state.choices.set(claim.claimId, anchor);
  const group = entry(state.unanchored, looseKey(claim), () => new Set<string>());
  if (anchor) {
    group.delete(claim.claimId);
    move(state, claim.claimId, anchor.claims[0]!.claimId);
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
  if (others.length === 0) found(state, [state.claims.get(claimId)!]);
  else gather(state, occasionsOf(state, others), [claimId]);
};

/** Makes one occasion of those that the claims belong to. */
const unite = (state: ContactsState, claimIds: readonly string[]): void => {
  const occasions = occasionsOf(state, claimIds);
  if (occasions.length > 1) gather(state, occasions, []);
};

const occasionsOf = (state: ContactsState, claimIds: readonly string[]): Occasion[] => [
  ...new Set(claimIds.map((id) => state.occasionOf.get(id)!)),
];

/** The largest occasion takes up the claims of the others, and those that belong nowhere yet. */
const gather = (state: ContactsState, occasions: Occasion[], nowhere: readonly string[]): void => {
  const [target, ...rest] = occasions.sort((a, b) => b.claims.size - a.claims.size);
  for (const occasion of occasions) drop(state, occasion);
  for (const id of [...nowhere, ...rest.flatMap((occasion) => [...occasion.claims])]) {
    target!.claims.add(id);
    state.occasionOf.set(id, target!);
    beginWith(target!, state.claims.get(id)!);
  }
  enter(state, target!);
};

const leave = (state: ContactsState, claimId: string): void => {
  const occasion = state.occasionOf.get(claimId);
  if (!occasion) return;
  const claim = state.claims.get(claimId)!;
  state.occasionOf.delete(claimId);
  occasion.claims.delete(claimId);
  state.changedClaims.add(claimId);
  if (!isAnchor(claim)) state.unanchored.get(looseKey(claim))?.delete(claimId);
  if (occasion.claims.size === 0) drop(state, occasion);
  else if (originOf(claim).claimId === occasion.id) rename(state, occasion);
  else state.changedOccasions.add(occasion.id);
};

const drop = (state: ContactsState, occasion: Occasion): void => {
  state.occasions.delete(occasion.id);
  state.changedOccasions.add(occasion.id);
};

const enter = (state: ContactsState, occasion: Occasion): void => {
  state.occasions.set(occasion.id, occasion);
  state.changedOccasions.add(occasion.id);
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
