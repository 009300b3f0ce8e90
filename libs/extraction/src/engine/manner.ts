import type { AgainCues } from './again-cues';
import type { Occasion, Reading } from './draft';
import { polityOf } from './phrase';
import type { Phrases } from './phrases';
import type { Token } from './tokens';

/** How far behind a summit the body stands that holds it: "Gipfel der Staats- und Regierungschefs der NATO". */
const OF = 8;

const words = (tokens: readonly Token[], first: number, end: number): string =>
  tokens
    .slice(Math.max(0, first), end)
    .map(({ norm }) => norm)
    .join(' ');

/** Whether the noun is a conference, or the summit of an organisation: a gathering of many, however few are named. */
export const isGathering = ({ trigger, sense, clause }: Occasion, reading: Reading): boolean => {
  const { tokens, tags, pack } = reading;
  if (sense.frame.type !== 'noun' || sense.frame.mode !== 'meeting') return false;
  if (pack.gatherings.test(words(tokens, trigger.first - 1, trigger.end))) return true;
  if (!pack.summits.has(tokens[trigger.end - 1]!.norm)) return false;
  const end = Math.min(clause.end, trigger.end + OF);
  for (let at = trigger.end; at < end; at++) {
    const { norm } = tokens[at]!;
    if (pack.prepositions.has(norm) && !pack.ofWords.has(norm)) return false;
    if (polityOf(tags[at])?.organisation) return true;
  }
  return false;
};

const found = (tokens: readonly Token[], first: number, end: number, phrases: Phrases<true>): number[] => {
  const starts: number[] = [];
  for (let at = first; at < end; at++) if (phrases.longest(tokens, at, tokens.length)) starts.push(at);
  return starts;
};

/** Where a text says "that day", "am selben Tag": few do, and only these are asked for a second time. */
export const sameDaysIn = (tokens: readonly Token[], { sameDay }: AgainCues): number[] =>
  found(tokens, 0, tokens.length, sameDay);

/** 2 where the clause tells of a second time on one day. */
export const sequenceOf = ({ clause, sentence }: Occasion, reading: Reading): number | undefined => {
  const end = Math.min(clause.end + 1, sentence.end);
  if (!reading.sameDays.some((at) => at >= clause.first && at < end)) return undefined;
  return found(reading.tokens, clause.first, end, reading.again.second).length > 0 ? 2 : undefined;
};
