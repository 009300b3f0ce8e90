import type { Gazetteer } from '@chancery/gazetteer';
import type { LanguagePack } from '../packs/pack';
import type { Range } from './noun-phrases';
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

/** The place after the preposition at `at`, past articles and adjectives: "in der kasachischen Hauptstadt Astana". */
const placeAfter = (reader: Reader, at: number, limit: number): Place | undefined => {
  const { tokens, tags, pack, gazetteer } = reader;
  const preposition = tokens[at]!.norm;
  let adjective: Tag | undefined;
  let i = at + 1;
  while (i < limit && i - at < 7) {
    const tag = tags[i];
    const place = tag && countryPlace(tag, preposition, gazetteer);
    if (
      place &&
      !(tokens[place.end]?.norm === "'s" && !pack.capitalNouns.has(tokens[place.end + 1]?.norm ?? ''))
    ) {
      if (tokens[place.end]?.norm !== "'s") return place;
      return capitalOf(tag, place.end + 2, preposition, gazetteer);
    }
    if (pack.capitalNouns.has(tokens[i]!.norm)) {
      const next =
        tags[i + 1] && i + 1 < limit ? countryPlace(tags[i + 1]!, preposition, gazetteer) : undefined;
      return next && !next.wide ? next : capitalOf(adjective ?? tags[i + 2], i + 1, preposition, gazetteer);
    }
    if (tag?.senses.some((sense) => sense.type === 'country' && sense.via === 'adjective')) adjective = tag;
    else if (tag || !(pack.determiners.has(tokens[i]!.norm) || pack.isModifier(tokens[i]!))) return undefined;
    i = tag ? tag.end : i + 1;
  }
  return undefined;
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
