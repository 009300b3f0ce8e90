import type { Parties } from './arguments';
import type { Clause } from './clauses';
import type { Occasion, Reading } from './draft';
import type { StatusReading } from './status';
import type { TriggerSense } from './triggers';

/** "Gerüchte über ein Treffen", "if they met": nobody says that it is so. */
export const isDoubted = ({ first, end, opener }: Clause, { tokens, pack }: Reading): boolean =>
  (opener !== undefined && pack.conditionals.has(opener)) ||
  tokens.slice(first, end).some(({ norm }) => pack.doubts.has(norm));

/** How far before the noun its preposition stands: "nach einem mehr als zweistündigen Treffen". */
const SUPPORT = 6;

/** A noun alone proves nothing: someone must hold the talks, or words must place them in time. */
export const isCredible = (
  { clause, trigger, sense, sentence }: Occasion,
  parties: Parties,
  status: StatusReading,
  reading: Reading,
): boolean => {
  if (isDemand(sense, parties, status)) return false;
  if (sense.form === 'noun' && isTopic(trigger.first, clause.first, parties, reading)) return false;
  if (sense.frame.type !== 'noun' || status.cue !== undefined || sentence.part === 'title') return true;
  const words = reading.tokens.slice(clause.first, clause.end);
  if (words.some((token) => reading.pack.supports.has(token.norm))) return true;
  if (words.some((_, at) => isFull(clause.first + at, reading))) return true;
  const before = reading.tokens.slice(Math.max(clause.first, trigger.first - SUPPORT), trigger.first);
  if (before.some((token) => reading.pack.supportPrepositions.has(token.norm))) return true;
  return sense.frame.kind !== 'talks' && parties.subjectFrom === 'owner' && trigger.first > clause.first;
};

/** "had a call": no auxiliary, but what was held. German word order leaves it open. */
export const isFull = (at: number, { tokens, pack }: Reading): boolean =>
  !pack.capitalisedNouns &&
  pack.anterior.includes(tokens[at]!.norm) &&
  pack.determiners.has(tokens[at + 1]?.norm ?? '');

/** "über Gespräche mit den USA", "auf die Frage nach dem Gipfel": what is spoken of has not been told to be. */
const isTopic = (
  noun: number,
  first: number,
  { subjectFrom }: Parties,
  { tokens, pack }: Reading,
): boolean => {
  let at = noun - 1;
  let definite = false;
  for (; at > first && (pack.determiners.has(tokens[at]!.norm) || pack.isModifier(tokens[at]!)); at--)
    definite ||= pack.definiteWords.has(tokens[at]!.norm);
  const { norm } = tokens[Math.max(at, first)]!;
  if (!pack.prepositions.has(norm)) return false;
  if (pack.demandNouns.has(tokens[at - 1]?.norm ?? '')) return true;
  return subjectFrom !== 'owner' && !definite && pack.topicWords.has(norm);
};

/** "forderte Putin auf, mit Kiew zu verhandeln": not the one who demands is to negotiate. */
const isDemand = ({ form }: TriggerSense, { subjectFrom }: Parties, { status }: StatusReading): boolean =>
  form === 'infinitive' && status === 'proposed' && subjectFrom === 'context';
