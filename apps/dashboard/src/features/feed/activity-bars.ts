import type { Activity } from '@chancery/contracts';
import { addDays, daysBetween, lastDay, MODES, type Mode } from '@chancery/domain';

export type BarUnit = 'day' | 'week' | 'month';

/** One bar: a span of days (ISO, inclusive) and how many contacts of each mode fall into it. */
export interface ActivityBar {
  readonly from: string;
  readonly to: string;
  readonly total: number;
  readonly counts: Readonly<Record<Mode, number>>;
}

export interface ActivityBars {
  readonly unit: BarUnit;
  readonly bars: readonly ActivityBar[];
}

/** More bars than this are too thin to be hit. */
const MOST_BARS = 130;

/** Gap-free bars from the first to the last day that has contacts, in the smallest unit that stays legible. */
export const activityBars = (days: Activity['days']): ActivityBars => {
  const sorted = days.map(({ day }) => day).sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (!first || !last) return { unit: 'day', bars: [] };
  const unit = unitFor(daysBetween(first, last) + 1);
  const bars: ActivityBar[] = spans(first, last, unit).map((span) => ({ ...span, total: 0, counts: none() }));
  const index = new Map(bars.map((bar, i) => [bar.from, i]));
  for (const { day, mode, contacts } of days) {
    const at = index.get(startOf(day, unit))!;
    const bar = bars[at]!;
    const counts = { ...bar.counts, [mode]: bar.counts[mode] + contacts };
    bars[at] = { ...bar, counts, total: bar.total + contacts };
  }
  return { unit, bars };
};

const unitFor = (days: number): BarUnit => {
  if (days <= MOST_BARS) return 'day';
  return days / 7 <= MOST_BARS ? 'week' : 'month';
};

const none = (): Record<Mode, number> =>
  Object.fromEntries(MODES.map((mode) => [mode, 0])) as Record<Mode, number>;

/** The first day of the unit: weeks begin on Monday (ISO 8601). */
const startOf = (day: string, unit: BarUnit): string => {
  if (unit === 'month') return `${day.slice(0, 7)}-01`;
  if (unit === 'day') return day;
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day, -weekday);
};

const endOf = (start: string, unit: BarUnit): string => {
  if (unit === 'month') return lastDay(start.slice(0, 7));
  return unit === 'week' ? addDays(start, 6) : start;
};

const spans = (first: string, last: string, unit: BarUnit): { from: string; to: string }[] => {
  const found: { from: string; to: string }[] = [];
  for (let from = startOf(first, unit); from <= last; from = addDays(endOf(from, unit), 1)) {
    found.push({ from, to: endOf(from, unit) });
  }
  return found;
};
