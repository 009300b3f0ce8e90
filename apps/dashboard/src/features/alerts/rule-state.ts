import type { AlertRuleItem } from '@chancery/contracts';

/** How a rule stands at an instant (ms): a snooze that is over counts for nothing. */
export const stateOf = (
  { state, snoozedUntil }: Pick<AlertRuleItem, 'state' | 'snoozedUntil'>,
  now: number,
): 'active' | 'paused' | 'muted' | 'snoozed' =>
  state === 'active' && snoozedUntil !== null && Date.parse(snoozedUntil) > now ? 'snoozed' : state;

export const SNOOZES = ['hour', 'tomorrow', 'week'] as const;

/** Until when a rule is snoozed (ISO). Tomorrow begins at eight o'clock in the zone of this machine. */
export const snoozedUntil = (snooze: (typeof SNOOZES)[number], now: Date): string => {
  const until = new Date(now);
  if (snooze === 'hour') until.setHours(until.getHours() + 1);
  if (snooze === 'week') until.setDate(until.getDate() + 7);
  if (snooze === 'tomorrow') {
    until.setDate(until.getDate() + 1);
    until.setHours(8, 0, 0, 0);
  }
  return until.toISOString();
};
