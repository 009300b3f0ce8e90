import type { Contact } from '../contacts/contact';
import type { Participant } from '../words';

/** The actor id of a country. */
export const countryActor = (country: string): string => `country:${country}`;

/** Whom a participant counts as: itself, and the country that it represents. */
const countsAs = ({ actorId, country }: Participant): string[] =>
  country === null || actorId === countryActor(country) ? [actorId] : [actorId, countryActor(country)];

/** Every actor that a contact counts for: its participants and the countries that they represent, each once. */
export const actorsOf = ({ participants }: Pick<Contact, 'participants'>): string[] => [
  ...new Set(participants.flatMap(countsAs)),
];

/** An unordered pair of actor ids, the lesser first. */
export type Dyad = readonly [a: string, b: string];

/** The dyad of two ids in either order. */
export const dyadOf = (one: string, other: string): Dyad => (one < other ? [one, other] : [other, one]);

/**
 * The dyads that a contact counts for, each once: every two participants, and the countries that they represent in
 * their place. A country does not meet its own people: between those of one country only the participants count.
 */
export const dyadsOf = ({ participants }: Pick<Contact, 'participants'>): Dyad[] => {
  const dyads = participants.flatMap((one, i) =>
    participants.slice(i + 1).flatMap((other) => dyadsBetween(one, other)),
  );
  return [...new Map(dyads.map((dyad) => [dyad.join(' '), dyad])).values()];
};

const dyadsBetween = (one: Participant, other: Participant): Dyad[] => {
  if (one.country !== null && one.country === other.country)
    return one.actorId === other.actorId ? [] : [dyadOf(one.actorId, other.actorId)];
  return countsAs(one).flatMap((a) => countsAs(other).map((b) => dyadOf(a, b)));
};
