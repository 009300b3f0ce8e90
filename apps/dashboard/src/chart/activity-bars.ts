import type { Activity } from '@chancery/contracts';
import { addDays, type ContactFilter, daysBetween, lastDay, MODES, type Mode } from '@chancery/domain';

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
  /** Contacts long before or after the others, which would press the rest together. */
  readonly outside: number;
}

export interface Span {
  readonly first: string;
  readonly last: string;
}

/** More bars than this are too thin to be hit. */
const MOST_BARS = 130;
/** What a span must hold of all contacts to stand for them. */
const NEARLY_ALL = 0.95;
/** In days; the month is the last resort and holds whatever there is. */
const LENGTHS: readonly [BarUnit, number][] = [
  ['day', 1],
  ['week', 7],
  ['month', Number.POSITIVE_INFINITY],
];

/**
 * Gap-free bars in the smallest unit in which nearly all contacts fit. The filter's own span is always among them, as
 * far as there are contacts.
 */
export const activityBars = (
  days: Activity['days'],
  filter: Pick<ContactFilter, 'from' | 'to'> = {},
): ActivityBars => {
  const sorted = [...days].sort((a, b) => (a.day < b.day ? -1 : 1));
  const all = spanOf(sorted);
  if (!all) return { unit: 'day', bars: [], outside: 0 };
  for (const [unit, length] of LENGTHS) {
    const dense = densest(sorted, MOST_BARS * length);
    const span = dense && widen(dense, filter, all);
    if (span && daysBetween(span.first, span.last) < MOST_BARS * length)
      return barsBetween(sorted, span, unit);
  }
  return barsBetween(sorted, all, 'month');
};

const spanOf = (sorted: Activity['days']): Span | undefined => {
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first && last && { first: first.day, last: last.day };
};

const contactsIn = (days: Activity['days']): number => days.reduce((sum, { contacts }) => sum + contacts, 0);

/** The latest span of so many days that holds the most contacts; undefined where that is not nearly all. */
const densest = (sorted: Activity['days'], length: number): Span | undefined => {
  let best: { span: Span; held: number } | undefined;
  let start = 0;
  let held = 0;
  for (const { day, contacts } of sorted) {
    held += contacts;
    while (daysBetween(sorted[start]!.day, day) >= length) held -= sorted[start++]!.contacts;
    if (held >= (best?.held ?? 0)) best = { span: { first: sorted[start]!.day, last: day }, held };
  }
  return best && best.held >= NEARLY_ALL * contactsIn(sorted) ? best.span : undefined;
};

const widen = (span: Span, { from, to }: Pick<ContactFilter, 'from' | 'to'>, all: Span): Span => ({
  first: from && from < span.first ? later(from, all.first) : span.first,
  last: to && to > span.last ? earlier(to, all.last) : span.last,
});

const earlier = (a: string, b: string): string => (a < b ? a : b);
const later = (a: string, b: string): string => (a > b ? a : b);

/** Gap-free bars of a unit over a span of days; what lies outside of it is counted apart. */
export const barsBetween = (sorted: Activity['days'], { first, last }: Span, unit: BarUnit): ActivityBars => {
  const bars = spans(first, last, unit).map((span): ActivityBar => ({ ...span, total: 0, counts: none() }));
  const index = new Map(bars.map((bar, i) => [bar.from, i]));
  let outside = 0;
  for (const { day, mode, contacts } of sorted) {
    const at = index.get(startOf(day, unit));
    if (at === undefined) outside += contacts;
    else bars[at] = add(bars[at]!, mode, contacts);
  }
  return { unit, bars, outside };
};

const add = (bar: ActivityBar, mode: Mode, contacts: number): ActivityBar => ({
  ...bar,
  total: bar.total + contacts,
  counts: { ...bar.counts, [mode]: bar.counts[mode] + contacts },
});

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
