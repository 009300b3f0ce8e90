import type { Sense } from '@chancery/gazetteer';
import type { Case, LanguagePack, Pronoun } from '../packs/pack';
import type { Tag } from './tags';
import type { Token } from './tokens';

export interface Range {
  readonly first: number;
  readonly end: number;
}

export type CountrySense = Extract<Sense, { type: 'country' }>;

export type OrganisationSense = Extract<Sense, { type: 'organisation' }>;

/** A country, organisation or both that one form may name. */
export interface Polity extends Range {
  readonly country?: CountrySense;
  readonly organisation?: OrganisationSense;
  readonly place?: Extract<Sense, { type: 'place' }>;
}

/**
 * A noun phrase that may name actors, as far as its own words tell. Who it is, is settled later.
 * `role`: by office, `name`: by name, with or without office; `polity`: country, organisation or place;
 * `pronoun` and `pair` ("the two") refer back.
 */
export interface Phrase extends Range {
  readonly type: 'name' | 'role' | 'polity' | 'pronoun' | 'pair';
  readonly name?: Range;
  readonly offices: readonly string[];
  /** First word of the title, in lower case: "secretary". */
  readonly title?: string;
  /** States that have the title in this very word: a "Kanzler" is German or Austrian, where nothing else is said. */
  readonly likely: readonly string[];
  /** Countries or organisations that the office belongs to, or the polity itself. */
  readonly polities: readonly Polity[];
  readonly plural: boolean;
  readonly case?: Case;
  readonly pronoun?: Pronoun;
  /** The phrase owns what follows: "Putin's", "Deutschlands", "seine". */
  readonly possessive: boolean;
  /** "the former president": not who holds the office now. */
  readonly former: boolean;
  /** A body stands for its country: "Russian officials". */
  readonly body: boolean;
}

export interface Reader {
  readonly tokens: readonly Token[];
  readonly tags: readonly (Tag | undefined)[];
  readonly pack: LanguagePack;
  readonly isGivenName: (word: string) => boolean;
  readonly limit: number;
}

export const sensesOf = <T extends Sense['type']>(
  tag: Tag | undefined,
  type: T,
): Extract<Sense, { type: T }>[] =>
  (tag?.senses ?? []).filter((sense): sense is Extract<Sense, { type: T }> => sense.type === type);

export const polityOf = (tag: Tag | undefined): Polity | undefined => {
  if (!tag) return undefined;
  const country = sensesOf(tag, 'country')[0];
  const organisation = sensesOf(tag, 'organisation')[0];
  const place = sensesOf(tag, 'place')[0];
  if (!country && !organisation && !place) return undefined;
  return {
    first: tag.first,
    end: tag.end,
    ...(country && { country }),
    ...(organisation && { organisation }),
    ...(place && { place }),
  };
};

export const isAdjective = (polity: Polity): boolean =>
  polity.organisation === undefined && polity.place === undefined && polity.country?.via === 'adjective';

export const isPossessive = (token: Token | undefined): boolean =>
  token?.norm === "'s" || token?.norm === "'";

export const titlesAt = (reader: Reader, at: number): Tag | undefined => {
  const tag = at < reader.limit ? reader.tags[at] : undefined;
  const titles = sensesOf(tag, 'title');
  if (!tag || titles.length === 0 || isVerb(reader, at)) return undefined;
  // "Prince Faisal" reigns nowhere, though "the prince" of a principality does.
  const courtesy = reader.pack.honorifics.has(reader.tokens[at]!.norm) && reader.tokens[at + 1]?.capital;
  return courtesy && titles.every(({ country }) => country !== undefined) ? undefined : tag;
};

/** "will host A": no title. */
const isVerb = ({ tokens, pack }: Reader, at: number): boolean =>
  !tokens[at]!.capital && pack.modals.has(tokens[at - 1]?.norm ?? '');

export const isListSeparator = (token: Token | undefined, pack: LanguagePack): boolean =>
  token !== undefined && (token.text === ',' || pack.coordinators.includes(token.norm));
