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
export const addDays = (day: string, days: number): string => isoDay(dayNumber(day) + days);

/** Whole days from one ISO day to another. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

/** Days of 400 years, and days from 0000-03-01 to 1970-01-01: years are counted from March, so that leap days end them. */
const ERA = 146_097;
const EPOCH = 719_468;

/** Days from 1970-01-01 to an ISO day. By arithmetic alone: claims are placed by days a million times. */
const dayNumber = (day: string): number => {
  const month = Number(day.slice(5, 7));
  const year = Number(day.slice(0, 4)) - (month <= 2 ? 1 : 0);
  const ofYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + Number(day.slice(8, 10)) - 1;
  const era = Math.floor(year / 400);
  const inEra = year - era * 400;
  return era * ERA + inEra * 365 + Math.floor(inEra / 4) - Math.floor(inEra / 100) + ofYear - EPOCH;
};

const isoDay = (number: number): string => {
  const days = number + EPOCH;
  const era = Math.floor(days / ERA);
  const ofEra = days - era * ERA;
  const inEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * inEra + Math.floor(inEra / 4) - Math.floor(inEra / 100));
  const part = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * part + 2) / 5) + 1;
  const month = part < 10 ? part + 3 : part - 9;
  const year = inEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(day)}`;
};

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : String(n));

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
