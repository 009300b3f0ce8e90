import type { VerbFrame } from '../packs/pack';
import type { Parties, Party } from './arguments';
import type { Clause } from './clauses';
import { isCredible, isDoubted, isFull } from './credibility';
import type { Draft, Occasion, Reading } from './draft';
import { isGathering, sequenceOf } from './manner';
import { movedPlan } from './moved';
import { nounParties } from './noun-parties';
import type { Place } from './places';
import { type StatusReading, statusOf } from './status';
import { dateFor, placeFor, publishedDate, settle } from './timing';
import { separate } from './together';
import { tripParties } from './trips';
import { verbParties } from './verb-parties';

/** The drafts of one trigger: none, one, or one for each separate party. */
export const draftsOf = (occasion: Occasion, reading: Reading): Draft[] => {
  const { clause, trigger, sense, scene } = occasion;
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
  const told = trip
    ? tripParties(occasion, parties, reading)
    : separate(occasion, parties, status, reading).map((list) => ({ parties: list, place: undefined }));
  return told.map((one) => draft(occasion, parties, one, status, reading)).filter((one) => one !== undefined);
};

const hasItsWords = ({ needs, without }: VerbFrame, clause: Clause, { tokens }: Reading): boolean => {
  const has = (words: readonly string[]): boolean =>
    tokens.slice(clause.first, clause.end).some((token) => words.includes(token.norm));
  return (!needs || has(needs)) && !(without && has(without));
};

const statusFor = ({ clause, trigger, sense, scene, past }: Occasion, reading: Reading): StatusReading => {
  if (past && sense.form === 'infinitive') return { status: 'occurred', cue: undefined };
  return statusOf(reading.tokens, clause, scene.clauses, trigger, sense, reading.pack, reading.statusCues);
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
  const move = reading0.moved && reading0.cue ? movedPlan(occasion, reading0.cue, reading) : undefined;
  const when = dateFor(occasion, reading0.status, reading);
  const finite = sentence.part === 'text' && trigger.senses.every(({ form }) => form !== 'participle');
  const status = move ? 'planned' : settle(reading0, sense, when?.date, reading.published, finite);
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
    ...(isGathering(occasion, reading) && { gathering: true }),
    sequence: sequenceOf(occasion, reading),
    ...move,
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

/** "Erstmals seit fünf Jahren", "for the first time since 2019". */
const isSinceFirst = (at: number, { tokens, pack }: Reading): boolean =>
  pack.sinceWords.has(tokens[at]!.norm) &&
  tokens.slice(Math.max(0, at - NEAR), at).some(({ norm }) => pack.firstWords.has(norm));

const NEAR = 4;

const isBackground = ({ clause }: Occasion, reading: Reading): boolean => {
  const { tokens, background, anterior } = reading;
  for (let at = clause.first; at < clause.end; at++)
    if (background.longest(tokens, at, clause.end) && !isSinceFirst(at, reading)) return true;
  for (let at = clause.first; at < clause.end; at++)
    if (anterior.has(tokens[at]!.norm) && !isFull(at, reading)) return true;
  return false;
};
