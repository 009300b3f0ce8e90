import type { Outcome } from './senders/sender';

const FIRST_MS = 5_000;
const LONGEST_MS = 15 * 60_000;

/** How long a receiver that says that a message is at fault is asked again: it may be mended meanwhile. */
const REFUSED_MS = 60 * 60_000;

export interface FailedAttempt {
  /** From 1. */
  readonly attempts: number;
  /** When the delivery was asked for: its time to be given up counts from there. */
  readonly createdAt: Date;
  readonly now: Date;
  readonly outcome: Pick<Outcome, 'refuses' | 'retryAfterMs'>;
  readonly giveUpAfterMs: number;
  /** 0 ≤ random < 1 */
  readonly random: number;
}

/**
 * When to try again; null: never. Exponential backoff with full jitter: anywhere between now and 5 s, doubled with each
 * attempt up to 15 min; not before the receiver asks to; the last time at the very end.
 */
export const nextAttemptAt = (failed: FailedAttempt): Date | null => {
  const { attempts, createdAt, now, outcome, giveUpAfterMs, random } = failed;
  if (outcome.refuses === 'all') return null;
  const patienceMs = outcome.refuses === 'message' ? Math.min(REFUSED_MS, giveUpAfterMs) : giveUpAfterMs;
  const end = createdAt.getTime() + patienceMs;
  if (now.getTime() >= end) return null;
  const backoffMs = random * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
  const waitMs = Math.max(backoffMs, outcome.retryAfterMs ?? 0);
  return new Date(Math.min(end, now.getTime() + waitMs));
};
