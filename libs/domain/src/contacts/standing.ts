import type { Decision } from '../decisions';
import type { Claim, Replaced } from '../events';

/** A claim that stands, with its place in the log. */
export interface StandingClaim extends Claim {
  readonly position: number;
  readonly recordedAt: string;
  /** The decision by which an analyst set it apart: it then belongs only with the others of that decision. */
  readonly apart?: string | undefined;
}

/** A decision that was not undone, with its place in the log. */
export interface StandingDecision<Action = Decision['action']> extends Decision<Action> {
  readonly position: number;
  readonly recordedAt: string;
}

/** Where a claim began: itself, or the first of those that it replaces. Gives contacts their identity and age. */
export const originOf = (claim: StandingClaim): Replaced => claim.replaces ?? claim;
