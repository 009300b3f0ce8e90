import { describe, expect, it } from 'vitest';
import { snoozedUntil, stateOf } from './rule-state';

const NOW = new Date(2026, 2, 28, 15, 30);

describe('a snooze', () => {
  it('ends after an hour, tomorrow at eight, or in a week at this hour, whatever the clocks do between', () => {
    const until = (snooze: Parameters<typeof snoozedUntil>[0]) => new Date(snoozedUntil(snooze, NOW));
    expect(until('hour').getTime() - NOW.getTime()).toBe(3_600_000);
    expect(until('tomorrow')).toEqual(new Date(2026, 2, 29, 8));
    expect(until('week')).toEqual(new Date(2026, 3, 4, 15, 30));
  });

  it('counts for nothing once it is over, and less than a pause', () => {
    const until = '2026-03-28T12:00:00.000Z';
    const at = (state: 'active' | 'paused' | 'muted', now: string) =>
      stateOf({ state, snoozedUntil: until }, Date.parse(now));
    expect(at('active', '2026-03-28T11:59:00Z')).toBe('snoozed');
    expect(at('active', '2026-03-28T12:01:00Z')).toBe('active');
    expect(at('paused', '2026-03-28T11:59:00Z')).toBe('paused');
  });
});
