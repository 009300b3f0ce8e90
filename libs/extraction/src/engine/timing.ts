import type { DateValue, Status } from '@chancery/domain';
import type { Clause } from './clauses';
import { type DateMention, looksAhead, resolveDate } from './dates';
import type { Occasion, Reading } from './draft';
import type { Range } from './phrase';
import { findPlaces, type Place } from './places';
import type { StatusReading } from './status';
import type { TriggerSense } from './triggers';

const isPast = (date: DateValue | undefined, published: string): boolean =>
  date?.basis === 'stated' && date.value < published.slice(0, date.value.length);

/**
 * A verb in the present is a plan where its date is ahead or today; a journey, which takes its time, also without one.
 * @param finite whether the form is surely the present, and stands in the text: titles tell of the past in it
 */
export const settle = (
  found: StatusReading,
  sense: TriggerSense,
  date: DateValue | undefined,
  published: string,
  finite: boolean,
): Status => {
  if (
    found.status === 'planned' &&
    isPast(date, published) &&
    sense.form !== 'infinitive' &&
    sense.form !== 'noun'
  )
    return 'occurred';
  if (found.status !== 'occurred' || sense.form === 'past' || sense.form === 'participle')
    return found.status;
  const day = date?.basis === 'stated' ? date.value : undefined;
  const ahead = day === undefined ? sense.frame.mode === 'visit' : day >= published;
  if (sense.form === 'present' && finite && ahead) return 'planned';
  return day !== undefined && day > published.slice(0, day.length) ? 'planned' : found.status;
};

export const publishedDate = (published: string): DateValue => ({
  value: published,
  precision: 'day',
  basis: 'published',
});

export const dateFor = (
  { clause, trigger, sense, sentence, lastEvent, scene }: Occasion,
  status: Status,
  reading: Reading,
): { date: DateValue; cue: Range | undefined } | undefined => {
  const inside = (range: Range): DateMention[] =>
    reading.dates.filter(
      (date) =>
        date.first >= range.first &&
        date.end <= range.end &&
        (clause.opener !== undefined || !isBound(date, reading)),
    );
  const nearest = (list: readonly DateMention[]): DateMention | undefined =>
    [...list].sort((a, b) => gap(a, trigger) - gap(b, trigger))[0];
  const linked =
    sense.form === 'noun' ? inside(clause).find((date) => isLinked(date, trigger, reading)) : undefined;
  const own = linked ?? nearest(inside(clause));
  const borrowed =
    sense.form === 'noun' && status !== 'occurred'
      ? undefined
      : (nearest(around(clause, sentence, status, inside, reading)) ??
        nearest(behindAppositions(clause, scene.clauses, inside, reading)));
  const near = own ?? borrowed;
  if (!near) return clause.relative && status === 'occurred' ? sameDay(lastEvent, clause) : undefined;
  const present = sense.form === 'present' && sentence.part === 'text';
  const future =
    looksAhead(status) ||
    (present && near.expression.type !== 'calendar') ||
    (status === 'cancelled' && isPlan(clause, sense, reading));
  const date = resolveDate(near.expression, {
    published: reading.published,
    event: lastEvent,
    future,
    present,
  });
  return date && { date, cue: near };
};

/** "will not travel on Monday", "the talks on Monday were called off": what does not happen lies ahead. */
const isPlan = (clause: Range, { form }: TriggerSense, { tokens, pack }: Reading): boolean =>
  form === 'noun' || tokens.slice(clause.first, clause.end).some(({ norm }) => pack.modals.has(norm));

/**
 * Dates of the sentence outside the clause. After a verb a date is often that of the statement ("the ministry said on
 * Friday"), but plans have none of those.
 */
const around = (
  clause: Range,
  sentence: Range,
  status: Status,
  inside: (range: Range) => DateMention[],
  reading: Reading,
): DateMention[] => {
  const before = inside({ first: sentence.first, end: clause.first });
  if (before.length > 0 || status !== 'planned') return before;
  const after = inside({ first: clause.end, end: sentence.end });
  return after.filter((date) => !isOfStatement(date, sentence, reading));
};

/** "met Mr. Yoon, the President of Korea, for 20 minutes on August 18": the clause goes on behind an apposition. */
const behindAppositions = (
  clause: Clause,
  clauses: readonly Clause[],
  inside: (range: Range) => DateMention[],
  { tokens, pack }: Reading,
): DateMention[] => {
  const at = clauses.indexOf(clause);
  const later = clauses.slice(at + 1, at + 1 + APPOSITIONS);
  const said = later.findIndex(({ first, end }) =>
    tokens.slice(first, end).some(({ norm }) => pack.speech.has(norm)),
  );
  return later
    .slice(0, said < 0 ? later.length : said)
    .filter(
      ({ first, opener, relative }) => !opener && !relative && pack.prepositions.has(tokens[first]!.norm),
    )
    .flatMap(inside);
};

/** Parts of a sentence that may stand before its end. */
const APPOSITIONS = 3;

/** "…, wie CNN am Samstag berichtete": the day of the report. */
export const isOfStatement = (date: Range, sentence: Range, { tokens, pack }: Reading): boolean =>
  tokens
    .slice(Math.max(sentence.first, date.first - STATEMENT), Math.min(sentence.end, date.end + STATEMENT))
    .some((token) => pack.speech.has(token.norm));

/** How far from its verb the date of a statement stands. */
const STATEMENT = 15;

/** "das Gespräch, nach dem er X anrief": a relative clause goes on from the event told before it. */
const sameDay = (day: string, clause: Range): { date: DateValue; cue: Range | undefined } => ({
  date: { value: day, precision: 'day', basis: 'stated' },
  cue: { first: clause.first, end: clause.first + 1 },
});

/** How far "since" reaches: "since the row in the Oval Office on Feb. 28". */
const SINCE = 9;

const isBound = ({ first }: DateMention, { tokens, pack }: Reading): boolean => {
  for (let at = first - 1; at >= first - SINCE && at >= 0; at--) {
    const { norm, kind } = tokens[at]!;
    if (kind === 'mark' && norm !== '.') return false;
    const near = at >= first - 2;
    if (pack.sinceWords.has(norm) && (near || !pack.subordinators.has(norm))) return true;
  }
  return false;
};

/** "sein Gespräch mit Putin vom Freitag": the date of the noun itself. */
const isLinked = (date: Range, trigger: Range, { tokens, pack }: Reading): boolean =>
  date.first > trigger.end && pack.dateLinks.has(tokens[date.first - 1]!.norm);

const gap = (a: Range, b: Range): number => (a.first >= b.end ? a.first - b.end : b.first - a.end);

export const placeFor = ({ clause, trigger, sentence }: Occasion, reading: Reading): Place | undefined => {
  const within = (range: Range): Place[] =>
    findPlaces(reading.tokens, reading.tags, range.first, range.end, reading.pack, reading.gazetteer);
  const nearest = (list: readonly Place[]): Place | undefined =>
    [...list].sort((a, b) => Number(a.wide) - Number(b.wide) || gap(a, trigger) - gap(b, trigger))[0];
  if (reading.pack.whereWords.has(reading.tokens[clause.first]!.norm)) {
    const before = within({ first: sentence.first, end: clause.first }).at(-1);
    if (before) return before;
  }
  return nearest(within(clause)) ?? nearest(within(sentence));
};
