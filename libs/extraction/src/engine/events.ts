import type { DateValue, Mode, Status } from '@chancery/domain';
import type { Gazetteer } from '@chancery/gazetteer';
import type { LanguagePack } from '../packs/pack';
import type { Actor } from './actors';
import { nounParties, type Parties, type Party, type Scene, verbParties } from './arguments';
import type { Clause } from './clauses';
import { type DateMention, looksAhead, resolveDate } from './dates';
import type { Mention } from './mentions';
import type { Polity, Range } from './noun-phrases';
import type { Phrases } from './phrases';
import { findPlaces, type Place } from './places';
import { type StatusReading, statusOf } from './status';
import type { Tag } from './tags';
import type { Token } from './tokens';
import type { Trigger, TriggerSense } from './triggers';

/** A contact as one trigger tells it, before what is said elsewhere is joined to it. */
export interface Draft {
  readonly sentence: number;
  readonly trigger: Range;
  mode: Mode;
  status: Status;
  statusCue: Range | undefined;
  parties: Party[];
  date: DateValue | null;
  dateCue: Range | undefined;
  place: Place | undefined;
  initiator: Party | undefined;
  readonly background: boolean;
  /** Features of confidence. */
  readonly subjectFrom: Parties['subjectFrom'];
  readonly form: TriggerSense['form'];
  readonly fromTitle: boolean;
  /** How many triggers tell of it. */
  support: number;
}

/** All that reading a sentence needs. */
export interface Reading {
  readonly tokens: readonly Token[];
  readonly tags: readonly (Tag | undefined)[];
  readonly pack: LanguagePack;
  readonly gazetteer: Gazetteer;
  readonly published: string;
  readonly dates: readonly DateMention[];
  readonly statusCues: ReturnType<typeof import('./status').compileStatus>;
  readonly background: Phrases<true>;
  readonly anterior: ReadonlySet<string>;
  readonly country: (code: string) => Actor;
}

interface Occasion {
  readonly clause: Clause;
  readonly trigger: Trigger;
  readonly sense: TriggerSense;
  readonly scene: Scene;
  readonly sentence: Range & { readonly part: 'title' | 'text' };
  /** ISO day of the event told before. */
  readonly lastEvent: string;
  /** A verb before in this clause tells of what happened: "flew to Moscow to meet Putin". */
  readonly past: boolean;
}

/** The drafts of one trigger: none, one, or one for each separate party. */
export const draftsOf = (occasion: Occasion, reading: Reading): Draft[] => {
  const { clause, trigger, sense, scene } = occasion;
  if (clause.opener !== undefined && reading.pack.conditionals.has(clause.opener)) return [];
  const { frame } = sense;
  if (frame.type === 'verb' && !hasNeeded(frame.needs, clause, reading)) return [];
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
    standsAlone(trigger.end, reading) &&
    (parties.subjectFrom === 'clause' || clause.groups.length === 0);
  const lists = trip
    ? tripParties(occasion, parties, reading)
    : separate(parties, status, mutual, reading.pack);
  return lists
    .map((list) => draft(occasion, parties, list, status, reading))
    .filter((one) => one !== undefined);
};

const hasNeeded = (needs: readonly string[] | undefined, clause: Clause, { tokens }: Reading): boolean =>
  !needs || tokens.slice(clause.first, clause.end).some((token) => needs.includes(token.norm));

const statusFor = ({ clause, trigger, sense, scene, past }: Occasion, reading: Reading): StatusReading => {
  if (past && sense.form === 'infinitive') return { status: 'occurred', cue: undefined };
  return statusOf(reading.tokens, clause, scene.clauses, trigger, sense, reading.pack, reading.statusCues);
};

/** A noun alone proves nothing: someone must hold the talks, or words must place them in time. */
const isCredible = (
  { clause, trigger, sense, sentence }: Occasion,
  parties: Parties,
  status: StatusReading,
  reading: Reading,
): boolean => {
  if (sense.frame.type !== 'noun' || status.cue !== undefined || sentence.part === 'title') return true;
  const words = reading.tokens.slice(clause.first, clause.end);
  if (words.some((token) => reading.pack.supports.has(token.norm))) return true;
  const before = reading.tokens.slice(Math.max(clause.first, trigger.first - 3), trigger.first);
  if (before.some((token) => reading.pack.supportPrepositions.has(token.norm))) return true;
  return sense.frame.kind !== 'talks' && parties.subjectFrom === 'owner' && trigger.first > clause.first;
};

/** "mit A, mit B und mit C" and plans with several persons are appointments of their own. */
const separate = (
  parties: Parties,
  status: StatusReading,
  mutual: boolean,
  pack: LanguagePack,
): Party[][] => {
  const { subject, others } = parties;
  if (others.length === 0) {
    const together = parties.subjectFrom === 'owner' || mutual;
    return together ? [[...subject]] : [];
  }
  if (others.length > 1) return others.map((list) => [...subject, ...list]);
  const [list = []] = others;
  const apart = pack.separateAppointments && status.status === 'planned' && subject.length === 1;
  const persons = list.every(({ actor }) => actor.kind === 'person');
  return apart && persons ? list.map((other) => [...subject, other]) : [[...subject, ...list]];
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

/** A traveller and the country of the place, for each place; nothing where that is at home. */
const tripParties = (
  { clause, trigger, sense, scene }: Occasion,
  parties: Parties,
  reading: Reading,
): Party[][] => {
  const { frame } = sense;
  const travellers = parties.subject.filter(({ actor }) => actor.kind === 'person');
  const near = travellers[0]?.mention;
  if (!near) return [];
  const from = reading.pack.capitalisedNouns && frame.type === 'verb' ? clause.first : trigger.end;
  const direct =
    frame.type === 'verb' && frame.object !== undefined
      ? directPlace(clause, trigger, scene, reading)
      : undefined;
  const places = direct ? [direct] : destinations(clause, from, frame.to ?? [], reading);
  const abroad = places.filter((place) => travellers.every(({ actor }) => actor.country !== place.country));
  return abroad.map((place) => [...travellers, hostAt(place, reading, near)]);
};

/** "to Egypt, the UAE and Ethiopia": the places of the list, or the one place that the words describe. */
const destinations = (clause: Clause, from: number, to: readonly string[], reading: Reading): Place[] => {
  const group = clause.groups.find(
    ({ preposition, first, mentions }) =>
      first >= from && preposition !== undefined && to.includes(preposition) && mentions[0]!.via === 'polity',
  );
  const listed = (group?.mentions ?? []).flatMap(({ phrase }) =>
    phrase.polities.map((polity) => placeOf(polity, reading)),
  );
  const found = listed.filter((place) => place !== undefined);
  if (found.length > 0) return found;
  const described = findPlaces(
    reading.tokens,
    reading.tags,
    from,
    clause.end,
    reading.pack,
    reading.gazetteer,
  );
  return described.filter((place) => to.includes(place.preposition)).slice(0, 1);
};

const placeOf = (polity: Polity, { gazetteer }: Reading): Place | undefined => {
  const at = { first: polity.first, end: polity.end, preposition: '' };
  if (polity.place) return { ...at, name: polity.place.name, country: polity.place.country, wide: false };
  if (!polity.country) return undefined;
  const { code, via } = polity.country;
  const row = gazetteer.country(code);
  const name = via === 'capital' ? row?.capital_name : row?.name;
  return { ...at, name: name ?? code, country: code, wide: via !== 'capital' };
};

const directPlace = (clause: Clause, trigger: Trigger, scene: Scene, reading: Reading): Place | undefined => {
  const group = clause.groups.find(
    (one) =>
      one.preposition === undefined &&
      one.mentions[0]!.via === 'polity' &&
      (scene.pack.capitalisedNouns || (one.first >= trigger.end && one.first - trigger.end <= 2)),
  );
  const phrase = group?.mentions[0]?.phrase;
  const polity = phrase?.polities[0];
  return polity && !phrase.body ? placeOf(polity, reading) : undefined;
};

const hostAt = (place: Place, { country }: Reading, near: Mention): Party => {
  const actor = country(place.country);
  const phrase = {
    ...near.phrase,
    type: 'polity' as const,
    first: place.first,
    end: place.end,
    polities: [],
  };
  return {
    actor,
    mention: {
      phrase,
      sentence: near.sentence,
      actors: [actor],
      possessive: false,
      oblique: true,
      via: 'polity',
    },
  };
};

const distinct = (list: readonly Party[]): Party[] =>
  list.filter((party, at) => list.findIndex(({ actor }) => actor === party.actor) === at);

const draft = (
  occasion: Occasion,
  parties: Parties,
  list: readonly Party[],
  reading0: StatusReading,
  reading: Reading,
): Draft | undefined => {
  const { clause, trigger, sense, sentence } = occasion;
  const all = distinct(withoutOwnCountry(list));
  if (all.length < 2) return undefined;
  const background = isBackground(occasion, reading);
  const when = dateFor(occasion, reading0.status, reading);
  const status = settle(reading0, sense, when?.date, reading.published);
  const place = sense.frame.mode === 'call' ? undefined : placeFor(occasion, reading);
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

/** A person who takes part stands for the country: it is not listed beside. */
const withoutOwnCountry = (list: readonly Party[]): Party[] =>
  list.filter(
    ({ actor }) =>
      actor.kind !== 'country' ||
      !list.some((other) => other.actor.kind === 'person' && other.actor.country === actor.country),
  );

/** A verb in the present with a date ahead is a plan. */
const settle = (
  found: StatusReading,
  sense: TriggerSense,
  date: DateValue | undefined,
  published: string,
): Status => {
  if (found.status !== 'occurred' || !date || date.basis !== 'stated') return found.status;
  const ahead = date.value > published.slice(0, date.value.length);
  return ahead && sense.form !== 'past' && sense.form !== 'participle' ? 'planned' : found.status;
};

export const publishedDate = (published: string): DateValue => ({
  value: published,
  precision: 'day',
  basis: 'published',
});

const dateFor = (
  { clause, trigger, sense, sentence, lastEvent }: Occasion,
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
  const own = nearest(inside(clause));
  const borrowed =
    sense.form === 'noun' && status !== 'occurred'
      ? undefined
      : nearest(around(clause, sentence, status, inside, reading));
  const near = own ?? borrowed;
  if (!near) return clause.relative && status === 'occurred' ? sameDay(lastEvent, clause) : undefined;
  const future = looksAhead(status) || (sense.form === 'present' && sentence.part === 'text');
  const date = resolveDate(near.expression, { published: reading.published, event: lastEvent, future });
  return date && { date, cue: near };
};

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

/** "…, wie CNN am Samstag berichtete": the day of the report. */
const isOfStatement = (date: Range, sentence: Range, { tokens, pack }: Reading): boolean =>
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

const isBound = ({ first }: DateMention, { tokens, pack }: Reading): boolean =>
  pack.sinceWords.has(tokens[first - 1]?.norm ?? '') || pack.sinceWords.has(tokens[first - 2]?.norm ?? '');

const gap = (a: Range, b: Range): number => (a.first >= b.end ? a.first - b.end : b.first - a.end);

const placeFor = ({ clause, trigger, sentence }: Occasion, reading: Reading): Place | undefined => {
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

const isBackground = ({ clause }: Occasion, { tokens, background, anterior }: Reading): boolean => {
  for (let at = clause.first; at < clause.end; at++)
    if (background.longest(tokens, at, clause.end)) return true;
  return tokens.slice(clause.first, clause.end).some((token) => anterior.has(token.norm));
};
