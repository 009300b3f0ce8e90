import type { Preview } from '@chancery/contracts';
import { addDays } from '@chancery/domain';
import { type ActivityBars, barsBetween } from '../../chart/activity-bars';

/** More weeks than this are told by the month, in days. */
const MOST_DAYS = 7 * 130;
const YEAR_DAYS = 365;

/** Hits by week over the whole record, gap-free; by month where the record is long. None of an empty record. */
export const hitBars = ({ weeks, span }: Pick<Preview, 'weeks' | 'span'>): ActivityBars => {
  if (!span) return { unit: 'week', bars: [], outside: 0 };
  const days = weeks
    .map(({ monday, hits }) => ({ day: monday, mode: 'unspecified' as const, contacts: hits }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
  // A silence is told when it has lasted, which may be after the record's last day.
  const all = [span.from, span.to, ...days.map(({ day }) => day)].sort();
  const whole = { first: all[0]!, last: all.at(-1)! };
  return barsBetween(days, whole, addDays(whole.first, MOST_DAYS) >= whole.last ? 'week' : 'month');
};

/** How often it would have told in the year up to the end of the record. */
export const hitsInLastYear = ({ weeks, span }: Pick<Preview, 'weeks' | 'span'>): number => {
  const from = span ? addDays(span.to, -YEAR_DAYS) : '';
  return weeks.filter(({ monday }) => monday > from).reduce((sum, { hits }) => sum + hits, 0);
};
