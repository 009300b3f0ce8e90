import { daysBetween } from '../dates';
import type { Because, Reason, Verdict } from './judge';
import { dyadName } from './pairs';
import type { AlertRule } from './rule';
import { bearsUpTo, type DaysAround, toldAround } from './spans';

/** A firing of a rule, as far as it decides what else is told. */
export interface FiredAlert {
  readonly contactId: string;
  readonly reason: Reason;
  /** Null while it stands. */
  readonly because: Because | null;
}

/** What became of an alert: who got it is told so. */
export type Amendment = { readonly kind: 'restored' } | Because;

/** What a new verdict on its contact means for an alert; undefined: nothing. */
export const revise = (alert: FiredAlert, verdict: Verdict): Amendment | undefined => {
  if (verdict.holds) return alert.because === null ? undefined : { kind: 'restored' };
  return alert.because?.kind === verdict.because.kind ? undefined : verdict.because;
};

/**
 * Whether alerts of the rule have told of this already, other than of this contact: of a later contact of the same pair
 * as the first, which is corrected by this one; of the same days as unusually many; of the same change of a plan, be it
 * under another claim that told it. What is one piece of news is told once. What was told and turned out to be none
 * counts for nothing.
 */
export const isTold = (
  { when }: Pick<AlertRule, 'when'>,
  { reason }: Extract<Verdict, { holds: true }>,
  alerts: Iterable<FiredAlert>,
): boolean => {
  const around = toldAround(when);
  if (!around || reason.day === null) return false;
  const told = new Set<string>();
  for (const alert of alerts)
    if (isSpokenFor(alert) && isAlike(alert.reason, reason) && isWithin(around, reason.day, alert.reason.day))
      for (const pair of alert.reason.pairs) told.add(dyadName(pair));
  return reason.pairs.every((pair) => told.has(dyadName(pair)));
};

/** It stands, or an earlier contact took its place. */
const isSpokenFor = ({ because }: FiredAlert): boolean => because === null || because.kind === 'not-first';

const isAlike = (told: Reason, reason: Reason): boolean => {
  if (reason.kind === 'first-of-mode') return told.mode === reason.mode;
  return told.cancelled === reason.cancelled;
};

const isWithin = ({ before, after }: DaysAround, day: string, told: string | null): boolean => {
  if (told === null) return false;
  const distance = daysBetween(day, told);
  return -before <= distance && distance <= after;
};

/** Whether other contacts of its pairs can change the judgement of a contact. */
export const looksBack = ({ when }: Pick<AlertRule, 'when'>): boolean => bearsUpTo(when) !== undefined;
