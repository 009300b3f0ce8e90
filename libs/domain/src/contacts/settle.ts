import { originOf, type StandingClaim, type StandingDecision } from './standing';
import { type ContactsState, entry, type Occasion } from './state';

/**
 * Makes contacts of the occasions that changed, after an event at `position`: one of each, and one of all that analysts
 * merged. Notes where claims belong now, if elsewhere than before.
 */
export const settle = (state: ContactsState, position: number): void => {
  const { changedOccasions, changedClaims } = state;
  if (changedOccasions.size > 0) {
    if (state.decisions.byClaim.size === 0 && state.merged.size === 0) settleAlone(state, position);
    else settleTogether(state, position);
    changedOccasions.clear();
  }
  if (changedClaims.size === 0) return;
  for (const claimId of changedClaims) {
    if (state.occasionOf.has(claimId)) continue;
    tell(state, claimId, NOWHERE, position);
    if (!state.dismissed.has(claimId)) state.told.delete(claimId);
  }
  changedClaims.clear();
};

const NOWHERE = { contactId: null, occasionId: null } as const;

/** Without decisions every occasion is a contact of its own. */
const settleAlone = (state: ContactsState, position: number): void => {
  for (const id of state.changedOccasions) {
    if (state.contactOfOccasion.has(id) || state.occasions.has(id)) state.contacts.add(id);
    const occasion = state.occasions.get(id);
    if (occasion) place(state, occasion, id, position);
    else release(state, id);
  }
};

const settleTogether = (state: ContactsState, position: number): void => {
  const dirty = withTheirContacts(state, state.changedOccasions);
  for (const id of dirty) release(state, id);
  for (const group of groupsOf(state, dirty)) {
    const contactId = earliest(state, group);
    state.contacts.add(contactId);
    for (const id of group) place(state, state.occasions.get(id)!, contactId, position);
  }
};

const place = (state: ContactsState, occasion: Occasion, contactId: string, position: number): void => {
  const { id } = occasion;
  if (state.contactOfOccasion.get(id) !== contactId) {
    state.contactOfOccasion.set(id, contactId);
    entry(state.occasionsOfContact, contactId, () => new Set<string>()).add(id);
    if (id !== contactId) state.merged.add(contactId);
  }
  const where = { contactId, occasionId: id };
  for (const claimId of occasion.claims) tell(state, claimId, where, position);
};

/** Occasions, and those that were or are in one contact with them. */
const withTheirContacts = (state: ContactsState, changed: ReadonlySet<string>): Set<string> => {
  const all = new Set(changed);
  for (const id of changed) {
    const contactId = state.contactOfOccasion.get(id);
    if (contactId !== undefined)
      for (const other of state.occasionsOfContact.get(contactId) ?? []) all.add(other);
  }
  for (const id of all) for (const other of mergedWith(state, id)) all.add(other);
  return all;
};

/** Occasions that decisions merge with this one. */
const mergedWith = (state: ContactsState, id: string): string[] => {
  const { byClaim, contact } = state.decisions;
  const occasion = state.occasions.get(id);
  if (byClaim.size === 0 || !occasion) return [];
  const found: string[] = [];
  for (const claimId of occasion.claims) {
    const claim = state.claims.get(claimId)!;
    for (const decisionId of byClaim.get(originOf(claim).claimId) ?? []) {
      const decision = contact.get(decisionId)!;
      if (decision.action.kind !== 'merge' || isSplitSince(state, claim, decision)) continue;
      found.push(...decision.action.claims.flatMap((origin) => occasionAt(state, origin, decision)));
    }
  }
  return found;
};

/** A claim that was set apart after a merge is no longer merged by it. */
const isSplitSince = (state: ContactsState, { apart }: StandingClaim, merge: StandingDecision): boolean =>
  apart !== undefined && state.decisions.contact.get(apart)!.position > merge.position;

/** The occasion to which the claim that began as `origin` belongs, if it stands and a merge still holds for it. */
const occasionAt = (state: ContactsState, origin: string, merge: StandingDecision): string[] => {
  const claimId = state.successors.get(origin) ?? origin;
  const occasion = state.occasionOf.get(claimId);
  return occasion && !isSplitSince(state, state.claims.get(claimId)!, merge) ? [occasion.id] : [];
};

/** Takes an occasion out of the contact that it was told to be in. */
const release = (state: ContactsState, id: string): void => {
  const contactId = state.contactOfOccasion.get(id);
  if (contactId === undefined) return;
  state.contacts.add(contactId);
  state.contactOfOccasion.delete(id);
  const others = state.occasionsOfContact.get(contactId);
  others?.delete(id);
  if (others?.size === 0) {
    state.occasionsOfContact.delete(contactId);
    state.merged.delete(contactId);
  }
};

const groupsOf = (state: ContactsState, ids: ReadonlySet<string>): string[][] => {
  const groups: string[][] = [];
  const seen = new Set<string>();
  for (const id of ids) {
    if (seen.has(id) || !state.occasions.has(id)) continue;
    const group = new Set([id]);
    for (const member of group) for (const other of mergedWith(state, member)) group.add(other);
    for (const member of group) seen.add(member);
    groups.push([...group]);
  }
  return groups;
};

const earliest = (state: ContactsState, ids: readonly string[]): string =>
  ids.reduce((first, id) =>
    state.occasions.get(id)!.began < state.occasions.get(first)!.began ? id : first,
  );

const tell = (
  state: ContactsState,
  claimId: string,
  where: { readonly contactId: string | null; readonly occasionId: string | null },
  position: number,
): void => {
  const before = state.told.get(claimId);
  const standing = state.claims.has(claimId) || state.dismissed.has(claimId);
  if (!before && !standing) return;
  const isWhereItWas = before?.contactId === where.contactId && before.occasionId === where.occasionId;
  if (isWhereItWas && standing) return;
  state.told.set(claimId, where);
  state.moves.push({ claimId, ...where, standing, position });
};
