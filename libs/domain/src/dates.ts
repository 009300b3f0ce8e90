import type { Precision } from './words';

const PRECISION_BY_LENGTH: Record<number, Precision> = { 4: 'year', 7: 'month', 10: 'day' };

/** The precision that an ISO value's length tells: `2025` year, `2025-02` month, `2025-02-15` day. */
export const precisionOf = (value: string): Precision => PRECISION_BY_LENGTH[value.length] ?? 'day';

/** The first day that an ISO value of any precision covers. */
export const firstDay = (value: string): string => `${value}-01-01`.slice(0, 10);

/** The last day that an ISO value of any precision covers: `2025-02` → `2025-02-28`. */
export const lastDay = (value: string): string => {
  if (value.length === 4) return `${value}-12-31`;
  if (value.length === 7) return addDays(nextMonth(value), -1);
  return value.slice(0, 10);
};

const nextMonth = (month: string): string => {
  const date = new Date(`${month}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + 1);
  return date.toISOString().slice(0, 10);
};

/** The day `days` after an ISO day. */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day.slice(0, 10)}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** Whole days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number =>
  Math.round(
    (Date.parse(`${to.slice(0, 10)}T00:00:00Z`) - Date.parse(`${from.slice(0, 10)}T00:00:00Z`)) / 86_400_000,
  );

/** The months, first to last, that a span of ISO days touches; none when it ends before it begins. */
export const monthsBetween = (from: string, to: string): string[] => {
  const [first, last] = [monthNumber(from), monthNumber(to)];
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const [year, month] = [Math.floor((first + i) / 12), (first + i) % 12];
    return `${String(year).padStart(4, '0')}-${String(month + 1).padStart(2, '0')}`;
  });
};

/** Months since year 0. */
const monthNumber = (day: string): number => 12 * Number(day.slice(0, 4)) + Number(day.slice(5, 7)) - 1;
