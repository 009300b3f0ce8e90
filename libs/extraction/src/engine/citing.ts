import type { LanguagePack } from '../packs/pack';
import type { Mention } from './mention';
import type { Range } from './phrase';
import { Phrases } from './phrases';
import type { Sentence } from './sentences';
import {
  citedBySpeaker,
  comesFrom,
  type FoundCitation,
  type SourceScene,
  sideBefore,
  sourceIn,
  wordBefore,
} from './sources';
import type { Token } from './tokens';

type Way = 'verb' | 'before' | 'behind' | 'account' | 'impersonal';

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
  add('account', citing.accounts);
  add('impersonal', citing.impersonal);
  return phrases;
};

/** What finding the citations of a sentence needs. */
export interface CitingScene extends SourceScene {
  readonly cues: CitingCues;
}

/** Who is cited in a sentence. */
export const citationsOf = (index: number, scene: CitingScene): FoundCitation[] => {
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
    case 'account': {
      const side = sideBefore(cue.first, { ...left, first: Math.max(left.first, cue.first - 1) }, scene);
      return side ? [{ side: side.side, cue: side, official: true }] : [];
    }
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
  const { document, pack } = scene;
  const last = document.tokens.slice(right.first, right.end).findLast(({ kind }) => kind === 'word');
  if (last && pack.citing.otherParticles.has(last.norm)) return [];
  const acts = (at: number): boolean => !scene.pack.prepositions.has(wordBefore(at, scene));
  const apposed = apposedTo(cue, left, index, scene);
  if (apposed) return citedBySpeaker(apposed, cue, scene);
  const before = sourceIn(left, cue, index, scene, acts);
  if (before.length > 0) return before;
  const inverted = scene.pack.capitalisedNouns || left.first === left.end;
  return inverted ? sourceIn(right, cue, index, scene, acts) : [];
};

/** "Iran's foreign minister, Abbas Araghchi, said": the mention ends at the comma before the verb. */
const apposedTo = (cue: Range, left: Range, index: number, scene: CitingScene): Mention | undefined =>
  left.first < left.end
    ? undefined
    : scene
        .mentionsOf(index)
        .find(
          ({ phrase, oblique }) => phrase.end === cue.first - 1 && !oblique && phrase.first < phrase.end - 2,
        );
