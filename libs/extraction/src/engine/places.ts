import type { Gazetteer } from '@chancery/gazetteer';
import type { LanguagePack } from '../packs/pack';
import { isPossessive, type Range } from './phrase';
import type { Document } from './sentences';
import type { Tag } from './tags';
import type { Token } from './tokens';

/** A place by its English name, with the country it lies in. */
export interface Place extends Range {
  readonly name: string;
  readonly country: string;
  /** A country rather than a town. */
  readonly wide: boolean;
  readonly preposition: string;
}

interface Reader {
  readonly tokens: readonly Token[];
  readonly tags: readonly (Tag | undefined)[];
  readonly pack: LanguagePack;
  readonly gazetteer: Gazetteer;
}

const countryPlace = (tag: Tag, preposition: string, gazetteer: Gazetteer): Place | undefined => {
  for (const sense of tag.senses) {
    const at = { first: tag.first, end: tag.end, preposition };
    if (sense.type === 'place') return { ...at, name: sense.name, country: sense.country, wide: false };
    if (sense.type !== 'country' || (sense.via !== 'name' && sense.via !== 'capital')) continue;
    const row = gazetteer.country(sense.code);
    if (sense.via === 'capital')
      return { ...at, name: row?.capital_name ?? sense.code, country: sense.code, wide: false };
    return { ...at, name: row?.name ?? sense.code, country: sense.code, wide: true };
  }
  return undefined;
};

/** "in the Gambian capital": the capital of the country that the adjective names. */
const capitalOf = (
  tag: Tag | undefined,
  end: number,
  preposition: string,
  gazetteer: Gazetteer,
): Place | undefined => {
  for (const sense of tag?.senses ?? []) {
    if (sense.type !== 'country') continue;
    const name = gazetteer.country(sense.code)?.capital_name;
    if (name) return { first: tag!.first, end, name, country: sense.code, wide: false, preposition };
  }
  return undefined;
};

/** How far behind its preposition a place stands. */
const REACH = 7;

/** The place after the preposition at `at`, past articles and adjectives: "in der kasachischen Hauptstadt Astana". */
const placeAfter = (reader: Reader, at: number, limit: number): Place | undefined => {
  const { tokens, tags, pack, gazetteer } = reader;
  const preposition = tokens[at]!.norm;
  let adjective: Tag | undefined;
  let i = at + 1;
  while (i < limit && i - at < REACH) {
    const tag = tags[i];
    const place = tag && countryPlace(tag, preposition, gazetteer);
    if (place) return unlessOwner(place, tag, reader);
    if (pack.capitalNouns.has(tokens[i]!.norm)) return capitalAt(reader, i, adjective, preposition);
    if (isAdjective(tag)) adjective = tag;
    else if (tag || !isFiller(reader, i)) return undefined;
    i = tag ? tag.end : i + 1;
  }
  return undefined;
};

const isAdjective = (tag: Tag | undefined): boolean =>
  tag?.senses.some((sense) => sense.type === 'country' && sense.via === 'adjective') ?? false;

const isFiller = ({ tokens, pack }: Reader, at: number): boolean =>
  pack.determiners.has(tokens[at]!.norm) || pack.isModifier(tokens[at]!);

/** "in Qatar's capital" is its capital; "in Qatar's interest" is no place. */
const unlessOwner = (place: Place, tag: Tag, { tokens, pack, gazetteer }: Reader): Place | undefined => {
  if (!isPossessive(tokens[place.end])) return place;
  const capital = pack.capitalNouns.has(tokens[place.end + 1]?.norm ?? '');
  return capital ? capitalOf(tag, place.end + 2, place.preposition, gazetteer) : undefined;
};

/** The town named after "capital", else the capital of the country before or after: "the capital of Qatar". */
const capitalAt = (
  { tags, gazetteer }: Reader,
  at: number,
  adjective: Tag | undefined,
  preposition: string,
): Place | undefined => {
  const named = tags[at + 1] && countryPlace(tags[at + 1]!, preposition, gazetteer);
  if (named && !named.wide) return named;
  return capitalOf(adjective ?? tags[at + 2], at + 1, preposition, gazetteer);
};

/** The places that prepositions of place point at, from left to right. */
export const findPlaces = (
  tokens: readonly Token[],
  tags: readonly (Tag | undefined)[],
  first: number,
  end: number,
  pack: LanguagePack,
  gazetteer: Gazetteer,
): Place[] => {
  const reader: Reader = { tokens, tags, pack, gazetteer };
  const places: Place[] = [];
  for (let at = first; at < end; at++) {
    if (!pack.locatives.has(tokens[at]!.norm)) continue;
    const place = placeAfter(reader, at, end);
    if (place) places.push(place);
  }
  return places;
};

/** "BEIJING, Oct 25 (wire) -": the place in capitals that opens the text. */
export const datelineOf = (
  { tokens, sentences }: Document,
  tags: readonly (Tag | undefined)[],
  gazetteer: Gazetteer,
): Place | undefined => {
  const first = sentences.find(({ part }) => part === 'text')?.first;
  if (first === undefined) return undefined;
  const tag = tags[first];
  const isCapitals =
    /^\p{Lu}{3,}/u.test(tokens[first]!.text) && tokens[first]!.text.toUpperCase() === tokens[first]!.text;
  return tag && isCapitals ? countryPlace(tag, '', gazetteer) : undefined;
};
