import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FailedAttempt, nextAttemptAt } from './retry';

const createdAt = new Date('2025-02-15T12:00:00Z');
const HOUR = 3_600_000;

const failed = (changes: Partial<FailedAttempt> & { afterMs?: number } = {}): FailedAttempt => ({
  attempts: 1,
  createdAt,
  now: new Date(createdAt.getTime() + (changes.afterMs ?? 0)),
  outcome: {},
  giveUpAfterMs: 72 * HOUR,
  random: 0.5,
  ...changes,
});

const waitMs = (attempt: FailedAttempt): number | null => {
  const at = nextAttemptAt(attempt);
  return at && at.getTime() - attempt.now.getTime();
};

describe('the next attempt', () => {
  it.each([
    [1, 2_500],
    [2, 5_000],
    [3, 10_000],
    [8, 320_000],
    [9, 450_000],
    [500, 450_000],
  ])('after attempt %i comes after half of what it may wait: %i ms', (attempts, ms) => {
    expect(waitMs(failed({ attempts }))).toBe(ms);
  });

  it('property: comes neither before now nor after the end, and never after it', () => {
    const numbers = fc.record({
      attempts: fc.integer({ min: 1, max: 2_000 }),
      afterMs: fc.integer({ min: 0, max: 80 * HOUR }),
      random: fc.double({ min: 0, max: 0.999, noNaN: true }),
      retryAfterMs: fc.option(fc.integer({ min: 0, max: 1_000 * HOUR }), { nil: undefined }),
    });
    fc.assert(
      fc.property(numbers, ({ retryAfterMs, ...rest }) => {
        const attempt = failed({ ...rest, outcome: retryAfterMs === undefined ? {} : { retryAfterMs } });
        const at = nextAttemptAt(attempt);
        const end = createdAt.getTime() + 72 * HOUR;
        expect(at === null).toBe(attempt.now.getTime() >= end);
        if (at === null) return;
        expect(at.getTime()).toBeGreaterThanOrEqual(attempt.now.getTime());
        expect(at.getTime()).toBeLessThanOrEqual(end);
      }),
    );
  });

  it('is not before the receiver asks for', () => {
    expect(waitMs(failed({ outcome: { retryAfterMs: 60_000 } }))).toBe(60_000);
    expect(waitMs(failed({ attempts: 9, outcome: { retryAfterMs: 60_000 } }))).toBe(450_000);
  });

  it('given that the message is refused, comes for an hour', () => {
    const outcome = { refuses: 'message' } as const;
    expect(waitMs(failed({ outcome }))).toBe(2_500);
    expect(waitMs(failed({ outcome, afterMs: HOUR - 1_000 }))).toBe(1_000);
    expect(waitMs(failed({ outcome, afterMs: HOUR }))).toBeNull();
  });

  it('given that the receiver is gone for good, never comes', () => {
    expect(waitMs(failed({ outcome: { refuses: 'all' } }))).toBeNull();
  });
});
