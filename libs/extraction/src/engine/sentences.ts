import type { LanguagePack } from '../packs/pack';
import { type Part, type Token, tokenise } from './tokens';

/** A sentence as a range of tokens; `end` is exclusive. The title is one sentence. */
export interface Sentence {
  readonly part: Part;
  readonly first: number;
  readonly end: number;
  readonly paragraph: number;
}

export interface Document {
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** Longer runs without a stop are cut, so that work within a sentence stays bounded. */
const LONGEST_SENTENCE = 150;

const STOPS = new Set(['.', '!', '?', '…']);
const CLOSERS = new Set(['"', '”', '“', '’', "'", '»', '«', ')', ']', '‘']);

const isOrdinal = (tokens: readonly Token[], at: number): boolean =>
  tokens[at - 1]?.kind === 'number' &&
  tokens[at - 1]!.text.length <= 2 &&
  tokens[at - 1]!.end === tokens[at]!.start;

/** Whether the dot at `at` belongs to an abbreviation, an initial or an ordinal. */
const isPartOfWord = (tokens: readonly Token[], at: number, pack: LanguagePack): boolean => {
  const before = tokens[at - 1];
  if (!before || before.end !== tokens[at]!.start) return false;
  if (pack.ordinalDot && isOrdinal(tokens, at)) return true;
  if (before.kind !== 'word') return false;
  return pack.abbreviations.has(before.norm) || (before.text.length === 1 && before.capital);
};

const startsSentence = (token: Token | undefined): boolean =>
  token === undefined || token.capital || token.kind !== 'word';

const endsSentence = (tokens: readonly Token[], at: number, pack: LanguagePack): boolean => {
  const token = tokens[at]!;
  if (token.breakAfter) return true;
  if (!STOPS.has(token.text)) return false;
  if (token.text === '.' && isPartOfWord(tokens, at, pack)) return false;
  return startsSentence(tokens[at + 1]);
};

const textSentences = (tokens: readonly Token[], offset: number, pack: LanguagePack): Sentence[] => {
  const sentences: Sentence[] = [];
  let first = 0;
  let paragraph = 1;
  for (let at = 0; at < tokens.length; at++) {
    const cut = at - first + 1 >= LONGEST_SENTENCE;
    if (!cut && !endsSentence(tokens, at, pack)) continue;
    let end = at + 1;
    while (
      !tokens[end - 1]!.breakAfter &&
      tokens[end] &&
      CLOSERS.has(tokens[end]!.text) &&
      adjoins(tokens, end)
    )
      end++;
    sentences.push({ part: 'text', first: first + offset, end: end + offset, paragraph });
    if (tokens[end - 1]!.breakAfter) paragraph++;
    first = end;
    at = end - 1;
  }
  if (first < tokens.length)
    sentences.push({ part: 'text', first: first + offset, end: tokens.length + offset, paragraph });
  return sentences;
};

const adjoins = (tokens: readonly Token[], at: number): boolean => tokens[at - 1]!.end === tokens[at]!.start;

/** Tokens of title and text in one row, and the sentences over them. */
export const readDocument = (title: string, text: string, pack: LanguagePack): Document => {
  const head = tokenise('title', title);
  const body = tokenise('text', text);
  const sentences = textSentences(body, head.length, pack);
  if (head.length > 0)
    sentences.unshift({
      part: 'title',
      first: 0,
      end: Math.min(head.length, LONGEST_SENTENCE),
      paragraph: 0,
    });
  return { tokens: [...head, ...body], sentences };
};
