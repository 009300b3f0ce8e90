import type { Token } from '../../engine/tokens';
import type { DateMatch } from '../dates';
import { match, numberIn, numericDate, yearAt } from '../dates';
import { distanceAt } from './distances';

const numbered = (names: readonly (readonly string[])[], from: number): Map<string, number> =>
  new Map(names.flatMap((forms, index) => forms.map((form) => [form, index + from] as const)));

const MONTHS = numbered(
  [
    ['januar', 'jänner', 'januars'],
    ['februar', 'feber', 'februars'],
    ['märz'],
    ['april'],
    ['mai'],
    ['juni'],
    ['juli'],
    ['august'],
    ['september'],
    ['oktober'],
    ['november'],
    ['dezember'],
  ],
  1,
);

const DAYS = ['sonntag', 'montag', 'dienstag', 'mittwoch', 'donnerstag', 'freitag', 'samstag'];
const PARTS = ['', 's', 'morgen', 'vormittag', 'mittag', 'nachmittag', 'abend', 'nacht'];

const WEEKDAYS = new Map(
  [...DAYS, 'sonnabend'].flatMap((day, index) =>
    PARTS.map((part) => [`${day}${part}`, index === 7 ? 6 : index] as const),
  ),
);

const LAST = /^(?:vergangen|vorig|letzt|gestrig|vorvergangen)(?:e|en|er|em|es)$/;
const NEXT = /^(?:kommend|nächst|folgend|heutig|morgig)(?:e|en|er|em|es)$/;

const RELATIVE = new Map<string, number>([
  ['heute', 0],
  ['gestern', -1],
  ['vorgestern', -2],
  ['morgen', 1],
  ['übermorgen', 2],
]);

const EVENT_DAYS: readonly (readonly [readonly string[], number])[] = [
  [['am', 'vortag'], -1],
  [['tags', 'zuvor'], -1],
  [['am', 'tag', 'zuvor'], -1],
  [['einen', 'tag', 'zuvor'], -1],
  [['am', 'vorabend'], -1],
  [['tags', 'darauf'], 1],
  [['am', 'tag', 'darauf'], 1],
  [['am', 'folgetag'], 1],
  [['einen', 'tag', 'später'], 1],
  [['am', 'selben', 'tag'], 0],
  [['am', 'gleichen', 'tag'], 0],
  [['am', 'selben', 'abend'], 0],
];

const UNITS = new Map([
  ['woche', 'weeks'],
  ['monat', 'months'],
  ['monats', 'months'],
  ['jahr', 'years'],
  ['jahres', 'years'],
] as const);

const THIS = /^(?:dies|laufend)(?:e|er|en|em|es)$/;

const phraseAt = (tokens: readonly Token[], at: number, words: readonly string[]): boolean =>
  words.every((word, index) => tokens[at + index]?.norm === word);

const eventDay = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  for (const [words, days] of EVENT_DAYS)
    if (phraseAt(tokens, at, words)) return match(at + words.length, { type: 'days', days, from: 'event' });
  return undefined;
};

const MONTHS_PER_YEAR = 12;
const SATURDAY = 6;

/** "am Wochenende", "vergangenes Wochenende": its first day. */
const weekendAt = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const word = tokens[at]!.norm;
  if (word === 'wochenende') return match(at + 1, { type: 'weekday', weekday: SATURDAY });
  if (tokens[at + 1]?.norm !== 'wochenende') return undefined;
  const direction = LAST.test(word) ? 'last' : NEXT.test(word) ? 'next' : undefined;
  return match(at + 2, { type: 'weekday', weekday: SATURDAY, ...(direction && { direction }) });
};

/** "Anfang kommender Woche": its Monday. */
const startOfWeek = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  if (tokens[at]!.norm !== 'anfang' || !NEXT.test(tokens[at + 1]?.norm ?? '')) return undefined;
  return tokens[at + 2]?.norm === 'woche'
    ? match(at + 3, { type: 'weekday', weekday: 1, direction: 'next' })
    : undefined;
};

/** "vergangene Woche", "im kommenden Monat", "diese Woche"; a year is cut to itself. */
const unitDate = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const word = tokens[at]!.norm;
  const unit = UNITS.get((tokens[at + 1]?.norm ?? '') as 'woche');
  const shift = LAST.test(word) ? -1 : NEXT.test(word) ? 1 : THIS.test(word) ? 0 : undefined;
  if (unit === undefined || shift === undefined) return undefined;
  if (unit === 'weeks') return match(at + 2, { type: 'weeks', weeks: shift });
  if (unit === 'months') return match(at + 2, { type: 'months', months: shift });
  return shift === 0 ? undefined : match(at + 2, { type: 'months', months: shift * MONTHS_PER_YEAR });
};

/** "am vergangenen Freitag", "am Mittwoch und Donnerstag": of a span the first day. */
const weekdayAt = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const word = tokens[at]!.norm;
  const moved = LAST.test(word) ? 'last' : NEXT.test(word) ? 'next' : undefined;
  const weekday = WEEKDAYS.get(tokens[moved ? at + 1 : at]?.norm ?? '');
  if (weekday === undefined) return undefined;
  const day = at + (moved ? 2 : 1);
  const span = /^(?:und|bis)$/.test(tokens[day]?.norm ?? '') && WEEKDAYS.has(tokens[day + 1]?.norm ?? '');
  const end = span ? day + 2 : day;
  return (
    calendarAfter(tokens, end) ??
    match(end, {
      type: 'weekday',
      weekday,
      ...(moved && !/^(?:gestrig|heutig)/.test(word) && { direction: moved }),
    })
  );
};

/** "Samstag (15.02.2025)", "Samstag, dem 15. Februar": the day of the month decides. */
const calendarAfter = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  for (let i = at; i < at + 3 && /^(?:,|\(|den|dem)$/.test(tokens[i]?.norm ?? ''); i++) {
    const found = dayAt(tokens, i + 1) ?? numericDate(tokens[i + 1], i + 1);
    if (found) return found;
  }
  return undefined;
};

/** "15. Februar 2025", "10. und 11. Juli": the first day of a span. */
const dayAt = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const day = numberIn(tokens[at], 1, 31);
  if (day === undefined || tokens[at + 1]?.text !== '.') return undefined;
  let end = at + 2;
  if (/^(?:und|bis|\/|-|–)$/.test(tokens[end]?.norm ?? '') && tokens[end + 2]?.text === '.') end += 3;
  const month = MONTHS.get(tokens[end]?.norm ?? '');
  if (month === undefined) return undefined;
  const year = yearAt(tokens[end + 1]);
  return match(end + (year ? 2 : 1), { type: 'calendar', day, month, ...(year && { year }) });
};

/** "im Februar 2022", "Anfang Dezember". */
const monthAt = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const month = MONTHS.get(tokens[at]!.norm);
  if (month === undefined || !tokens[at]!.capital) return undefined;
  const year = yearAt(tokens[at + 1]);
  return match(at + (year ? 2 : 1), { type: 'calendar', month, ...(year && { year }) });
};

/** "trafen sich 2016 in Hangzhou": no noun follows that would be counted, no noun before that would be numbered. */
const standsFree = (tokens: readonly Token[], at: number): boolean => {
  const [before, next] = [tokens[at - 1], tokens[at + 1]];
  return before?.kind === 'word' && !before.capital && next?.kind === 'word' && !next.capital;
};

/** "2021", "im Jahr 2021"; other numbers look alike, so a word of time must stand before. */
const yearOnly = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const year = yearAt(tokens[at]);
  const before = tokens[at - 1]?.norm ?? '';
  if (year !== undefined && standsFree(tokens, at)) return match(at + 1, { type: 'calendar', year });
  if (
    year === undefined ||
    !/^(?:jahr|jahre|jahres|seit|sommer|herbst|winter|frühjahr|ende|anfang|mitte)$/.test(before)
  )
    return undefined;
  return match(at + 1, { type: 'calendar', year });
};

/** Reads the German date that starts at `at`. */
export const dateAt = (tokens: readonly Token[], at: number): DateMatch | undefined => {
  const token = tokens[at]!;
  if (token.kind === 'number') return numericDate(token, at) ?? dayAt(tokens, at) ?? yearOnly(tokens, at);
  if (token.kind !== 'word') return undefined;
  const days = RELATIVE.get(token.norm);
  // "am Morgen", "Morgen" are the time of day; "morgen" is tomorrow.
  const timeOfDay = token.norm === 'morgen' && (token.capital || tokens[at - 1]?.norm === 'am');
  if (days !== undefined && !timeOfDay) return match(at + 1, { type: 'days', days, from: 'published' });
  if (/^heutig(?:e|en|er|es|em)$/.test(token.norm) && !WEEKDAYS.has(tokens[at + 1]?.norm ?? ''))
    return match(at + 1, { type: 'days', days: 0, from: 'published' });
  return (
    eventDay(tokens, at) ??
    startOfWeek(tokens, at) ??
    weekendAt(tokens, at) ??
    distanceAt(tokens, at) ??
    weekdayAt(tokens, at) ??
    unitDate(tokens, at) ??
    monthAt(tokens, at)
  );
};
