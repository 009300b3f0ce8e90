import type { LanguagePack } from '../packs/pack';
import type { Mention } from './mention';
import type { Document, Sentence } from './sentences';
import type { Token } from './tokens';

/** Mentions that are one party list: "Putin, Xi und Modi", with the preposition before the first. */
export interface Group {
  readonly mentions: readonly Mention[];
  /** The preposition stands before each: "mit A, mit B und mit C" are occasions of their own. */
  readonly repeated: boolean;
  readonly preposition: string | undefined;
  readonly first: number;
  readonly end: number;
}

/** A stretch of a sentence between commas and conjunctions, with what it inherits its subject from. */
export interface Clause {
  readonly sentence: number;
  readonly first: number;
  readonly end: number;
  /** The word that opens it, where it is subordinate. */
  readonly opener: string | undefined;
  readonly relative: boolean;
  readonly groups: readonly Group[];
  /** The parties that a relative clause hangs on. */
  readonly antecedent: Group | undefined;
}

const CUTS = new Set([',', ';', ':', '–', '—', '-', '"', '„', '“', '”', '«', '»']);

/** Splits a sentence at what separates clauses; separators inside a list of parties do not. */
export const clausesOf = (
  document: Document,
  index: number,
  mentions: readonly Mention[],
  pack: LanguagePack,
): Clause[] => {
  const sentence = document.sentences[index]!;
  const groups = groupMentions(document.tokens, mentions, pack);
  const covered = coverage(groups, sentence);
  const cuts: number[] = [];
  for (let at = sentence.first; at < sentence.end; at++)
    if (isCut(document.tokens, at, pack) && !covered[at - sentence.first]) cuts.push(at);
  return assemble(document, index, groups, cuts, pack);
};

const isCut = (tokens: readonly Token[], at: number, pack: LanguagePack): boolean => {
  const token = tokens[at]!;
  if (/[-–]/.test(token.text) && tokens[at - 1]?.end === token.start) return false;
  if (pack.subordinators.has(token.norm)) return !pack.comparatives.has(tokens[at - 1]?.norm ?? '');
  return CUTS.has(token.text) || pack.coordinators.includes(token.norm);
};

const coverage = (groups: readonly Group[], sentence: Sentence): boolean[] => {
  const covered: boolean[] = new Array(sentence.end - sentence.first).fill(false);
  for (const { first, end } of groups) covered.fill(true, first - sentence.first, end - sentence.first);
  return covered;
};

const assemble = (
  document: Document,
  index: number,
  groups: readonly Group[],
  cuts: readonly number[],
  pack: LanguagePack,
): Clause[] => {
  const sentence = document.sentences[index]!;
  const clauses: Clause[] = [];
  let first = sentence.first;
  for (const cut of [...cuts, sentence.end]) {
    if (cut > first) clauses.push(clauseAt(document, index, groups, first, cut, pack));
    first = pack.subordinators.has(document.tokens[cut]?.norm ?? '') ? cut : cut + 1;
    if (first === cut && cut === sentence.end) break;
  }
  return clauses;
};

const clauseAt = (
  document: Document,
  sentence: number,
  all: readonly Group[],
  first: number,
  end: number,
  pack: LanguagePack,
): Clause => {
  const { tokens } = document;
  const word = tokens[first]!.norm;
  const relative = opensRelative(tokens, first, pack);
  const groups = all.filter((group) => group.first >= first && group.end <= end);
  const before = relative
    ? all.filter((group) => group.end <= first && first - group.end <= 3).at(-1)
    : undefined;
  return {
    sentence,
    first,
    end,
    opener: pack.subordinators.has(word) ? word : undefined,
    relative,
    groups,
    antecedent: before,
  };
};

/** ", der …", ", mit dem …": a relative after a comma, with or without preposition. */
const opensRelative = (tokens: readonly Token[], first: number, pack: LanguagePack): boolean => {
  if (tokens[first - 1]?.text !== ',') return false;
  const word = tokens[first]!;
  if (pack.relatives.has(word.norm)) return true;
  return (
    pack.prepositions.has(word.norm) &&
    !pack.infinitiveWords.has(word.norm) &&
    pack.relatives.has(tokens[first + 1]?.norm ?? '')
  );
};

type OpenGroup = { -readonly [Key in keyof Group]: Group[Key] } & { mentions: Mention[] };

/** "Trump's envoy Steve Witkoff": the owner of who is meant. */
const isOwnerOf = (mention: Mention, next: Mention | undefined): boolean =>
  mention.possessive &&
  next !== undefined &&
  next.phrase.first - mention.phrase.end <= 1 &&
  next.via !== 'polity';

const groupMentions = (
  tokens: readonly Token[],
  mentions: readonly Mention[],
  pack: LanguagePack,
): Group[] => {
  const groups: OpenGroup[] = [];
  for (const [at, mention] of mentions.entries()) {
    if (isOwnerOf(mention, mentions[at + 1])) continue;
    const last = groups.at(-1);
    const { first, end } = mention.phrase;
    const preposition = prepositionBefore(tokens, first, pack);
    const joint = last && mayJoin(last, mention, pack) ? jointOf(tokens, last, first, pack) : undefined;
    const owned = mention.possessive && tokens[first - 1]?.text === ',';
    if (last && joint && !owned) {
      last.mentions.push(mention);
      last.repeated ||= joint === 'repeated';
      last.end = end;
    } else groups.push({ mentions: [mention], repeated: false, preposition, first, end });
  }
  return groups;
};

/** "In Botswana, the Under Secretary": a place and who acts there are no list. */
const mayJoin = (last: Group, next: Mention, { locatives }: LanguagePack): boolean => {
  const before = last.mentions.at(-1)!;
  if (before.possessive) return false;
  const isPlace =
    before.via === 'polity' && last.preposition !== undefined && locatives.has(last.preposition);
  return !isPlace || next.via === 'polity';
};

/** Only commas and conjunctions between two mentions, or the same preposition once more. */
const jointOf = (
  tokens: readonly Token[],
  last: Group,
  to: number,
  pack: LanguagePack,
): 'plain' | 'repeated' | undefined => {
  const all = tokens.slice(last.end, to).filter((token) => !isSeparator(token, pack));
  if (to <= last.end || to - last.end > 4 || all.length === to - last.end) return undefined;
  const between = all.filter(({ norm }) => !pack.sequenceWords.has(norm));
  if (between.length === 0) return between.length < all.length ? 'repeated' : 'plain';
  const [word] = between;
  return between.length === 1 && word!.norm === last.preposition ? 'repeated' : undefined;
};

const isSeparator = (token: Token, pack: LanguagePack): boolean =>
  token.text === ',' || pack.includingWords.has(token.norm) || pack.coordinators.includes(token.norm);

const prepositionBefore = (tokens: readonly Token[], at: number, pack: LanguagePack): string | undefined => {
  const reach = pack.determiners.has(tokens[at]!.norm) ? 1 : 3;
  for (let i = at - 1; i >= at - reach && i >= 0; i--) {
    const word = tokens[i]!;
    if (pack.prepositions.has(word.norm)) return word.norm;
    const demonym = i === at - 1 && pack.demonyms.test(word.text);
    if (!demonym && !pack.determiners.has(word.norm) && !pack.isModifier(word)) return undefined;
  }
  return undefined;
};
