import { addDays, type DateValue, precisionOf, type Status } from '@chancery/domain';
import type { DateExpression } from '../packs/dates';
import type { LanguagePack } from '../packs/pack';
import type { Range } from './phrase';
import type { Token } from './tokens';

export interface DateMention extends Range {
  readonly expression: DateExpression;
}

/** What a date is counted from. */
export interface DateFrame {
  /** ISO day of publication. */
  readonly published: string;
  /** ISO day of the event told before, for "a day later". */
  readonly event: string;
  /** The tense chooses the direction of "on Friday" and "in May". */
  readonly future: boolean;
  /** The present tense tells of either side: the nearer year is meant. */
  readonly present?: boolean;
}

/** All dates of a document from left to right. */
export const findDates = (tokens: readonly Token[], pack: LanguagePack): DateMention[] => {
  const found: DateMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const match = pack.dateAt(tokens, at, Math.min(tokens.length, at + 8));
    if (match) found.push({ first: at, end: match.end, expression: match.expression });
    at = match ? Math.max(match.end, at + 1) : at + 1;
  }
  return found;
};

const pad = (value: number): string => String(value).padStart(2, '0');

const isRealDay = (value: string): boolean => {
  const time = Date.parse(`${value}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
};

const stated = (value: string): DateValue => ({ value, precision: precisionOf(value), basis: 'stated' });

/** The year that a date without one falls in: the nearest in the direction of the tense, a day of slack allowed. */
const impliedYear = (rest: string, { published, future, present }: DateFrame): number => {
  const year = Number(published.slice(0, 4));
  const here = `${year}-${rest}`;
  if (present && !future) return nearestYear(rest, published);
  const length = here.length;
  // "wird am 11. Februar" in a chronicle of March: a plan of eleven months' reach would name the year.
  if (future) return here < addDays(published, -RECENT).slice(0, length) ? year + 1 : year;
  return here > addDays(published, 1).slice(0, length) ? year - 1 : year;
};

/** Days back in which a date without a year is this year's, whatever the tense. */
const RECENT = 90;

/** Half a year on either side. */
const HALF_YEAR = 183;

const nearestYear = (rest: string, published: string): number => {
  const year = Number(published.slice(0, 4));
  const here = `${year}-${rest}`;
  if (here < addDays(published, -HALF_YEAR).slice(0, here.length)) return year + 1;
  return here > addDays(published, HALF_YEAR).slice(0, here.length) ? year - 1 : year;
};

const calendarDate = (
  { year, month, day }: Extract<DateExpression, { type: 'calendar' }>,
  frame: DateFrame,
): DateValue | undefined => {
  if (month === undefined) return year === undefined ? undefined : stated(String(year));
  const rest = day === undefined ? pad(month) : `${pad(month)}-${pad(day)}`;
  const value = `${year ?? impliedYear(rest, frame)}-${rest}`;
  return day === undefined || isRealDay(value) ? stated(value) : undefined;
};

const weekdayOf = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

const weekdayDate = (
  { weekday, direction }: Extract<DateExpression, { type: 'weekday' }>,
  { published, future }: DateFrame,
): DateValue => {
  const forward = direction ? direction === 'next' : future;
  const today = weekdayOf(published);
  let days = forward ? (weekday - today + 7) % 7 : -((today - weekday + 7) % 7);
  if (days === 0 && direction) days = forward ? 7 : -7;
  return stated(addDays(published, days));
};

const mondayOf = (day: string): string => addDays(day, -((weekdayOf(day) + 6) % 7));

const shiftMonth = (day: string, months: number): string => {
  const date = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return date.toISOString().slice(0, 7);
};

/** Counts a date out; undefined where it is none (31 June). A week is known by the month of its Monday. */
export const resolveDate = (expression: DateExpression, frame: DateFrame): DateValue | undefined => {
  switch (expression.type) {
    case 'calendar':
      return calendarDate(expression, frame);
    case 'weekday':
      return weekdayDate(expression, frame);
    case 'days':
      return stated(addDays(expression.from === 'event' ? frame.event : frame.published, expression.days));
    case 'weeks':
      return stated(addDays(mondayOf(frame.published), expression.weeks * 7).slice(0, 7));
    case 'months':
      return stated(shiftMonth(frame.published, expression.months));
  }
};

/** Whether the tense of a status looks ahead. */
export const looksAhead = (status: Status): boolean => status === 'planned' || status === 'proposed';
