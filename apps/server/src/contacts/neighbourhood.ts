import {
  type ActorNames,
  actorNames,
  blocksOf,
  type ChanceryEvent,
  type ContactAction,
  claimsOf,
  claimsOfAction,
  isAnchor,
  linkAnew,
  looksAround,
  looseKey,
  mayUnsettle,
  originOf,
  type Recorded,
  type StandingClaim,
  sameActors,
  withActors,
} from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { hashedBlocks } from './claim-blocks';
import type { ContactFold, Place } from './contact-fold';
import { type Coverage, hashOf } from './coverage';
import {
  claimsInBlocks,
  claimsNaming,
  claimsOfLooseKeys,
  holdAllDecisions,
  holdClaims,
  holdNamed,
  readLeaving,
} from './hold-claims';

/**
 * Reads into the fold every contact that the events can touch and that is not held:
 * - for a claim that comes, what shares a block with it, if it is an anchor; if it is loose, the anchors in its blocks
 *   and what shares its loose key;
 * - the contacts of claims that go, or that a decision is about, with all that look around in their blocks;
 * - for those that look around and may lose the anchor that they chose, what else they may choose: others of their
 *   loose keys, and the anchors in their blocks. Who keeps its choice needs no others: the choice is in its contact.
 *
 * The events must be claims and withdrawals, or one decision; `claims` are those that they tell.
 */
export const holdNeighbourhood = async (
  tx: Sql,
  fold: ContactFold,
  events: readonly Recorded[],
  claims: readonly StandingClaim[],
): Promise<void> => {
  if (!fold.decisionsHeld) await holdAllDecisions(tx, fold);
  const named = await namedBy(tx, fold, events);
  await holdNamed(tx, fold, named);
  await readLeaving(tx, fold, events);
  if (fold.isComplete) return;
  const names = namesAround(fold, events);
  const formsIn = (some: readonly StandingClaim[]) => some.flatMap((claim) => formsOf(claim, names));
  const coming = formsIn(claims);
  const going = formsIn([...named.flatMap((id) => heldForms(fold, id)), ...goingAgain(claims, named)]);
  await holdNear(tx, fold, [...coming, ...going]);
  const looking = new Set([
    ...lookingIn(fold, contactsWith(fold, named)),
    ...going.flatMap((claim) => lookingNear(fold, claim)),
    ...coming.flatMap((claim) => unsettledBy(fold, claim)),
  ]);
  await holdAround(tx, fold, [...looking]);
};

/** Claims that come with the events, and go with them or with a decision again. */
const goingAgain = (claims: readonly StandingClaim[], named: readonly string[]): StandingClaim[] => {
  if (named.length === 0) return [];
  const ids = new Set(named);
  return claims.filter((claim) => ids.has(claim.claimId) || ids.has(originOf(claim).claimId));
};

const holdNear = async (tx: Sql, fold: ContactFold, forms: readonly StandingClaim[]): Promise<void> => {
  const anchors = forms.filter(isAnchor);
  const loose = forms.filter((claim) => !isAnchor(claim));
  await holdBlocks(tx, fold, anchors.flatMap(hashedBlocks));
  await holdAnchors(tx, fold, loose.flatMap(hashedBlocks));
  await holdAlike(tx, fold, looseKeysOf(loose));
};

/** For claims that look around: others of their loose keys, and the anchors near both. */
const holdAround = async (tx: Sql, fold: ContactFold, looking: readonly StandingClaim[]): Promise<void> => {
  if (looking.length === 0) return;
  const alike = await holdAlike(tx, fold, looseKeysOf(looking));
  const all = [...looking, ...lookingIn(fold, contactsWith(fold, alike))];
  await holdAnchors(tx, fold, all.flatMap(hashedBlocks));
  linkAnew(
    fold.state,
    all.filter(isAnchor).map((claim) => claim.claimId),
  );
};

/** Held claims that look around in the blocks of a claim. */
const lookingNear = ({ state }: ContactFold, claim: StandingClaim): StandingClaim[] =>
  blocksOf(claim).flatMap((block) =>
    [...(state.loose.get(block) ?? []), ...(state.seekers.get(block) ?? [])].map(
      (id) => state.claims.get(id)!,
    ),
  );

/** Held claims that may turn away from what they chose, or are linked to, when a claim comes. */
const unsettledBy = (fold: ContactFold, claim: StandingClaim): StandingClaim[] =>
  isAnchor(claim)
    ? lookingNear(fold, claim).filter((other) => isAnchor(other) || mayUnsettle(claim, other))
    : [];

/** Holds every contact in the blocks; gives the claims that the tables had there. */
const holdBlocks = async (tx: Sql, fold: ContactFold, blocks: readonly number[]): Promise<string[]> => {
  const wanted = missing(fold.blocks, blocks);
  const found = await claimsInBlocks(tx, wanted, { anchorsOnly: false });
  await holdClaims(tx, fold, found);
  for (const block of wanted) fold.blocks.add(block);
  return found;
};

const holdAnchors = async (tx: Sql, fold: ContactFold, blocks: readonly number[]): Promise<void> => {
  const wanted = missing(fold.anchors, blocks).filter((block) => !fold.blocks.has(block));
  await holdClaims(tx, fold, await claimsInBlocks(tx, wanted, { anchorsOnly: true }));
  for (const block of wanted) fold.anchors.add(block);
};

/** Holds every contact with a claim of these loose keys; gives the claims. */
const holdAlike = async (tx: Sql, fold: ContactFold, keys: readonly string[]): Promise<string[]> => {
  const wanted = keys.filter((key) => !fold.looseKeys.has(hashOf(key)));
  const found = await claimsOfLooseKeys(tx, wanted);
  await holdClaims(tx, fold, found);
  for (const key of wanted) fold.looseKeys.add(hashOf(key));
  return found;
};

/** Claims, or origins of claims, that the events withdraw or decide about, and that decisions name beside theirs. */
const namedBy = async (tx: Sql, fold: ContactFold, events: readonly Recorded[]): Promise<string[]> => {
  const named = new Set<string>();
  for (const { event } of events) {
    for (const id of claimsOfEvent(fold, event)) named.add(fold.state.successors.get(id) ?? id);
    const actors = actorsOfEvent(fold, event);
    if (actors) for (const id of await claimsNaming(tx, fold, actors)) named.add(id);
  }
  return [...named];
};

const claimsOfEvent = (fold: ContactFold, event: ChanceryEvent): readonly string[] => {
  switch (event.type) {
    case 'ContactClaimed':
      return besides(fold, [event.data.replaces?.claimId ?? event.id]);
    case 'ClaimsWithdrawn':
      return event.data.claimIds;
    case 'ContactDecided':
      return named(fold, event.data.action);
    case 'DecisionUndone': {
      const decision = fold.state.decisions.contact.get(event.data.decisionId);
      return decision ? named(fold, decision.action) : [];
    }
    default:
      return [];
  }
};

const named = (fold: ContactFold, action: ContactAction): string[] => [
  ...claimsOfAction(action),
  ...besides(fold, claimsOfAction(action)),
];

/** Claims that standing decisions name beside these: where they may go when a decision begins or ends. */
const besides = ({ state }: ContactFold, origins: readonly string[]): string[] => {
  const { contact, byClaim } = state.decisions;
  const decisions = origins.flatMap((origin) => [...(byClaim.get(origin) ?? [])]);
  return decisions.flatMap((id) => claimsOfAction(contact.get(id)!.action));
};

/** The actors whose claims are looked at anew. */
const actorsOfEvent = ({ state }: ContactFold, event: ChanceryEvent): ReadonlySet<string> | undefined => {
  const standing = state.decisions.actor;
  if (event.type === 'ActorDecided') return sameActors(standing.values(), event.data.action);
  if (event.type !== 'DecisionUndone') return undefined;
  const undone = standing.get(event.data.decisionId);
  return undone && sameActors(standing.values(), undone.action);
};

/** A held claim as the article has it and as it stands. */
const heldForms = (fold: ContactFold, id: string): StandingClaim[] => {
  const raw = placeOf(fold, id)?.raw;
  return raw ? [raw, fold.state.claims.get(raw.claimId) ?? raw] : [];
};

/** Actors' names before the events and, where one of them decides about actors, after it. */
const namesAround = (fold: ContactFold, events: readonly Recorded[]): ActorNames[] => {
  const standing = fold.state.decisions.actor;
  const after = new Map(standing);
  for (const { event, position, recordedAt } of events) {
    if (event.type === 'ActorDecided') after.set(event.id, { ...event.data, position, recordedAt });
    if (event.type === 'DecisionUndone') after.delete(event.data.decisionId);
  }
  const before = actorNames(standing.values());
  return after.size === standing.size ? [before] : [before, actorNames(after.values())];
};

/** The shapes in which a claim can stand: as the article has it, and with actors as they are known. */
const formsOf = (claim: StandingClaim, names: readonly ActorNames[]): StandingClaim[] => [
  ...new Set([claim, ...names.map((known) => withActors(claim, known))]),
];

const looseKeysOf = (claims: readonly StandingClaim[]): string[] => [
  ...new Set(claims.flatMap((claim) => (isAnchor(claim) ? [] : [looseKey(claim)]))),
];

const missing = (coverage: Coverage, keys: readonly number[]): number[] =>
  [...new Set(keys)].filter((key) => !coverage.has(key));

/** Contacts that held claims belong to. */
const contactsWith = (fold: ContactFold, claimIds: readonly string[]): Set<string> =>
  new Set(claimIds.flatMap((id) => placeOf(fold, id)?.contactId ?? []));

const placeOf = (fold: ContactFold, id: string): Place | undefined =>
  fold.places.get(id) ?? fold.places.get(fold.state.successors.get(id) ?? '');

/** Claims of these contacts whose place depends on what stands around them. */
const lookingIn = (fold: ContactFold, contactIds: ReadonlySet<string>): StandingClaim[] =>
  [...contactIds].flatMap((id) => {
    fold.touch(id);
    return claimsOf(fold.state, id)
      .map((claimId) => fold.state.claims.get(claimId)!)
      .filter(looksAround);
  });
