import type { Occasions } from './assembly';
import type { Draft, Occasion, Reading } from './draft';
import { movedPlan, putOff } from './moved';
import { type StatusReading, statusOf } from './status';
import { dateFor, placeFor } from './timing';

/** How many sentences back the contact stands that "the meeting" speaks of. */
const REACH = 4;

const fits = (known: Draft, { sense, clause }: Occasion): boolean =>
  clause.sentence - known.sentence <= REACH &&
  (sense.frame.mode === known.mode ||
    (sense.frame.mode !== 'visit' && known.mode !== 'visit' && sense.frame.mode !== 'call'));

/** "the previous round", "das letzte Treffen": another occasion of the same parties. */
const isEarlier = ({ trigger, clause }: Occasion, { tokens, pack }: Reading): boolean =>
  tokens
    .slice(Math.max(clause.first, trigger.first - 3), trigger.first)
    .some(({ norm }) => pack.earlierWords.has(norm));

const isDefinite = ({ trigger, clause }: Occasion, { tokens, pack }: Reading): boolean =>
  tokens
    .slice(Math.max(clause.first, trigger.first - 3), trigger.first)
    .some(({ norm }) => pack.definiteWords.has(norm));

/** Rounds of talks go on between states, whoever sat there then; of each, one party. */
const byStates = (known: Draft, { country }: Reading): Draft => {
  const all = known.parties.map(({ actor, mention }) => ({
    actor: actor.country === null ? actor : country(actor.country),
    mention,
  }));
  return {
    ...known,
    parties: all.filter(({ actor }, at) => all.findIndex((one) => one.actor === actor) === at),
  };
};

const again = (known: Draft, occasion: Occasion, found: StatusReading, reading: Reading): Draft => {
  const when = dateFor(occasion, found.status, reading);
  return {
    ...known,
    sentence: occasion.clause.sentence,
    trigger: occasion.trigger,
    status: found.status,
    statusCue: found.cue,
    date: when?.date ?? null,
    dateCue: when?.cue,
    place: known.mode === 'call' ? undefined : placeFor(occasion, reading),
    initiator: undefined,
    background: found.status === 'occurred',
    subjectFrom: 'context',
    form: 'noun',
    fromTitle: false,
    support: 1,
  };
};

/** "The visit was postponed until May", and of one that was put off: "The visit is to take place in May". */
const isMoved = (
  known: Draft,
  occasion: Occasion,
  { status, cue, moved }: StatusReading,
  reading: Reading,
): boolean => {
  const move = moved && cue ? movedPlan(occasion, cue, reading) : undefined;
  if (move && known.status !== 'occurred') {
    Object.assign(known, putOff(known, move), { statusCue: cue });
    return true;
  }
  if (!known.moved || known.date !== null || status !== 'planned') return false;
  const when = dateFor(occasion, status, reading);
  known.date = when?.date ?? null;
  known.dateCue = when?.cue;
  return true;
};

/**
 * A noun that names no parties and speaks of a contact told before: "the visit is to be made up for later" plans anew
 * what was cancelled, "the meeting was called off" cancels what was planned, "the previous round was in 2016" adds one.
 */
export const followUp = (occasion: Occasion, occasions: Occasions, reading: Reading): void => {
  const { clause, trigger, sense, scene } = occasion;
  const known = occasions.last;
  if (sense.frame.type !== 'noun' || !known || !fits(known, occasion)) return;
  const { tokens, pack, statusCues } = reading;
  const found = statusOf(tokens, clause, scene.clauses, trigger, sense, pack, statusCues);
  if (isEarlier(occasion, reading)) {
    const earlier = again(
      sense.frame.kind === 'talks' ? byStates(known, reading) : known,
      occasion,
      found,
      reading,
    );
    if (earlier.date !== null && earlier.parties.length > 1 && found.status !== 'proposed')
      occasions.add(earlier);
    return;
  }
  if (found.cue === undefined || !isDefinite(occasion, reading)) return;
  if (isMoved(known, occasion, found, reading)) return;
  if (known.status === 'cancelled' && found.status === 'planned')
    occasions.add(again(known, occasion, found, reading));
  if (known.status === 'planned' && !known.moved && found.status === 'cancelled') {
    known.status = 'cancelled';
    known.statusCue = found.cue;
  }
};
