import type { LanguagePack } from '../packs/pack';
import { type Modified, politiesAfter, readModifiers } from './modifiers';
import { farName, isNameWord, nameEnd, skipHonorifics } from './name-words';
import { isAdjective, isPossessive, type Phrase, type Polity, type Reader, titlesAt } from './phrase';
import type { Document, Sentence } from './sentences';
import type { Tag } from './tags';
import { readTitles } from './title-words';
import { isBehindTown } from './towns';

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

const optional = <T>(value: T | undefined): readonly T[] => (value === undefined ? [] : [value]);

const firstFilled = <T>(...lists: (readonly T[])[]): readonly T[] =>
  lists.find((list) => list.length > 0) ?? [];

/** A phrase with a title, at the place where its modifiers end. */
const readTitled = (reader: Reader, from: number, modified: Modified): Phrase | undefined => {
  const titles = readTitles(reader, modified.at);
  if (!titles) return undefined;
  const several = isPluralTitle(reader, from, modified, titles.end);
  const named = titles.end < reader.limit && isNameWord(reader, titles.end);
  const after = named ? { polities: [], end: titles.end } : politiesAfter(reader, titles.end, several);
  const nameFrom = skipHonorifics(reader, after.polities.length === 0 ? titles.end : after.end);
  const nameTo = nameEnd(reader, nameFrom);
  const name = nameTo > nameFrom ? { first: nameFrom, end: nameTo } : farName(reader, titles.end);
  const trailing = name && after.polities.length === 0 ? politiesOfName(reader, name.end) : undefined;
  const own = modified.polities.length > 0 ? modified.polities : optional(titles.polity);
  const polities = firstFilled(after.polities, own, trailing?.polities ?? []);
  const owned = ownership(reader, Math.max(name?.end ?? 0, after.end, trailing?.end ?? 0));
  const base = baseOf(reader, modified);
  return {
    ...base,
    type: name ? 'name' : 'role',
    first: from,
    ...owned,
    ...(name && { name }),
    offices: titles.offices,
    title: reader.tokens[modified.at]!.norm,
    likely: titles.likely,
    polities,
    plural: !name && (base.plural || polities.length > 1 || several),
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

/** "officials from the United States", "Vertreter aus Russland". */
const politiesOfBody = (reader: Reader, at: number): ReturnType<typeof politiesAfter> =>
  politiesAfter(reader, at, true);

/** "Russian officials", "Vertreter der Hamas": a body that stands for its country or organisation. */
const readBody = (reader: Reader, from: number, modified: Modified): Phrase | undefined => {
  const { tokens, pack } = reader;
  let end = modified.at;
  while (end < reader.limit && pack.bodies.has(tokens[end]!.norm)) end++;
  if (end === modified.at) return undefined;
  const after = modified.polity ? { polities: modified.polities, end } : politiesOfBody(reader, end);
  if (after.polities.length === 0) return undefined;
  const owned = ownership(reader, after.end);
  return {
    ...baseOf(reader, modified),
    type: 'polity',
    first: from,
    ...owned,
    offices: [],
    likely: [],
    polities: after.polities,
    plural: true,
    body: true,
    former: false,
  };
};

/** "Venezuela's Nicolas Maduro", "dem Türken Hakan Fidan". */
const ownsName = ({ possessive, polity }: Modified): boolean =>
  possessive || polity?.country?.via === 'people';

/** "Venezuela's Nicolas Maduro", "Donald Trump", "Putin". */
const readName = (reader: Reader, from: number, modified: Modified): Phrase | undefined => {
  const nameFrom = skipHonorifics(reader, modified.at);
  const to = nameEnd(reader, nameFrom);
  if (to === nameFrom) return undefined;
  const trailing = politiesOfName(reader, to);
  const found = trailing?.polities[0] ?? (ownsName(modified) ? modified.polity : undefined);
  const owned = ownership(reader, trailing?.polities.length ? trailing.end : to);
  return {
    type: 'name',
    first: from,
    ...owned,
    name: { first: nameFrom, end: to },
    offices: [],
    likely: [],
    polities: found ? [found] : [],
    plural: false,
    body: false,
    former: isFormer(reader, from, Math.max(modified.at, from)),
  };
};

/** "die Amerikaner", "mit den Russen", "Americans". */
const isSeveral = (reader: Reader, from: number, modified: Modified, end: number): boolean => {
  const { determiners, capitalisedNouns } = reader.pack;
  if (modified.determiner === undefined && capitalisedNouns) return true;
  return (
    determiners.get(modified.determiner ?? '')?.plural === true || isPluralTitle(reader, from, modified, end)
  );
};

const readPolity = (reader: Reader, from: number, modified: Modified): Phrase | undefined => {
  const { polity } = modified;
  if (!polity || isAdjective(polity)) return undefined;
  const people = polity.country?.via === 'people' && !polity.organisation && !polity.place;
  const several = people && isSeveral(reader, from, modified, polity.end);
  // "Russian" alone is an adjective, "the Russian" and "Russians" are people.
  if (people && !several && modified.determiner === undefined) return undefined;
  const owned = ownership(reader, polity.end);
  return {
    ...baseOf(reader, modified),
    type: people ? 'role' : 'polity',
    first: from,
    ...owned,
    offices: people ? ['*'] : [],
    likely: [],
    polities: [polity],
    plural: several,
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
    likely: [],
    polities: [],
    possessive: false,
    body: false,
    former: false,
  } as const;
  const pronoun = reader.pack.pronouns.get(token.norm);
  if (pronoun)
    return { ...base, type: pronoun.plural ? 'pair' : 'pronoun', plural: pronoun.plural ?? false, pronoun };
  for (const words of [4, 3, 2, 1]) {
    const end = at + words;
    const text = reader.tokens
      .slice(at, end)
      .map(({ norm }) => norm)
      .join(' ');
    if (end > reader.limit) continue;
    if (reader.pack.statePair.includes(text)) return { ...base, end, type: 'pair', plural: true, body: true };
    const owned = reader.pack.ofWords.has(reader.tokens[end]?.norm ?? '');
    if (reader.pack.pair.includes(text) && !owned && !titlesAt(reader, end))
      return { ...base, end, type: 'pair', plural: true };
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
      (modified.polity === undefined || ownsName(modified) ? readName(reader, at, modified) : undefined);
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
    if (phrase && !isBehindTown(reader, phrase)) phrases.push(phrase);
    at = phrase ? Math.max(phrase.end, at + 1) : at + 1;
  }
  return phrases;
};
