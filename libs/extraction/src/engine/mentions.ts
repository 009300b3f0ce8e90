import type { Gazetteer } from '@chancery/gazetteer';
import type { LanguagePack } from '../packs/pack';
import { type Actor, Registry } from './actors';
import { joinAppositions } from './appositions';
import type { Context, Found, Mention } from './mention';
import { nounPhrases } from './noun-phrases';
import type { Phrase } from './phrase';
import {
  agrees,
  resolvePair,
  resolvePlural,
  resolvePronoun,
  resolveRole,
  resolveStatePair,
} from './references';
import type { Document } from './sentences';
import type { Tag } from './tags';

/** The mentions of a document, by sentence and from left to right. */
export const findMentions = (
  document: Document,
  tags: readonly (Tag | undefined)[],
  pack: LanguagePack,
  gazetteer: Gazetteer,
  day: string,
): { mentions: Mention[]; registry: Registry } => {
  const registry = new Registry(gazetteer, day);
  const isGivenName = (word: string): boolean => gazetteer.persons.isGivenName(word);
  const phrases = document.sentences.map((sentence) =>
    joinAppositions(nounPhrases(document, sentence, tags, pack, isGivenName), document.tokens),
  );
  const context: Context = { document, pack, registry, found: [] };
  const named = new Map<Phrase, Found>();
  for (const phrase of phrases.flat()) registerFullName(phrase, context, named);
  phrases.forEach((list, sentence) => {
    for (const phrase of list) {
      const found =
        named.get(phrase) ??
        cataphora(phrase, sentence, list, named, context) ??
        resolve(phrase, sentence, context);
      if (found && found.actors.length > 0) context.found.push(mentionOf(phrase, sentence, found, context));
    }
  });
  return { mentions: context.found, registry };
};

/** "Er habe mit X gesprochen, sagte Y": a pronoun at the start that stands for the speaker at the end. */
const cataphora = (
  phrase: Phrase,
  sentence: number,
  phrases: readonly Phrase[],
  named: ReadonlyMap<Phrase, Found>,
  context: Context,
): Found | undefined => {
  const { document, pack } = context;
  if (phrase.type !== 'pronoun' || phrase.first - document.sentences[sentence]!.first > 1) return undefined;
  const isSpeaker = ({ type, first }: Phrase): boolean =>
    type === 'name' && first > phrase.end && pack.speech.has(document.tokens[first - 1]!.norm);
  const speaker = phrases.find(isSpeaker);
  const found = speaker && (named.get(speaker) ?? resolve(speaker, sentence, context));
  const actor = found?.actors[0];
  return actor && agrees(actor, phrase.pronoun!) ? { actors: [actor], via: 'pronoun' } : undefined;
};

const mentionOf = (phrase: Phrase, sentence: number, found: Found, { document, pack }: Context): Mention => {
  const own = found.phrase ?? phrase;
  const oblique = pack.prepositions.has(document.tokens[own.first - 1]?.norm ?? '');
  return {
    phrase: own,
    sentence,
    oblique,
    possessive: found.possessive ?? own.possessive,
    actors: found.actors,
    via: found.via,
  };
};

const nameWords = ({ document }: Context, phrase: Phrase): string[] =>
  document.tokens
    .slice(phrase.name!.first, phrase.name!.end)
    .filter((token) => token.kind === 'word')
    .map((token) => token.text.normalize('NFC').replace(/[\u00ad\u200b-\u200f]/g, ''));

/** German genitives: "Rubios", "Baerbocks". */
const withoutGenitive = (name: string): string | undefined =>
  /[^sxzß]s$/.test(name) ? name.slice(0, -1) : /[sxzß]['’]$/.test(name) ? name.slice(0, -1) : undefined;

/** "mit Sun Laiyan": where only persons are dealt with, two capitalised words are one. */
const followsPerson = ({ first, name }: Phrase, { document, pack }: Context): boolean =>
  name!.first === first &&
  document.tokens.slice(first, name!.end).every((token) => token.capital) &&
  pack.personPrepositions.has(document.tokens[first - 1]?.norm ?? '');

/** "Donald Trump zu Gast": the words that are a known person's name, without what follows. */
const knownStart = (words: readonly string[], phrase: Phrase, registry: Registry): Actor | undefined => {
  for (let length = words.length - 1; length >= 2; length--) {
    const actor = registry.known(words.slice(0, length).join(' '), phrase);
    if (actor) return actor;
  }
  return undefined;
};

/** Full names first, wherever they stand, so that a surname in the title finds its person in the text. */
const registerFullName = (phrase: Phrase, context: Context, named: Map<Phrase, Found>): void => {
  if (phrase.type !== 'name') return;
  const words = nameWords(context, phrase);
  const { particles } = context.pack;
  if (words.filter((word) => word.length > 1 && !particles.has(word.toLowerCase())).length < 2) return;
  const full = words.join(' ');
  const { registry, pack } = context;
  const known = registry.known(full, phrase) ?? knownStart(words, phrase, registry);
  const bare = pack.capitalisedNouns && phrase.offices.length === 0 ? withoutGenitive(full) : undefined;
  const owner = known || bare === undefined ? undefined : registry.known(bare, phrase);
  const actor =
    known ??
    owner ??
    registry.named(full, phrase, phrase.offices.length > 0 || followsPerson(phrase, context));
  if (!actor) return;
  if (!owner && (!known || words.length < 3)) registry.alias(actor, full);
  named.set(phrase, { actors: [actor], via: 'name', ...(owner && { possessive: true }) });
};

const resolve = (phrase: Phrase, sentence: number, context: Context): Found | undefined => {
  switch (phrase.type) {
    case 'name':
      return resolveSurname(phrase, context);
    case 'role':
      return phrase.plural ? resolvePlural(phrase, context) : resolveRole(phrase, sentence, context);
    case 'polity':
      return resolvePolities(phrase, context);
    case 'pronoun':
      return resolvePronoun(phrase.pronoun!, phrase, sentence, context);
    case 'pair':
      return phrase.body ? resolveStatePair(context) : resolvePair(sentence, context);
  }
};

const resolveSurname = (phrase: Phrase, context: Context): Found | undefined => {
  const { registry, pack } = context;
  const words = nameWords(context, phrase);
  const surname = words.at(-1);
  if (surname === undefined) return undefined;
  const loose = words.length > 1 && phrase.offices.length === 0;
  // German nouns are capitalised too: of "Ankunft Rubios" only the last word is a name.
  if (loose && !pack.capitalisedNouns) return undefined;
  const part = loose
    ? {
        phrase: {
          ...phrase,
          first: phrase.name!.end - 1,
          name: { first: phrase.name!.end - 1, end: phrase.name!.end },
        },
      }
    : {};
  const known = registry.bySurnameOf(surname, phrase);
  if (known) return { actors: [known], via: 'name', ...part };
  const bare = pack.capitalisedNouns ? withoutGenitive(surname) : undefined;
  const owner = bare === undefined ? undefined : registry.bySurnameOf(bare, phrase);
  if (owner) return { actors: [owner], via: 'name', possessive: true, ...part };
  if (phrase.offices.length === 0 || phrase.offices.includes('*')) return undefined;
  return { actors: [registry.titled(words.join(' '), phrase)], via: 'name' };
};

const resolvePolities = (phrase: Phrase, { registry }: Context): Found => ({
  actors: phrase.polities.map((polity) => registry.polity(polity)).filter((actor) => actor !== undefined),
  via: 'polity',
});
