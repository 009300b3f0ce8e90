import type { Claim } from '../events';
import type { Participant } from '../words';
import { sideOf, sidesOf } from './sides';

/** An unordered pair of actor ids. */
export type Pair = string;

type Parties = Pick<Claim, 'participants' | 'mode'>;

/** Actor ids, each once, sorted. */
export const idsOf = (participants: readonly Participant[]): string[] =>
  [...new Set(participants.map((p) => p.actorId))].sort();

const pairOf = (a: string, b: string): Pair => (a < b ? `${a}|${b}` : `${b}|${a}`);

/** The two ids of a pair. */
export const idsOfPair = (pair: Pair): readonly [string, string] => {
  const at = pair.indexOf('|');
  return [pair.slice(0, at), pair.slice(at + 1)];
};

const everyPair = (ids: readonly string[]): Pair[] =>
  ids.flatMap((a, i) => ids.slice(i + 1).map((b) => pairOf(a, b)));

/** Names states where others name who spoke for them. Visits go to states: there they are the host. */
export const namesOnlyCountries = ({ mode, participants }: Parties): boolean =>
  mode !== 'visit' &&
  participants.some((p) => p.kind === 'country') &&
  sidesOf(participants.filter((p) => p.kind !== 'country')).length < 2;

/**
 * The pairs that dealt with each other: across sides, since two of one delegation are together all day. Where all are
 * of one side, every pair. A country that is named for those who spoke for it pairs as a country too, and so does the
 * host of a visit.
 */
export const pairsOf = (claim: Parties): Pair[] => {
  const met = pairsAcross(claim.participants);
  if (claim.mode === 'visit') return visitPairs(claim, met);
  return namesOnlyCountries(claim) ? [...new Set([...met, ...countryPairs(claim)])] : met;
};

const pairsAcross = (participants: readonly Participant[]): Pair[] => {
  const [one, other] = participants;
  // Most contacts: a pair needs no maps.
  if (participants.length === 2)
    return one!.actorId === other!.actorId ? [] : [pairOf(one!.actorId, other!.actorId)];
  const sides = new Map(participants.map((p) => [p.actorId, sideOf(p)]));
  const pairs = everyPair([...sides.keys()].sort());
  const across = pairs.filter((pair) => {
    const [a, b] = idsOfPair(pair);
    return sides.get(a) !== sides.get(b);
  });
  return across.length > 0 ? across : pairs;
};

/** Who visited whom: a person and the host's country, whoever received them; states only where no person is named. */
const visitPairs = (claim: Parties, met: readonly Pair[]): Pair[] => {
  const withPersons = met.filter((pair) => idsOfPair(pair).some(isPerson));
  const asCountries = withPersons.flatMap((pair) => {
    const [a, b] = idsOfPair(pair);
    return [...hosted(claim, a, b), ...hosted(claim, b, a)];
  });
  return withPersons.length > 0 ? [...new Set([...withPersons, ...asCountries])] : [...met];
};

const isPerson = (id: string): boolean => id.startsWith('person:');

const hosted = (claim: Parties, visitor: string, host: string): Pair[] => {
  const country = countryOf(claim, host);
  return country === '' || !isPerson(visitor) ? [] : [pairOf(visitor, `country:${country}`)];
};

/** Every two countries that the claim names or whose people it names. */
export const countryPairs = (claim: Parties): Pair[] => {
  const countries = claim.participants.map((p) => countryOf(claim, p.actorId)).filter((c) => c !== '');
  return everyPair([...new Set(countries)].sort().map((country) => `country:${country}`));
};

/** The country that an actor of the claim is or represents; empty for organisations and where none is known. */
export const countryOf = ({ participants }: Parties, actorId: string): string => {
  if (actorId.startsWith('country:')) return actorId.slice('country:'.length);
  const found = participants.find((p) => p.actorId === actorId);
  return found && found.kind !== 'organisation' ? (found.country ?? '') : '';
};
