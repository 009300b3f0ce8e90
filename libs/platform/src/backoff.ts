const FIRST_MS = 200;
const LONGEST_MS = 10_000;

/**
 * How long to wait before retry number `attempt` (from 0): doubles from 0.2 s up to 10 s.
 * Half of it is jitter, so that processes that failed together do not return together.
 * @param random 0 ≤ random < 1
 */
export const backoffMs = (attempt: number, random: number): number => {
  const whole = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 10));
  return Math.round(whole / 2 + (whole / 2) * random);
};
