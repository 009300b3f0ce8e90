import type { LanguagePack, VerbFrame } from '../packs/pack';
import type { Parties, Party } from './arguments';
import type { Clause } from './clauses';
import type { Draft, Occasion, Reading } from './draft';
import { nounParties } from './noun-parties';
import type { Place } from './places';
import { type StatusReading, statusOf } from './status';
import { dateFor, placeFor, publishedDate, settle } from './timing';
import type { TriggerSense } from './triggers';
import { tripParties } from './trips';
import { verbParties } from './verb-parties';

/** The drafts of one trigger: none, one, or one for each separate party. */
export const draftsOf = (occasion: Occasion, reading: Reading): Draft[] => {
  const { clause, trigger, sense, scene } = occasion;
  if (clause.opener !== undefined && reading.pack.conditionals.has(clause.opener)) return [];
  if (isDoubted(clause, reading)) return [];
  const { frame } = sense;
  if (frame.type === 'verb' && !hasItsWords(frame, clause, reading)) return [];
  const parties =
    frame.type === 'noun'
      ? nounParties(clause, trigger, frame, scene)
      : verbParties(clause, trigger, { frame, form: sense.form }, scene);
  const status = statusFor(occasion, reading);
  if (!isCredible(occasion, parties, status, reading)) return [];
  const trip =
    frame.type === 'noun' ? frame.kind === 'trip' : frame.object === 'place' || frame.to !== undefined;
  const mutual =
    frame.type === 'verb' &&
    frame.mutual === true &&
    (frame.transitive ? areNamed(parties) : standsAlone(trigger.end, reading)) &&
    (parties.subjectFrom === 'clause' || clause.groups.length === 0);
  const held = frame.type === 'noun' && parties.subjectFrom === 'clause' && isHeld(clause, reading);
  const told = trip
    ? tripParties(occasion, parties, reading)
    : separate(parties, status, mutual || held, apart(clause, reading), reading.pack).map((list) => ({
        parties: list,
        place: undefined,
      }));
  return told.map((one) => draft(occasion, parties, one, status, reading)).filter((one) => one !== undefined);
};

/** "Gerüchte über ein Treffen", "speculation": nobody says that it is so. */
const isDoubted = ({ first, end }: Clause, { tokens, pack }: Reading): boolean =>
  tokens.slice(first, end).some(({ norm }) => pack.doubts.has(norm));

const hasItsWords = ({ needs, without }: VerbFrame, clause: Clause, { tokens }: Reading): boolean => {
  const has = (words: readonly string[]): boolean =>
    tokens.slice(clause.first, clause.end).some((token) => words.includes(token.norm));
  return (!needs || has(needs)) && !(without && has(without));
};

const statusFor = ({ clause, trigger, sense, scene, past }: Occasion, reading: Reading): StatusReading => {
  if (past && sense.form === 'infinitive') return { status: 'occurred', cue: undefined };
  return statusOf(reading.tokens, clause, scene.clauses, trigger, sense, reading.pack, reading.statusCues);
};

/** "They also discussed": goes on about a contact already told. */
const areNamed = ({ subject }: Parties): boolean =>
  subject.every(({ mention }) => mention.via !== 'pronoun' && mention.via !== 'role');

/** "A and B held a meeting": the nouns' parties are the subject. */
const isHeld = (clause: Clause, { tokens, pack }: Reading): boolean =>
  tokens.slice(clause.first, clause.end).some((token) => pack.supports.has(token.norm));

/** How far before the noun its preposition stands: "nach einem mehr als zweistündigen Treffen". */
const SUPPORT = 6;

/** A noun alone proves nothing: someone must hold the talks, or words must place them in time. */
const isCredible = (
  { clause, trigger, sense, sentence }: Occasion,
  parties: Parties,
  status: StatusReading,
  reading: Reading,
): boolean => {
  if (isDemand(sense, parties, status)) return false;
  if (sense.frame.type !== 'noun' || status.cue !== undefined || sentence.part === 'title') return true;
  const words = reading.tokens.slice(clause.first, clause.end);
  if (words.some((token) => reading.pack.supports.has(token.norm))) return true;
  const before = reading.tokens.slice(Math.max(clause.first, trigger.first - SUPPORT), trigger.first);
  if (before.some((token) => reading.pack.supportPrepositions.has(token.norm))) return true;
  return sense.frame.kind !== 'talks' && parties.subjectFrom === 'owner' && trigger.first > clause.first;
};

/** "forderte Putin auf, mit Kiew zu verhandeln": not the one who demands is to negotiate. */
const isDemand = ({ form }: TriggerSense, { subjectFrom }: Parties, { status }: StatusReading): boolean =>
  form === 'infinitive' && status === 'proposed' && subjectFrom === 'context';

/** "nacheinander", "separately": with each of a list apart. */
const apart = ({ first, end }: Clause, { tokens, pack }: Reading): boolean =>
  tokens.slice(first, end).some(({ norm }) => pack.apartWords.has(norm));

/** "mit A, mit B und mit C" and plans with several persons are appointments of their own. */
const separate = (
  parties: Parties,
  status: StatusReading,
  mutual: boolean,
  inTurn: boolean,
  pack: LanguagePack,
): Party[][] => {
  const { subject, others } = parties;
  if (others.length === 0) {
    const together = parties.subjectFrom === 'owner' || mutual;
    return together ? [[...subject]] : [];
  }
  if (others.length > 1) return others.map((list) => [...subject, ...list]);
  const [list = []] = others;
  const each = pack.separateAppointments && status.status === 'planned' && subject.length === 1;
  const persons = list.filter(({ actor }) => actor.kind === 'person');
  return (each || inTurn) && persons.length > 1 && subject.length === 1
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

const distinct = (list: readonly Party[]): Party[] =>
  list.filter((party, at) => list.findIndex(({ actor }) => actor === party.actor) === at);

const draft = (
  occasion: Occasion,
  parties: Parties,
  told: { readonly parties: readonly Party[]; readonly place: Place | undefined },
  reading0: StatusReading,
  reading: Reading,
): Draft | undefined => {
  const { clause, trigger, sense, sentence } = occasion;
  const all = distinct(withoutOwnCountry(told.parties));
  if (all.length < 2 || isDomestic(all)) return undefined;
  const background = isBackground(occasion, reading);
  const when = dateFor(occasion, reading0.status, reading);
  const finite = sentence.part === 'text' && trigger.senses.every(({ form }) => form !== 'participle');
  const status = settle(reading0, sense, when?.date, reading.published, finite);
  const place =
    sense.frame.mode === 'call'
      ? undefined
      : (narrower(told.place, placeFor(occasion, reading)) ?? hostedAt(all, reading));
  return {
    sentence: clause.sentence,
    trigger,
    mode: sense.frame.mode,
    status,
    statusCue: reading0.cue,
    parties: all,
    date: when?.date ?? (status === 'occurred' && !background ? publishedDate(reading.published) : null),
    dateCue: when?.cue,
    place,
    initiator: sense.frame.type === 'verb' && sense.frame.initiates ? initiatorOf(parties) : undefined,
    background,
    subjectFrom: parties.subjectFrom,
    form: sense.form,
    fromTitle: sentence.part === 'title',
    support: 1,
  };
};

const initiatorOf = ({ subject }: Parties): Party | undefined =>
  subject.length === 1 ? subject[0] : undefined;

/** Where a journey goes, or the town of that country that the text names. */
const narrower = (destination: Place | undefined, named: Place | undefined): Place | undefined => {
  if (!destination) return named;
  return destination.wide && named?.country === destination.country ? named : destination;
};

/** At home with one of the parties, where the report was written. */
const hostedAt = (parties: readonly Party[], { dateline }: Reading): Place | undefined =>
  dateline && parties.some(({ actor }) => actor.country === dateline.country) ? dateline : undefined;

/** Politicians of one country among themselves. */
const isDomestic = ([first, ...rest]: readonly Party[]): boolean =>
  first!.actor.country !== null && rest.every(({ actor }) => actor.country === first!.actor.country);

/** A person who takes part stands for the country: it is not listed beside. */
const withoutOwnCountry = (list: readonly Party[]): Party[] =>
  list.filter(
    ({ actor }) =>
      actor.kind !== 'country' ||
      !list.some((other) => other.actor.kind === 'person' && other.actor.country === actor.country),
  );

const isBackground = ({ clause }: Occasion, { tokens, background, anterior }: Reading): boolean => {
  for (let at = clause.first; at < clause.end; at++)
    if (background.longest(tokens, at, clause.end)) return true;
  return tokens.slice(clause.first, clause.end).some((token) => anterior.has(token.norm));
};
