import type { Gazetteer } from '@chancery/gazetteer';
import type { LanguagePack, Pronoun } from '../packs/pack';
import { type Actor, Registry } from './actors';
import { joinAppositions } from './appositions';
import { nounPhrases, type Phrase, type Polity } from './noun-phrases';
import type { Document } from './sentences';
import type { Tag } from './tags';

/** A noun phrase with the actors that it stands for. */
export interface Mention {
  readonly phrase: Phrase;
  readonly sentence: number;
  readonly actors: readonly Actor[];
  /** "Putins Gespräch": the phrase owns what follows, by its own form or its place. */
  readonly possessive: boolean;
  /** A preposition stands before: no subject. */
  readonly oblique: boolean;
  /** How the actors were found; what counts less is less sure. */
  readonly via: 'name' | 'role' | 'holder' | 'pronoun' | 'polity';
}

interface Context {
  readonly document: Document;
  readonly pack: LanguagePack;
  readonly registry: Registry;
  readonly found: Mention[];
}

type Found = Pick<Mention, 'actors' | 'via'> & {
  readonly possessive?: boolean;
  /** The part of the phrase that names the actors, where it is not all of it. */
  readonly phrase?: Phrase;
};

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

/** Full names first, wherever they stand, so that a surname in the title finds its person in the text. */
const registerFullName = (phrase: Phrase, context: Context, named: Map<Phrase, Found>): void => {
  if (phrase.type !== 'name') return;
  const words = nameWords(context, phrase);
  if (words.filter((word) => word.length > 1).length < 2) return;
  const full = words.join(' ');
  const { registry, pack } = context;
  const known = registry.known(full, phrase);
  const bare = pack.capitalisedNouns && phrase.offices.length === 0 ? withoutGenitive(full) : undefined;
  const owner = known || bare === undefined ? undefined : registry.known(bare, phrase);
  const actor =
    known ??
    owner ??
    registry.named(full, phrase, phrase.offices.length > 0 || followsPerson(phrase, context));
  if (!actor) return;
  if (!owner) registry.alias(actor, full);
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
      return resolvePair(sentence, context);
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

/** "die Außenminister Deutschlands und Russlands": each office's holder, or the state where none is known. */
const resolvePlural = (phrase: Phrase, context: Context): Found | undefined => {
  const { registry } = context;
  if (phrase.offices.includes('*')) return undefined;
  if (phrase.polities.length > 0) {
    const actors = phrase.polities
      .map((polity) => registry.holder(phrase.offices, polity) ?? stateOf(phrase, polity, registry))
      .filter((actor) => actor !== undefined);
    return { actors, via: 'holder' };
  }
  const here = recentPersons(context).filter((actor) =>
    phrase.offices.some((office) => actor.offices.has(office)),
  );
  return here.length >= 2 ? { actors: here.slice(0, 2), via: 'role' } : undefined;
};

/** The state stands for a high office whose holder nobody knows, not for any post. */
const stateOf = (phrase: Phrase, polity: Polity, registry: Registry): Actor | undefined =>
  phrase.offices.includes('other') ? undefined : registry.polity(polity);

const resolveRole = (phrase: Phrase, sentence: number, context: Context): Found | undefined => {
  const { registry } = context;
  const [polity] = phrase.polities;
  if (phrase.offices.includes('counterpart')) return resolveCounterpart(polity, sentence, context);
  const recent = recentPersons(context).filter((actor) => suits(actor, phrase, polity));
  if (phrase.offices.includes('*')) return recent[0] && { actors: [recent[0]], via: 'role' };
  if (recent[0]) return { actors: [recent[0]], via: 'role' };
  const holder = polity && !phrase.former && registry.holder(phrase.offices, polity);
  if (holder) return { actors: [holder], via: 'holder' };
  const later = registry.persons.filter((actor) => suits(actor, phrase, polity));
  return later.length === 1 ? { actors: later, via: 'role' } : undefined;
};

const suits = (actor: Actor, phrase: Phrase, polity: Polity | undefined): boolean => {
  const code = polity?.country?.code;
  if (polity && code === undefined) return false;
  if (code !== undefined && actor.country !== code) return false;
  return phrase.offices.includes('*') || phrase.offices.some((office) => actor.offices.has(office));
};

/** "his Egyptian counterpart": the office of the person before, of the country named. */
const resolveCounterpart = (
  polity: Polity | undefined,
  sentence: number,
  context: Context,
): Found | undefined => {
  const other = context.found.findLast(
    (mention) => mention.sentence >= sentence - 1 && mention.actors[0]?.kind === 'person',
  )?.actors[0];
  if (!polity || !other) return undefined;
  const offices = other.role ? [other.role] : [...other.offices];
  const holder = context.registry.holder(offices, polity);
  return holder && holder !== other ? { actors: [holder], via: 'holder' } : undefined;
};

/** Distinct persons from the last mentioned backwards. */
const recentPersons = ({ found }: Context): Actor[] => {
  const recent = new Set<Actor>();
  for (let i = found.length - 1; i >= 0 && i > found.length - 40; i--)
    for (const actor of found[i]!.actors) if (actor.kind === 'person') recent.add(actor);
  return [...recent];
};

const agrees = (actor: Actor, pronoun: Pronoun): boolean =>
  actor.kind === 'person' &&
  !actor.offices.has('spokesperson') &&
  (!pronoun.gender || !actor.gender || actor.gender === pronoun.gender);

/** The subject of this sentence or of the ones before; where gender is known, it decides. */
export const resolvePronounAmong = (
  found: readonly Mention[],
  pronoun: Pronoun,
  at: number,
  sentence: number,
): Actor | undefined => {
  for (let back = 0; back <= 2; back++) {
    const actors = found
      .filter((mention) => mention.sentence === sentence - back && mention.phrase.end <= at)
      .filter(
        ({ actors, oblique }) =>
          actors.length === 1 && agrees(actors[0]!, pronoun) && !(oblique && back === 0),
      )
      .map(({ actors }) => actors[0]!);
    // Most persons of unknown gender in the lists are men.
    const sure = pronoun.gender === 'f' ? actors.find((actor) => actor.gender === 'f') : undefined;
    const [first] = sure ? [sure] : actors;
    if (first) return first;
  }
  return undefined;
};

const resolvePronoun = (
  pronoun: Pronoun,
  phrase: Phrase,
  sentence: number,
  { found }: Context,
): Found | undefined => {
  const recent = found.slice(-40);
  const actor = resolvePronounAmong(recent, pronoun, phrase.first, sentence);
  return actor && { actors: [actor], via: 'pronoun' };
};

/** "the two": the two persons of the nearest sentence that has as many. */
const resolvePair = (sentence: number, { found }: Context): Found | undefined => {
  const recent = found.slice(-40);
  for (let back = 0; back <= 3; back++) {
    const actors = personsSince(recent, sentence - back);
    if (actors.length >= 2) return { actors: actors.slice(0, 2), via: 'pronoun' };
  }
  return undefined;
};

const personsSince = (found: readonly Mention[], sentence: number): Actor[] => {
  const actors = found.filter((mention) => mention.sentence >= sentence).flatMap((mention) => mention.actors);
  return [...new Set(actors)].filter(
    (actor) => actor.kind === 'person' && !actor.offices.has('spokesperson'),
  );
};
