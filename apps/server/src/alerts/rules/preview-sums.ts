import type { Preview } from '@chancery/contracts';
import { addDays, daysBetween } from '@chancery/domain';

/** First and last day (ISO) of a record. */
export type Span = NonNullable<Preview['span']>;

/** More alerts than these nobody reads: a week on average over the last year of the record, and in any one week. */
const NOISY = { onAverage: 10, atMost: 50 } as const;

const WEEK_DAYS = 7;
const YEAR_DAYS = 365;

/**
 * How often a rule tells.
 * @param days ISO days of its alerts, in any order
 * @param span null where the record is empty
 */
export const sumUp = (
  days: readonly string[],
  span: Span | null,
): Pick<Preview, 'total' | 'perWeek' | 'weeks' | 'noisy'> => {
  const weeks = byWeek(days);
  const perWeek = span ? days.length / weeksOf(span) : 0;
  const isNoisy = weeks.some(({ hits }) => hits > NOISY.atMost) || isOften(days, span);
  return { total: days.length, perWeek: Math.round(perWeek * 100) / 100, weeks, noisy: isNoisy };
};

const isOften = (days: readonly string[], span: Span | null): boolean => {
  if (!span) return false;
  const yearAgo = addDays(span.to, -YEAR_DAYS);
  const weeks = Math.min(weeksOf(span), YEAR_DAYS / WEEK_DAYS);
  return days.filter((day) => day > yearAgo).length / weeks > NOISY.onAverage;
};

/** Of a shorter span: one. */
const weeksOf = ({ from, to }: Span): number => Math.max(1, (daysBetween(from, to) + 1) / WEEK_DAYS);

const byWeek = (days: readonly string[]): Preview['weeks'] => {
  const weeks = new Map<string, number>();
  for (const day of days) weeks.set(mondayOf(day), (weeks.get(mondayOf(day)) ?? 0) + 1);
  return [...weeks]
    .map(([monday, hits]) => ({ monday, hits }))
    .sort((a, b) => (a.monday < b.monday ? -1 : 1));
};

/** A Monday. */
const MONDAY = '1970-01-05';

const mondayOf = (day: string): string => {
  const since = daysBetween(MONDAY, day) % WEEK_DAYS;
  return addDays(day, since < 0 ? -since - WEEK_DAYS : -since);
};
