import type { Gazetteer } from '@chancery/gazetteer';
import type { LanguagePack } from '../packs/pack';
import type { Actor } from './actors';
import type { Draft } from './draft';
import type { Mention } from './mention';
import { polityOf, type Range } from './phrase';
import { Phrases } from './phrases';
import type { Document, Sentence } from './sentences';
import type { Tag } from './tags';
import type { Token } from './tokens';

/** A side that an article cites, and the words that say so. */
export interface Citation {
  /** ISO country, or the id of an organisation. */
  readonly side: string;
  readonly cue: Range;
}

interface FoundCitation extends Citation {
  /** An office speaks, or someone for it; not a person who may well have taken part. */
  readonly official: boolean;
}

type Way = 'verb' | 'before' | 'behind' | 'impersonal';

/** The words of citing of a language, compiled. */
export type CitingCues = Phrases<Way>;

export const compileCiting = ({ citing }: LanguagePack): CitingCues => {
  const phrases = new Phrases<Way>();
  const add = (way: Way, words: readonly string[]): void => {
    for (const word of words) phrases.add(word, way);
  };
  add('verb', citing.verbs);
  add('before', citing.before);
  add('behind', citing.behind);
  add('impersonal', citing.impersonal);
  return phrases;
};

/** What finding the sources of a sentence needs. */
export interface CitingScene {
  readonly document: Document;
  readonly tags: readonly (Tag | undefined)[];
  readonly pack: LanguagePack;
  readonly cues: CitingCues;
  readonly gazetteer: Gazetteer;
  readonly mentionsOf: (sentence: number) => readonly Mention[];
}

/**
 * Gives each contact the sides that are cited in its own sentence and, where a neighbouring one tells of no other
 * contact, the offices that are cited there.
 */
export const attachCitations = (drafts: readonly Draft[], scene: CitingScene): void => {
  const telling = new Set(drafts.map(({ sentence }) => sentence));
  const known = new Map<number, readonly FoundCitation[]>();
  const citedIn = (sentence: number): readonly FoundCitation[] => {
    const before = known.get(sentence);
    if (before) return before;
    const found = citationsOf(sentence, scene);
    known.set(sentence, found);
    return found;
  };
  for (const draft of drafts) {
    if (draft.background) continue;
    const near = [draft.sentence + 1, draft.sentence - 1]
      .filter((at) => !telling.has(at) && adjoins(at, draft.sentence, scene))
      .flatMap((at) => citedIn(at).filter(({ official }) => official));
    const sides = new Map<string, Citation>();
    for (const citation of [...citedIn(draft.sentence), ...near])
      if (!sides.has(citation.side)) sides.set(citation.side, citation);
    draft.citations = [...sides.values()];
  }
};

/** A title has no neighbours. */
const adjoins = (at: number, own: number, { document: { sentences } }: CitingScene): boolean =>
  sentences[at]?.part === 'text' && sentences[own]!.part === 'text';

const citationsOf = (index: number, scene: CitingScene): FoundCitation[] => {
  const { document, cues } = scene;
  const sentence = document.sentences[index]!;
  const found: FoundCitation[] = [];
  for (let at = sentence.first; at < sentence.end; at++) {
    const match = cues.longest(document.tokens, at, sentence.end);
    if (!match) continue;
    found.push(...citedBy(match.values[0]!, { first: at, end: match.end }, index, scene));
    at = match.end - 1;
  }
  return found;
};

const MARKS = new Set([',', ';', ':', '"', '„', '“', '”', '«', '»', '(', ')', '–', '—']);

/** Longest stretch in which the source of a verb is looked for, in tokens. */
const REACH = 16;

const isCut = (token: Token, { subordinators }: LanguagePack): boolean =>
  MARKS.has(token.text) || subordinators.has(token.norm);

const leftOf = ({ first }: Range, sentence: Sentence, { document: { tokens }, pack }: CitingScene): Range => {
  let from = first;
  while (from > Math.max(sentence.first, first - REACH) && !isCut(tokens[from - 1]!, pack)) from--;
  return { first: from, end: first };
};

const rightOf = ({ end }: Range, sentence: Sentence, { document: { tokens }, pack }: CitingScene): Range => {
  let to = end;
  while (to < Math.min(sentence.end, end + REACH) && !isCut(tokens[to]!, pack)) to++;
  return { first: end, end: to };
};

const citedBy = (way: Way, cue: Range, index: number, scene: CitingScene): FoundCitation[] => {
  const sentence = scene.document.sentences[index]!;
  const left = leftOf(cue, sentence, scene);
  const right = rightOf(cue, sentence, scene);
  switch (way) {
    case 'before':
      return sourceIn(right, cue, index, scene, () => true);
    case 'behind':
      return sourceIn(left, cue, index, scene, () => true);
    case 'impersonal':
      return [right, left].flatMap((range) =>
        sourceIn(range, cue, index, scene, (at) => comesFrom(at, scene)),
      );
    case 'verb':
      return subjectOfVerb(left, right, cue, index, scene);
  }
};

/** Before the verb or, where nothing of the clause is, behind it; German may have it on either side. */
const subjectOfVerb = (
  left: Range,
  right: Range,
  cue: Range,
  index: number,
  scene: CitingScene,
): FoundCitation[] => {
  const acts = (at: number): boolean => !scene.pack.prepositions.has(wordBefore(at, scene));
  const before = sourceIn(left, cue, index, scene, acts);
  if (before.length > 0) return before;
  const inverted = scene.pack.capitalisedNouns || left.first === left.end;
  return inverted ? sourceIn(right, cue, index, scene, acts) : [];
};

/** The word before a noun phrase, its articles left out. */
const wordBefore = (at: number, { document: { tokens }, pack }: CitingScene): string => {
  let before = at - 1;
  while (before >= 0 && (pack.determiners.has(tokens[before]!.norm) || pack.isModifier(tokens[before]!)))
    before--;
  return tokens[before]?.norm ?? '';
};

const comesFrom = (at: number, scene: CitingScene): boolean =>
  scene.pack.citing.outOf.has(wordBefore(at, scene));

/** The first source between two tokens that stands where a source does: an office, else who is named. */
const sourceIn = (
  range: Range,
  cue: Range,
  index: number,
  scene: CitingScene,
  stands: (at: number) => boolean,
): FoundCitation[] => {
  const office = officeIn(range, index, scene);
  if (office && (stands(office.first) || office.sides.length > 0))
    return office.sides.map((side) => ({ side, cue: spanOf(cue, office), official: true }));
  const mention = scene
    .mentionsOf(index)
    .find(({ phrase, possessive }) => !possessive && within(phrase, range) && stands(phrase.first));
  if (!mention || !canSpeak(mention)) return [];
  const official =
    mention.via === 'polity' || mention.actors.every(({ offices }) => offices.has('spokesperson'));
  return mention.actors.flatMap((actor) => {
    const side = sideOfActor(actor, mention, scene);
    return side === undefined ? [] : [{ side, cue: spanOf(cue, mention.phrase), official }];
  });
};

const within = (a: Range, b: Range): boolean => a.first >= b.first && a.end <= b.end;

const spanOf = (a: Range, b: Range): Range => ({
  first: Math.min(a.first, b.first),
  end: Math.max(a.end, b.end),
});

const canSpeak = ({ phrase, actors }: Mention): boolean => actors.length > 0 && phrase.type !== 'pronoun';

const EU_OFFICES: ReadonlySet<string> = new Set([
  'commission_president',
  'council_president',
  'high_representative',
]);

const sideOfActor = (actor: Actor, { phrase }: Mention, { gazetteer }: CitingScene): string | undefined => {
  if (actor.kind === 'organisation') return actor.actorId;
  if (actor.country !== null) return actor.country;
  const named = phrase.polities.find(({ organisation }) => organisation)?.organisation;
  if (named) return `organisation:${named.id}`;
  const serves = EU_OFFICES.has(actor.role ?? '') ? 'european-union' : undefined;
  return serves && gazetteer.organisation(serves) ? `organisation:${serves}` : undefined;
};

interface Office extends Range {
  readonly sides: readonly string[];
}

/** "das spanische Königshaus", "the Jordanian foreign ministry", "das Ministerium in Teheran", "his office". */
const officeIn = (range: Range, index: number, scene: CitingScene): Office | undefined => {
  const { tokens } = scene.document;
  for (let at = range.first; at < range.end; at++) {
    if (!scene.pack.citing.offices.has(tokens[at]!.norm)) continue;
    const side = sideBefore(at, range, scene) ?? sideBehind(at, range, scene) ?? ownerSide(at, index, scene);
    if (side) return { first: side.first, end: side.end, sides: [side.side] };
  }
  return undefined;
};

/** How far from an office the word stands that names its state. */
const BESIDE = 4;

const sideAt = (at: number, { tags }: CitingScene): (Range & { readonly side: string }) | undefined => {
  const polity = polityOf(tags[at]);
  const side =
    polity?.country?.code ??
    (polity?.organisation ? `organisation:${polity.organisation.id}` : polity?.place?.country);
  return polity && side ? { first: polity.first, end: polity.end, side } : undefined;
};

const sideBefore = (at: number, range: Range, scene: CitingScene): Sided | undefined => {
  for (let back = at; back >= Math.max(range.first, at - BESIDE); back--) {
    const found = sideAt(back, scene);
    if (found) return { first: found.first, end: at + 1, side: found.side };
  }
  return undefined;
};

type Sided = Range & { readonly side: string };

const sideBehind = (at: number, range: Range, scene: CitingScene): Sided | undefined => {
  for (let next = at + 1; next < Math.min(range.end, at + 1 + BESIDE); next++) {
    const found = sideAt(next, scene);
    if (found) return { first: at, end: found.end, side: found.side };
  }
  return undefined;
};

/** "his office said": the office of the person before. */
const ownerSide = (at: number, index: number, scene: CitingScene): Sided | undefined => {
  const { tokens } = scene.document;
  const owner = scene.pack.determiners.get(tokens[at - 1]?.norm ?? '')?.owner;
  if (!owner) return undefined;
  const person = scene
    .mentionsOf(index)
    .find(({ phrase, actors }) => phrase.end <= at && actors.length === 1 && actors[0]!.kind === 'person');
  const side = person?.actors[0] && sideOfActor(person.actors[0], person, scene);
  return side === undefined ? undefined : { first: at - 1, end: at + 1, side };
};
