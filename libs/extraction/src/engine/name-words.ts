import type { LanguagePack } from '../packs/pack';
import type { Range, Reader } from './phrase';
import type { Token } from './tokens';

/** End of the name that starts at `at`, or `at` where none does. */
export const nameEnd = (reader: Reader, at: number): number => {
  if (at >= reader.limit || !isNameWord(reader, at)) return at;
  let end = at;
  for (let i = at; i < reader.limit && i - at < 7; i++) {
    if (isNameWord(reader, i) && !(i > end && isAcronym(reader.tokens[i]!))) end = i + 1;
    else if (isInitialsDot(reader, i)) continue;
    else if (!isParticle(reader, i)) break;
  }
  return end;
};

/** "Alice Weidel von der AfD": a party, no name. */
const isAcronym = ({ text }: Token): boolean => /\p{Lu}.*\p{Lu}/u.test(text) && !/[-'’]/.test(text);

/** "van der" and "von den" are particles, a lone "der" is an article. */
const isParticle = ({ tokens, pack }: Reader, at: number): boolean => {
  const { norm, kind } = tokens[at]!;
  if (kind !== 'word' || !pack.particles.has(norm)) return false;
  return !pack.determiners.has(norm) || pack.leadingParticles.has(tokens[at - 1]?.norm ?? '');
};

const isInitialsDot = ({ tokens }: Reader, at: number): boolean =>
  tokens[at]!.text === '.' && tokens[at - 1]?.text.length === 1 && tokens[at - 1]!.capital;

/** Names of states and offices end a name, unless the word is a homograph. */
export const isNameWord = (reader: Reader, at: number): boolean => {
  const token = reader.tokens[at];
  if (token?.kind !== 'word' || !startsLikeName(token)) return false;
  const tag = reader.tags[at];
  if (tag && !tag.weak && !isGivenName(reader, at)) return false;
  const { notNames, prepositions, particles } = reader.pack;
  if (prepositions.has(token.norm) && !particles.has(token.norm)) return false;
  return !notNames.has(token.norm) && !reader.pack.determiners.has(token.norm);
};

/** Words of the longest title that is looked for before a name. */
const TITLE = 5;

/** "Foreign Minister Santiago Cafiero": a first name after a title, though a town has it too. */
const isGivenName = (reader: Reader, at: number): boolean => {
  const { tokens, tags } = reader;
  const next = tokens[at + 1];
  if (tags[at]!.end !== at + 1 || !next?.capital || tags[at + 1] !== undefined) return false;
  if (
    !tags[at]!.senses.every(
      (sense) => sense.type === 'place' || (sense.type === 'country' && sense.via === 'capital'),
    )
  )
    return false;
  const titled = tags
    .slice(Math.max(0, at - TITLE), at)
    .some((tag) => tag?.end === at && tag.senses.some(({ type }) => type === 'title'));
  return titled && reader.isGivenName(tokens[at]!.text);
};

const startsLikeName = (token: Token): boolean =>
  token.capital || /^(?:al|el|as|an|ad|ash)-\p{Lu}/u.test(token.text);

export const skipHonorifics = (reader: Reader, at: number): number => {
  let i = at;
  while (i < reader.limit && reader.pack.honorifics.has(reader.tokens[i]!.norm)) {
    i++;
    if (reader.tokens[i]?.text === '.') i++;
  }
  return i;
};

/** A name far behind its title: "Special Coordinator for Middle East Peace Tor Wennesland". */
export const farName = (reader: Reader, at: number): Range | undefined => {
  const { pack } = reader;
  const link = reader.tokens[at]?.norm ?? '';
  if (pack.titleLinks.size === 0 || (!pack.portfolioWords.has(link) && !pack.ofWords.has(link)))
    return undefined;
  let end = at;
  while (end < reader.limit && end - at < 14 && isTitleWord(reader.tokens[end]!, pack)) end++;
  for (let i = at + 1; i + 1 < end; i++)
    if (isNameWord(reader, i) && isNameWord(reader, i + 1) && reader.isGivenName(reader.tokens[i]!.text))
      return { first: i, end: nameEnd(reader, i) };
  const named =
    pack.portfolioWords.has(link) &&
    end - at > 3 &&
    isNameWord(reader, end - 2) &&
    isNameWord(reader, end - 1);
  return named ? { first: end - 2, end: nameEnd(reader, end - 2) } : undefined;
};

const isTitleWord = (token: Token, { titleLinks }: LanguagePack): boolean =>
  token.kind === 'word' && (token.capital || titleLinks.has(token.norm));
