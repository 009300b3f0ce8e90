import type { VerbFrame } from '../packs/pack';
import type { Parties, Party } from './arguments';
import type { Clause } from './clauses';
import type { Occasion, Reading } from './draft';
import type { StatusReading } from './status';

/** "bevor verhandelt wird": nobody is said to do it. */
const isImpersonal = ({ opener, first, end }: Clause, { tokens, pack }: Reading): boolean =>
  opener !== undefined && tokens.slice(first, end).some(({ norm }) => pack.passiveWords.has(norm));

/** "They also discussed": goes on about a contact already told. */
const areNamed = ({ subject }: Parties): boolean =>
  subject.every(({ mention }) => mention.via !== 'pronoun' && mention.via !== 'role');

/** "A and B held a meeting": the nouns' parties are the subject. */
const isHeld = (clause: Clause, { tokens, pack }: Reading): boolean =>
  tokens.slice(clause.first, clause.end).some((token) => pack.supports.has(token.norm));

/** "nacheinander", "separately": with each of a list apart. */
const inTurn = ({ first, end }: Clause, { tokens, pack }: Reading): boolean =>
  tokens.slice(first, end).some(({ norm }) => pack.apartWords.has(norm));

/** "will host A and B for a summit": the words name one occasion. */
const isOneTable = ({ sentence }: Occasion, { tokens, pack }: Reading): boolean =>
  tokens
    .slice(sentence.first, sentence.end)
    .some(({ norm }) => pack.summits.has(norm) || pack.oneTable.has(norm));

/** "mit A, mit B und mit C" and plans with several persons are appointments of their own. */
export const separate = (
  occasion: Occasion,
  parties: Parties,
  status: StatusReading,
  reading: Reading,
): Party[][] => {
  const { clause, trigger, sense } = occasion;
  const { frame } = sense;
  const { subject, others } = parties;
  if (others.length === 0) {
    const { subjectFrom } = parties;
    const together =
      frame.type === 'verb'
        ? isMutual(frame, trigger.end, clause, parties, reading)
        : subjectFrom === 'clause' && isHeld(clause, reading);
    return subjectFrom === 'owner' || together ? [[...subject]] : [];
  }
  if (others.length > 1) return others.map((list) => [...subject, ...list]);
  const [list = []] = others;
  const each =
    reading.pack.separateAppointments &&
    status.status === 'planned' &&
    subject.length === 1 &&
    !isOneTable(occasion, reading);
  const persons = list.filter(({ actor }) => actor.kind === 'person');
  return (each || inTurn(clause, reading)) && persons.length > 1 && subject.length === 1
    ? persons.map((other) => [...subject, other])
    : [[...subject, ...list]];
};

/** "met in Doha", "met again": no object follows, as in "met the needs of". German has no such order. */
const standsAlone = (at: number, { tokens, pack }: Reading): boolean => {
  const next = tokens[at];
  if (pack.capitalisedNouns || !next || next.kind === 'mark') return true;
  if (
    pack.prepositions.has(next.norm) ||
    pack.adverbs.has(next.norm) ||
    pack.coordinators.includes(next.norm)
  )
    return true;
  return pack.dateAt(tokens, at, at + 3) !== undefined;
};

/** Whether a plural subject alone makes the contact: "the two met", "A and B discussed the file". */
const isMutual = (
  frame: VerbFrame,
  end: number,
  clause: Clause,
  parties: Parties,
  reading: Reading,
): boolean =>
  frame.mutual === true &&
  (frame.transitive ? areNamed(parties) : standsAlone(end, reading)) &&
  (parties.subjectFrom === 'clause' || (clause.groups.length === 0 && !isImpersonal(clause, reading)));
