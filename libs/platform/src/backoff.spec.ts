import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff';

describe('the pause before a retry', () => {
  it('doubles up to ten seconds, of which half is jitter', () => {
    expect([0, 1, 2, 3].map((attempt) => backoffMs(attempt, 1))).toEqual([200, 400, 800, 1_600]);
    expect([0, 1, 2, 3].map((attempt) => backoffMs(attempt, 0))).toEqual([100, 200, 400, 800]);
    expect(backoffMs(1_000_000, 1)).toBe(10_000);
  });

  it('property: stays between 0.1 and 10 seconds and never shrinks with the attempts', () => {
    const random = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
    fc.assert(
      fc.property(fc.nat(), random, (attempt, chance) => {
        const ms = backoffMs(attempt, chance);
        expect(ms).toBeGreaterThanOrEqual(100);
        expect(ms).toBeLessThanOrEqual(10_000);
        expect(backoffMs(attempt + 1, chance)).toBeGreaterThanOrEqual(ms);
      }),
    );
  });
});
