import type { Actor } from './actors';
import type { Parties, Party, Scene } from './arguments';
import type { Clause } from './clauses';
import type { Occasion, Reading } from './draft';
import type { Mention } from './mention';
import type { Phrase, Polity } from './phrase';
import { findPlaces, type Place } from './places';
import type { Trigger } from './triggers';

/** Whose country nobody tells may well be at home, unless an office takes the person abroad. */
const isAbroad = ({ country, offices }: Actor): boolean => country !== null || offices.size > 0;

export interface Trip {
  readonly parties: readonly Party[];
  /** Where it goes. */
  readonly place: Place;
}

/** A traveller and the country of the place, for each place; nothing where that is at home. */
export const tripParties = (
  { clause, trigger, sense, scene }: Occasion,
  parties: Parties,
  reading: Reading,
): Trip[] => {
  const { frame } = sense;
  const travellers = parties.subject.filter(
    ({ actor, mention }) => isAbroad(actor) && (actor.kind === 'person' || mention.phrase.body),
  );
  const near = travellers[0]?.mention;
  if (!near) return [];
  const from = reading.pack.capitalisedNouns && frame.type === 'verb' ? clause.first : trigger.end;
  const direct =
    frame.type === 'verb' && frame.object !== undefined
      ? directPlace(clause, trigger, scene, reading)
      : undefined;
  const named = frame.type === 'noun' && frame.destination;
  const inWord = named ? { ...named, first: trigger.first, end: trigger.end, preposition: '' } : undefined;
  const given = inWord ?? direct;
  const ahead = given ? [given] : destinations(clause, trigger, from, frame.to ?? [], reading);
  const places =
    ahead.length === 0 && isPaid(clause, reading)
      ? destinations(clause, trigger, clause.first, frame.to ?? [], reading)
      : ahead;
  const abroad = places.filter((place) => travellers.every(({ actor }) => actor.country !== place.country));
  return abroad.map((place) => ({ parties: [...travellers, hostAt(place, reading, near)], place }));
};

/** "stattete den Truppen in Afghanistan einen Besuch ab": a German noun may stand behind its place. */
const isPaid = ({ first, end }: Clause, { tokens, pack }: Reading): boolean =>
  pack.capitalisedNouns && tokens.slice(first, end).some(({ norm }) => pack.supports.has(norm));

/** "to Egypt, the UAE and Ethiopia": the places of the list, or the one place that the words describe. */
const destinations = (
  clause: Clause,
  trigger: Trigger,
  from: number,
  to: readonly string[],
  reading: Reading,
): Place[] => {
  const groups = clause.groups.filter(
    ({ preposition, first, mentions }) =>
      first >= from && preposition !== undefined && to.includes(preposition) && mentions[0]!.via === 'polity',
  );
  // A German verb stands at the end: its place is the last one before.
  const group = groups.findLast(({ end }) => end <= trigger.first) ?? groups[0];
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
  const isSeat = polity?.place?.site === true || polity?.country?.via === 'metonym';
  return polity && !phrase.body && !isSeat ? placeOf(polity, reading) : undefined;
};

const hostAt = (place: Place, { country }: Reading, near: Mention): Party => {
  const actor = country(place.country);
  const phrase: Phrase = {
    type: 'polity',
    first: place.first,
    end: place.end,
    offices: [],
    likely: [],
    polities: [],
    plural: false,
    possessive: false,
    former: false,
    body: false,
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
