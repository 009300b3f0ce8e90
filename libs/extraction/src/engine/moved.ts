import type { DateValue } from '@chancery/domain';
import { type DateMention, resolveDate } from './dates';
import type { Draft, Occasion, Reading } from './draft';
import type { Range } from './phrase';
import { cuesIn } from './status';
import { isOfStatement } from './timing';
import type { Token } from './tokens';

/** What becomes of a plan that is put off: its new date and its old one, each with its words, where they are told. */
export type MovedPlan = Pick<Draft, 'date' | 'dateCue' | 'moved'>;

/**
 * Reads the days of a plan that was moved: "the visit planned for Monday was put off until May". Undefined where the
 * words may as well tell of another place: "moved to Vienna".
 * @param cue the words that tell of the move
 */
export const movedPlan = (occasion: Occasion, cue: Range, reading: Reading): MovedPlan | undefined => {
  const { sentence } = occasion;
  const told = reading.dates.filter(({ first, end }) => first >= sentence.first && end <= sentence.end);
  const to = told.find((date) => isNew(date, cue, reading));
  if (!to && reading.pack.moves.places.has(reading.tokens[cue.end - 1]!.norm)) return undefined;
  const from = told
    .filter((date) => date !== to && isOld(date, occasion, reading))
    .sort((a, b) => distance(a, occasion.trigger) - distance(b, occasion.trigger))[0];
  const left = from && ahead(from, reading);
  return {
    date: (to && ahead(to, reading)) ?? null,
    dateCue: to,
    moved: { from: left ?? null, cue: from ?? cue },
  };
};

const ahead = ({ expression }: DateMention, { published }: Reading): DateValue | undefined =>
  resolveDate(expression, { published, event: published, future: true });

/** How far from the word that tells of the move its new date stands. */
const REACH = 12;

/** "auf den 5. März verschoben", "postponed until late April", "rescheduled for Monday". */
const isNew = ({ first, end }: DateMention, cue: Range, { tokens, pack }: Reading): boolean => {
  if (first - cue.end > REACH || cue.first - end > REACH) return false;
  const before = [first - 1, first - 2].filter((at) => at >= 0);
  if (before.some((at) => pack.moves.to.has(tokens[at]!.norm))) return true;
  return before.includes(cue.end) && pack.moves.anew.has(tokens[cue.end]!.norm);
};

/** How far from a date the word stands that makes a plan of it. */
const NEAR = 5;

/** "originally planned for 5 March", "vom 5. März", "Monday's visit", "seinen für Montag vorgesehenen Besuch". */
const isOld = (date: DateMention, { trigger, sentence }: Occasion, reading: Reading): boolean => {
  const { tokens, pack, statusCues } = reading;
  const linked = [1, 2].some((back) => pack.coordinators.includes(tokens[date.first - back]?.norm ?? ''));
  if (linked) return false;
  if (pack.moves.from.has(tokens[date.first - 1]?.norm ?? '')) return true;
  if (pack.moves.from.has(tokens[date.first - 2]?.norm ?? '')) return true;
  if (isOfNoun(date, trigger, reading)) return true;
  if (isOfStatement(date, sentence, reading)) return false;
  return cuesIn(tokens, around(date, sentence, tokens), statusCues).some(({ cue }) => PLANS.has(cue));
};

/** "Monday's visit", "the talks between A and B on Monday were …"; German says "am Freitag seine Reise" of the move. */
const isOfNoun = (date: Range, trigger: Range, { tokens, pack }: Reading): boolean => {
  if (date.end <= trigger.first) return !pack.capitalisedNouns && trigger.first - date.end <= 1;
  return !tokens.slice(trigger.end, date.first).some(({ norm }) => pack.auxiliaries.has(norm));
};

const PLANS: ReadonlySet<string> = new Set(['planned', 'proposed', 'cancelled']);

/** The words beside a date, up to the next mark. */
const around = (date: Range, sentence: Range, tokens: readonly Token[]): Range => {
  let { first, end } = date;
  while (first > Math.max(sentence.first, date.first - NEAR) && tokens[first - 1]!.kind !== 'mark') first--;
  while (end < Math.min(sentence.end, date.end + NEAR) && tokens[end]!.kind !== 'mark') end++;
  return { first, end };
};

const distance = (a: Range, b: Range): number => (a.first >= b.end ? a.first - b.end : b.first - a.end);

const sameDay = (a: DateValue | null, b: DateValue | null): boolean => a?.value === b?.value;

/**
 * What a plan and the telling that it was moved make together.
 * @param plan what was planned, or called off, for the old day
 */
export const putOff = (plan: Draft, move: MovedPlan): MovedPlan & Pick<Draft, 'status'> => {
  const stated = plan.date?.basis === 'stated' && !sameDay(plan.date, move.date) ? plan.date : null;
  const from = move.moved?.from ?? stated;
  const cue = move.moved?.from ? move.moved.cue : (stated && plan.dateCue) || move.moved?.cue;
  return { status: 'planned', date: move.date, dateCue: move.dateCue, moved: { from, cue } };
};
