import type { Sense } from '@chancery/gazetteer';
import type { Case, LanguagePack, Pronoun } from '../packs/pack';
import type { Document, Sentence } from './sentences';
import type { Tag } from './tags';
import type { Token } from './tokens';

export interface Range {
  readonly first: number;
  readonly end: number;
}

type CountrySense = Extract<Sense, { type: 'country' }>;
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

interface Reader {
  readonly tokens: readonly Token[];
  readonly tags: readonly (Tag | undefined)[];
  readonly pack: LanguagePack;
  readonly isGivenName: (word: string) => boolean;
  readonly limit: number;
}

const sensesOf = <T extends Sense['type']>(tag: Tag | undefined, type: T): Extract<Sense, { type: T }>[] =>
  (tag?.senses ?? []).filter((sense): sense is Extract<Sense, { type: T }> => sense.type === type);

const polityOf = (tag: Tag | undefined): Polity | undefined => {
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

const isAdjective = (polity: Polity): boolean =>
  polity.organisation === undefined && polity.place === undefined && polity.country?.via === 'adjective';

const isPossessive = (token: Token | undefined): boolean => token?.norm === "'s" || token?.norm === "'";

const titlesAt = (reader: Reader, at: number): Tag | undefined => {
  const tag = at < reader.limit ? reader.tags[at] : undefined;
  return tag && sensesOf(tag, 'title').length > 0 ? tag : undefined;
};

/** End of the name that starts at `at`, or `at` where none does. */
const nameEnd = (reader: Reader, at: number): number => {
  if (at >= reader.limit || !isNameWord(reader, at)) return at;
  let end = at;
  for (let i = at; i < reader.limit && i - at < 7; i++) {
    if (isNameWord(reader, i)) end = i + 1;
    else if (isInitialsDot(reader, i)) continue;
    else if (!isParticle(reader, i)) break;
  }
  return end;
};

/** "van der" and "von den" are particles, a lone "der" is an article. */
const isParticle = ({ tokens, pack }: Reader, at: number): boolean => {
  const { norm, kind } = tokens[at]!;
  if (kind !== 'word' || !pack.particles.has(norm)) return false;
  return !pack.determiners.has(norm) || /^(?:von|van)$/.test(tokens[at - 1]?.norm ?? '');
};

const isInitialsDot = ({ tokens }: Reader, at: number): boolean =>
  tokens[at]!.text === '.' && tokens[at - 1]?.text.length === 1 && tokens[at - 1]!.capital;

/** Names of states and offices end a name, unless the word is a homograph. */
const isNameWord = (reader: Reader, at: number): boolean => {
  const token = reader.tokens[at]!;
  if (token.kind !== 'word' || !startsLikeName(token)) return false;
  const tag = reader.tags[at];
  if (tag && !tag.weak) return false;
  return !reader.pack.notNames.has(token.norm) && !reader.pack.determiners.has(token.norm);
};

const startsLikeName = (token: Token): boolean =>
  token.capital || /^(?:al|el|as|an|ad|ash)-\p{Lu}/u.test(token.text);

const skipHonorifics = (reader: Reader, at: number): number => {
  let i = at;
  while (i < reader.limit && reader.pack.honorifics.has(reader.tokens[i]!.norm)) {
    i++;
    if (reader.tokens[i]?.text === '.') i++;
  }
  return i;
};

/** "of France, Germany and the UK", "Deutschlands, Russlands und der Ukraine": the polities after a title. */
const politiesAfter = (reader: Reader, at: number): { polities: Polity[]; end: number } => {
  const { tokens, pack } = reader;
  const polities: Polity[] = [];
  let end = at;
  let i = at;
  if (pack.ofWords.has(tokens[i]?.norm ?? '')) i++;
  while (i < reader.limit) {
    while (i < reader.limit && i - end < 5 && isFiller(reader, i)) i++;
    const polity = polityOf(i < reader.limit ? reader.tags[i] : undefined);
    if (!polity || isAdjective(polity)) break;
    polities.push(polity);
    end = polity.end;
    i = polity.end;
    if (!isListSeparator(tokens[i], pack)) break;
    while (isListSeparator(tokens[i], pack)) i++;
  }
  return { polities, end };
};

const isFiller = ({ tokens, pack, tags }: Reader, at: number): boolean => {
  const token = tokens[at]!;
  return pack.determiners.has(token.norm) || (tags[at] === undefined && pack.isModifier(token));
};

const isListSeparator = (token: Token | undefined, pack: LanguagePack): boolean =>
  token !== undefined && (token.text === ',' || pack.coordinators.includes(token.norm));

interface Modified {
  readonly at: number;
  readonly polity?: Polity;
  /** All of them, where one title serves several. */
  readonly polities: readonly Polity[];
  readonly possessive: boolean;
  readonly determiner: string | undefined;
}

/** Determiner, adjectives and the countries or bodies before a title or name. */
const readModifiers = (reader: Reader, from: number): Modified => {
  const { tokens, pack, tags } = reader;
  const determiner = pack.determiners.has(tokens[from]!.norm) ? tokens[from]!.norm : undefined;
  let at = determiner === undefined ? from : from + 1;
  for (let steps = 0; at < reader.limit && steps < MOST_MODIFIERS; steps++) {
    const polity = titlesAt(reader, at) ? undefined : polityOf(tags[at]);
    if (polity) return { ...readOwner(reader, polity), determiner };
    if (tags[at] !== undefined || !pack.isModifier(tokens[at]!)) break;
    at++;
  }
  return { at, possessive: false, determiner, polities: [] };
};

const MOST_MODIFIERS = 6;

/** What follows the country or body: its genitive, more adjectives, the words of a body, or further countries. */
const readOwner = (reader: Reader, polity: Polity): Omit<Modified, 'determiner'> => {
  const { tokens, pack, tags } = reader;
  const possessive = isPossessive(tokens[polity.end]) && polity.end < reader.limit;
  let at = possessive ? polity.end + 1 : polity.end;
  while (at < reader.limit && tags[at] === undefined && pack.isModifier(tokens[at]!)) at++;
  const list = possessive ? undefined : listOfOwners(reader, polity);
  if (list) return { ...list, polity, possessive };
  return { at: possessive ? at : skipBodyWords(reader, at), polity, polities: [polity], possessive };
};

/** "Congo and Rwanda presidents", "French, German and Italian ministers": several countries before one title. */
const listOfOwners = (reader: Reader, first: Polity): { at: number; polities: Polity[] } | undefined => {
  const { tokens, tags, pack } = reader;
  const polities = [first];
  let at = first.end;
  while (at < reader.limit && isListSeparator(tokens[at], pack)) {
    while (at < reader.limit && isListSeparator(tokens[at], pack)) at++;
    const next = at < reader.limit ? polityOf(tags[at]) : undefined;
    if (!next) return undefined;
    polities.push(next);
    at = next.end;
  }
  const title = polities.length > 1 ? titlesAt(reader, at) : undefined;
  return title && pack.isPluralTitle(tokens[title.end - 1]!.norm, undefined, undefined)
    ? { at, polities }
    : undefined;
};

/** "French MFA Secretary General", "China (PRC) Special Representative": what stands between a polity and its title. */
const skipBodyWords = (reader: Reader, from: number): number => {
  if (reader.pack.capitalisedNouns) return from;
  for (let at = from; at < reader.limit && at - from < 6; at++) {
    const token = reader.tokens[at]!;
    if (titlesAt(reader, at)) return at;
    if (!(token.kind === 'word' && token.capital) && token.text !== '(' && token.text !== ')') return from;
  }
  return from;
};

/** The polity that a title itself tells: of its compound ("EU-Botschafter"), or where one state alone has it. */
const compoundPolity = ({ tokens, pack }: Reader, tag: Tag): Polity | undefined => {
  const polity = polityOf(tag);
  if (polity) return polity;
  const named = pack.nationalTitles.test(tokens[tag.first]!.norm);
  const titles = sensesOf(tag, 'title').filter((sense) => !named || sense.country !== undefined);
  const countries = new Set(titles.map((sense) => sense.country));
  const [code] = countries;
  if (countries.size !== 1 || code === undefined) return undefined;
  return { first: tag.first, end: tag.end, country: { type: 'country', code, via: 'adjective' } };
};

/** Reads one or more titles in a row ("Vice President and Foreign Minister"). */
const readTitles = (
  reader: Reader,
  from: number,
): { offices: string[]; polity?: Polity; end: number } | undefined => {
  const offices: string[] = [];
  let polity: Polity | undefined;
  let end = from;
  for (let tag = titlesAt(reader, from); tag; tag = nextTitle(reader, end)) {
    offices.push(...sensesOf(tag, 'title').map((sense) => sense.office));
    if (end === from) polity = compoundPolity(reader, tag);
    end = tag.end;
  }
  return end === from ? undefined : { offices, end, ...(polity && { polity }) };
};

const nextTitle = (reader: Reader, at: number): Tag | undefined => {
  const direct = titlesAt(reader, at);
  if (direct) return direct;
  const joined = reader.pack.coordinators.includes(reader.tokens[at]?.norm ?? '') && at + 1 < reader.limit;
  if (!joined) return undefined;
  const next = titlesAt(reader, at + 1);
  // "Deputy Prime Minister and Foreign Minister Don": one person only where a name follows.
  return next && isNameStart(reader, next.end) ? next : undefined;
};

const isNameStart = (reader: Reader, at: number): boolean => at < reader.limit && isNameWord(reader, at);

const LINKS = /^(?:the|of|and|for|to)$/;

/** A name far behind its title: "Special Coordinator for Middle East Peace Tor Wennesland". */
const farName = (reader: Reader, at: number): Range | undefined => {
  if (reader.pack.capitalisedNouns || !/^(?:for|of)$/.test(reader.tokens[at]?.norm ?? '')) return undefined;
  let end = at;
  while (end < reader.limit && end - at < 14 && isTitleWord(reader.tokens[end]!)) end++;
  for (let i = at + 1; i + 1 < end; i++)
    if (isNameWord(reader, i) && isNameWord(reader, i + 1) && reader.isGivenName(reader.tokens[i]!.text))
      return { first: i, end: nameEnd(reader, i) };
  const named = end - at > 3 && isNameWord(reader, end - 2) && isNameWord(reader, end - 1);
  return named ? { first: end - 2, end: nameEnd(reader, end - 2) } : undefined;
};

const isTitleWord = (token: Token): boolean =>
  token.kind === 'word' && (token.capital || LINKS.test(token.norm));

const isFormer = ({ tokens, pack }: Reader, from: number, to: number): boolean =>
  tokens.slice(from, to).some((token) => pack.former.has(token.norm));

const baseOf = (reader: Reader, modified: Modified) => {
  const determiner =
    modified.determiner === undefined ? undefined : reader.pack.determiners.get(modified.determiner);
  return {
    plural: determiner?.plural ?? false,
    ...(determiner?.case && { case: determiner.case }),
    ...(determiner?.owner && { pronoun: determiner.owner }),
  };
};

const ownership = (reader: Reader, end: number): { end: number; possessive: boolean } =>
  isPossessive(reader.tokens[end]) && end < reader.limit
    ? { end: end + 1, possessive: true }
    : { end, possessive: false };

/** A phrase with a title, at the place where its modifiers end. */
const readTitled = (reader: Reader, from: number, modified: Modified): Phrase | undefined => {
  const titles = readTitles(reader, modified.at);
  if (!titles) return undefined;
  const after = politiesAfter(reader, titles.end);
  const nameFrom = skipHonorifics(reader, after.polities.length === 0 ? titles.end : after.end);
  const nameTo = nameEnd(reader, nameFrom);
  const name = nameTo > nameFrom ? { first: nameFrom, end: nameTo } : farName(reader, titles.end);
  const trailing = name && after.polities.length === 0 ? politiesOfName(reader, name.end) : undefined;
  const own = modified.polities.length > 0 ? modified.polities : titles.polity ? [titles.polity] : [];
  const polities =
    after.polities.length > 0 ? after.polities : own.length > 0 ? own : (trailing?.polities ?? []);
  const owned = ownership(reader, Math.max(name?.end ?? 0, after.end, trailing?.end ?? 0));
  const base = baseOf(reader, modified);
  return {
    ...base,
    type: name ? 'name' : 'role',
    first: from,
    ...owned,
    ...(name && { name }),
    offices: titles.offices,
    polities,
    plural:
      !name && (base.plural || polities.length > 1 || isPluralTitle(reader, from, modified, titles.end)),
    body: false,
    former: isFormer(reader, from, Math.max(modified.at, from)),
  };
};

const isPluralTitle = (reader: Reader, from: number, { determiner }: Modified, end: number): boolean => {
  const { tokens, pack } = reader;
  return pack.isPluralTitle(tokens[end - 1]!.norm, determiner, tokens[from - 1]?.norm);
};

/** "Kamla Persad-Bissessar of Trinidad and Tobago". */
const politiesOfName = (reader: Reader, at: number): { polities: Polity[]; end: number } | undefined =>
  reader.pack.ofWords.has(reader.tokens[at]?.norm ?? '') ? politiesAfter(reader, at) : undefined;

/** "Russian officials", "Vertreter der Hamas": a body that stands for its country or organisation. */
const readBody = (reader: Reader, from: number, modified: Modified): Phrase | undefined => {
  const { tokens, pack } = reader;
  let end = modified.at;
  while (end < reader.limit && pack.bodies.has(tokens[end]!.norm)) end++;
  if (end === modified.at) return undefined;
  const after = modified.polity ? { polities: [modified.polity], end } : politiesAfter(reader, end);
  if (after.polities.length === 0) return undefined;
  const owned = ownership(reader, after.end);
  return {
    ...baseOf(reader, modified),
    type: 'polity',
    first: from,
    ...owned,
    offices: [],
    polities: after.polities,
    plural: true,
    body: true,
    former: false,
  };
};

/** "Venezuela's Nicolas Maduro", "Donald Trump", "Putin". */
const readName = (reader: Reader, from: number, modified: Modified): Phrase | undefined => {
  const nameFrom = skipHonorifics(reader, modified.at);
  const to = nameEnd(reader, nameFrom);
  if (to === nameFrom) return undefined;
  const trailing = politiesOfName(reader, to);
  const found = trailing?.polities[0] ?? (modified.possessive ? modified.polity : undefined);
  const owned = ownership(reader, trailing?.polities.length ? trailing.end : to);
  return {
    type: 'name',
    first: from,
    ...owned,
    name: { first: nameFrom, end: to },
    offices: [],
    polities: found ? [found] : [],
    plural: false,
    body: false,
    former: isFormer(reader, from, Math.max(modified.at, from)),
  };
};

const readPolity = (reader: Reader, from: number, modified: Modified): Phrase | undefined => {
  const { polity } = modified;
  if (!polity || isAdjective(polity)) return undefined;
  const people = polity.country?.via === 'people' && !polity.organisation && !polity.place;
  const owned = ownership(reader, polity.end);
  return {
    ...baseOf(reader, modified),
    type: people ? 'role' : 'polity',
    first: from,
    ...owned,
    offices: people ? ['*'] : [],
    polities: [polity],
    plural:
      people &&
      (reader.pack.determiners.get(modified.determiner ?? '')?.plural ?? modified.determiner === undefined),
    body: false,
    former: isFormer(reader, from, Math.max(modified.at, from)),
  };
};

const readReference = (reader: Reader, at: number): Phrase | undefined => {
  const token = reader.tokens[at]!;
  const base = {
    first: at,
    end: at + 1,
    offices: [],
    polities: [],
    possessive: false,
    body: false,
    former: false,
  } as const;
  const pronoun = reader.pack.pronouns.get(token.norm);
  if (pronoun)
    return { ...base, type: pronoun.plural ? 'pair' : 'pronoun', plural: pronoun.plural ?? false, pronoun };
  for (const words of [3, 2, 1]) {
    const end = at + words;
    const text = reader.tokens
      .slice(at, end)
      .map(({ norm }) => norm)
      .join(' ');
    const found = end <= reader.limit && reader.pack.pair.includes(text) && !titlesAt(reader, end);
    if (found) return { ...base, end, type: 'pair', plural: true };
  }
  return undefined;
};

const readPhrase = (reader: Reader, at: number): Phrase | undefined => {
  const token = reader.tokens[at]!;
  if (token.kind !== 'word') return undefined;
  const reference = readReference(reader, at);
  if (reference) return reference;
  const modified = readModifiers(reader, at);
  if (modified.at < reader.limit) {
    const found =
      readTitled(reader, at, modified) ??
      readBody(reader, at, modified) ??
      (modified.polity === undefined || modified.possessive ? readName(reader, at, modified) : undefined);
    if (found) return found;
  }
  return readPolity(reader, at, modified);
};

/** The noun phrases of a sentence that may name actors, from left to right, none inside another. */
export const nounPhrases = (
  document: Document,
  sentence: Sentence,
  tags: readonly (Tag | undefined)[],
  pack: LanguagePack,
  isGivenName: (word: string) => boolean,
): Phrase[] => {
  const reader: Reader = { tokens: document.tokens, tags, pack, isGivenName, limit: sentence.end };
  const phrases: Phrase[] = [];
  let at = sentence.first;
  while (at < sentence.end) {
    const phrase = readPhrase(reader, at);
    if (phrase) phrases.push(phrase);
    at = phrase ? Math.max(phrase.end, at + 1) : at + 1;
  }
  return phrases;
};
