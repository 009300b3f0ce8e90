import type { Token } from '../../engine/tokens';
import type { DateMatch } from '../dates';
import { match, numberIn, yearAt } from '../dates';

const MONTH_NAMES = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const MONTHS = new Map(
  MONTH_NAMES.flatMap((name, index) => [[name, index + 1] as const, [name.slice(0, 3), index + 1] as const]),
);
MONTHS.set('sept', 9);

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const WEEKDAYS = new Map(DAYS.map((day, index) => [day, index]));

const RELATIVE = new Map<string, number>([
  ['today', 0],
  ['tonight', 0],
  ['yesterday', -1],
  ['tomorrow', 1],
]);

const spelt = (phrases: readonly (readonly [string, number])[]): (readonly [string[], number])[] =>
  phrases.map(([phrase, days]) => [phrase.split(' '), days] as const);

const EVENT_DAYS = spelt([
  ['a day later', 1],
  ['the next day', 1],
  ['the following day', 1],
  ['the day after', 1],
  ['a day earlier', -1],
  ['the day before', -1],
  ['the previous day', -1],
  ['a day before', -1],
  ['the same day', 0],
  ['that same day', 0],
  ['later that day', 0],
]);

const PUBLISHED_DAYS = spelt([
  ['this morning', 0],
  ['this afternoon', 0],
  ['this evening', 0],
  ['a week earlier', -7],
  ['a week ago', -7],
]);

const SHIFTS = new Map([
  ['last', -1],
  ['past', -1],
  ['next', 1],
  ['coming', 1],
  ['this', 0],
]);

const MONTHS_PER_YEAR = 12;
const SATURDAY = 6;

const NUMBERS = new Map(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'].map(
    (word, value) => [word, value] as const,
  ),
);
NUMBERS.set('a', 1);

/** "two days ago", "a month ago". */
const agoAt = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const count = NUMBERS.get(tokens[at]!.norm) ?? numberIn(tokens[at], 1, 60);
  if (count === undefined || tokens[at + 2]?.norm !== 'ago') return undefined;
  const unit = tokens[at + 1]!.norm;
  if (/^days?$/.test(unit)) return match(at + 3, { type: 'days', days: -count, from: 'published' });
  if (/^weeks?$/.test(unit)) return match(at + 3, { type: 'weeks', weeks: -count });
  return /^months?$/.test(unit) ? match(at + 3, { type: 'months', months: -count }) : undefined;
};

const phraseEnd = (tokens: readonly Token[], at: number, words: readonly string[]): number | undefined => {
  return words.every((word, index) => tokens[at + index]?.norm === word) ? at + words.length : undefined;
};

const fixedPhrase = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  for (const [phrase, days] of EVENT_DAYS) {
    const end = phraseEnd(tokens, at, phrase);
    if (end) return match(end, { type: 'days', days, from: 'event' });
  }
  for (const [phrase, days] of PUBLISHED_DAYS) {
    const end = phraseEnd(tokens, at, phrase);
    if (end) return match(end, { type: 'days', days, from: 'published' });
  }
  return undefined;
};

/** "last week", "next month", "last Friday", "last July". */
const shifted = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const shift = SHIFTS.get(tokens[at]!.norm);
  const word = tokens[at + 1]?.norm ?? '';
  if (shift === undefined) return undefined;
  const weekday = WEEKDAYS.get(word);
  if (weekday !== undefined)
    return match(at + 2, {
      type: 'weekday',
      weekday,
      ...(shift !== 0 && { direction: shift < 0 ? 'last' : 'next' }),
    });
  if (word === 'weekend')
    return match(at + 2, {
      type: 'weekday',
      weekday: SATURDAY,
      ...(shift !== 0 && { direction: shift < 0 ? 'last' : 'next' }),
    });
  if (word === 'week') return match(at + 2, { type: 'weeks', weeks: shift });
  if (word === 'month') return match(at + 2, { type: 'months', months: shift });
  return word === 'year' && shift !== 0
    ? match(at + 2, { type: 'months', months: shift * MONTHS_PER_YEAR })
    : undefined;
};

const monthOf = (token: Token | undefined): number | undefined =>
  token && (token.capital || token.norm.startsWith('mid-'))
    ? MONTHS.get(token.norm.replace(/^mid-/, ''))
    : undefined;

/** Past the dot of "Feb." and the second day of "21-22". */
const skip = (tokens: readonly Token[], at: number, pattern: RegExp): number =>
  pattern.test(tokens[at]?.norm ?? '') ? at + 1 : at;

/** "March 21-22, 2025", "Feb. 1", "May 2022", "in May". */
const monthFirst = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const month = monthOf(tokens[at]);
  if (month === undefined) return undefined;
  const next = skip(tokens, at + 1, /^\.$/);
  const day = numberIn(tokens[next], 1, 31);
  if (day === undefined) return monthAlone(tokens, at, next, month);
  const span = /^(?:-|–|and|to)$/.test(tokens[next + 1]?.norm ?? '') && numberIn(tokens[next + 2], 1, 31);
  const end = span ? next + 3 : next + 1;
  const comma = skip(tokens, end, /^,$/);
  const year = yearAt(tokens[comma]);
  return match(year ? comma + 1 : end, { type: 'calendar', month, day, ...(year && { year }) });
};

const TIME_WORDS = /^(?:in|early|late|mid|of|since|last|until)$/;

/** A month without a day. "May" needs a word of time before it; "Mar" without a dot is a name ("Zin Mar Aung"). */
const monthAlone = (
  tokens: readonly Token[],
  at: number,
  next: number,
  month: number,
): DateMatch | undefined => {
  const year = yearAt(tokens[next]);
  if (year) return match(next + 1, { type: 'calendar', month, year });
  const { norm } = tokens[at]!;
  const doubtful = norm === 'may' || (isCutShort(norm) && next === at + 1);
  if (doubtful && !TIME_WORDS.test(tokens[at - 1]?.norm ?? '')) return undefined;
  return match(at + 1, { type: 'calendar', month });
};

const isCutShort = (norm: string): boolean => norm.length <= 4 && !/^(?:may|june|july)$/.test(norm);

/** "15 February 2025", "the 5th of May". */
const dayFirst = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const day = numberIn(tokens[at], 1, 31) ?? ordinal(tokens[at]);
  const monthAt = skip(tokens, at + 1, /^of$/);
  const month = monthOf(tokens[monthAt]);
  if (day === undefined || month === undefined) return undefined;
  const year = yearAt(tokens[monthAt + 1]);
  return match(monthAt + (year ? 2 : 1), { type: 'calendar', day, month, ...(year && { year }) });
};

const ordinal = (token: Token | undefined): number | undefined => {
  const digits = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(token?.norm ?? '')?.[1];
  return digits && Number(digits) <= 31 ? Number(digits) : undefined;
};

const yearOnly = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const year = yearAt(tokens[at]);
  if (year === undefined || !/^(?:in|since|of|late|early|mid|until)$/.test(tokens[at - 1]?.norm ?? ''))
    return undefined;
  return match(at + 1, { type: 'calendar', year });
};

/** A weekday, with the date that may stand behind it: "Tuesday April 12, 2022". */
const weekdayAt = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const weekday = WEEKDAYS.get(tokens[at]!.norm);
  if (weekday === undefined) return undefined;
  const next = skip(tokens, at + 1, /^,$/);
  const calendar = tokens[next] && (monthFirst(tokens, next) ?? dayFirst(tokens, next));
  const span = /^(?:and|to)$/.test(tokens[at + 1]?.norm ?? '') && WEEKDAYS.has(tokens[at + 2]?.norm ?? '');
  return calendar ?? match(at + (span ? 3 : 1), { type: 'weekday', weekday });
};

/** Reads the English date that starts at `at`. */
export const dateAt = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const token = tokens[at]!;
  if (token.kind === 'mark') return undefined;
  const days = RELATIVE.get(token.norm);
  if (days !== undefined) return match(at + 1, { type: 'days', days, from: 'published' });
  return (
    agoAt(tokens, at) ??
    fixedPhrase(tokens, at) ??
    shifted(tokens, at) ??
    weekdayAt(tokens, at) ??
    monthFirst(tokens, at) ??
    dayFirst(tokens, at) ??
    yearOnly(tokens, at)
  );
};
