import type { NewEvent } from './new-event';
import type { DateValue, Mode, Participant, Status } from './words';

/**
 * What analysts decide. A decision speaks of contacts by claims, whose ids never change: it follows them wherever they
 * come to belong, and a revision of the article keeps it (a claim is named by the first of those that it replaces).
 */
export type ContactAction =
  /** The contacts of these claims are one. */
  | { readonly kind: 'merge'; readonly claims: readonly string[] }
  /** These claims are a contact of their own. */
  | { readonly kind: 'split'; readonly claims: readonly string[] }
  /** These fields of the claim's contact are so, whatever its claims say. */
  | { readonly kind: 'correct'; readonly claim: string; readonly fields: Correction }
  /** The claim is wrong and counts for nothing. */
  | { readonly kind: 'dismiss'; readonly claim: string }
  /** The claim's contact was checked and holds. */
  | { readonly kind: 'confirm'; readonly claim: string };

/** Fields that an analyst sets; absent ones stay as the claims have them. */
export interface Correction {
  readonly mode?: Mode | undefined;
  readonly status?: Status | undefined;
  readonly date?: DateValue | null | undefined;
  readonly place?: string | null | undefined;
  readonly initiator?: string | null | undefined;
  readonly participants?: readonly Participant[] | undefined;
}

export type ActorAction =
  /** `actor` is the same as `into`: its claims count as that one's, who is known as `as`. */
  | { readonly kind: 'merge'; readonly actor: string; readonly into: string; readonly as: Participant }
  | { readonly kind: 'rename'; readonly actor: string; readonly name: string };

/** A decision with who made it and why. `decisionId` equals the event's id. */
export interface Decision<Action = ContactAction> {
  readonly decisionId: string;
  readonly author: string;
  readonly reason: string;
  readonly action: Action;
}

export type ContactDecided = NewEvent<'ContactDecided', Decision>;
export type ActorDecided = NewEvent<'ActorDecided', Decision<ActorAction>>;

/** Takes a decision back, as if it had not been made. */
export type DecisionUndone = NewEvent<
  'DecisionUndone',
  { readonly decisionId: string; readonly author: string; readonly reason: string }
>;

/** The claims that a decision speaks of. */
export const claimsOfAction = (action: ContactAction): readonly string[] =>
  'claims' in action ? action.claims : [action.claim];
