import type { LanguagePack } from '../packs/pack';
import {
  isAdjective,
  isListSeparator,
  isPossessive,
  type Polity,
  polityOf,
  type Reader,
  titlesAt,
} from './phrase';
import type { Token } from './tokens';

/**
 * "of France, Germany and the UK", "Deutschlands, Russlands und der Ukraine": the polities after a title.
 * @param plural whether the title stands for several, who may come "from" somewhere
 */
export const politiesAfter = (
  reader: Reader,
  at: number,
  plural = false,
): { polities: Polity[]; end: number } => {
  const { tokens, pack } = reader;
  const polities: Polity[] = [];
  let end = at;
  let i = isLink(tokens[at], plural, pack) ? at + 1 : at;
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

const isLink = (token: Token | undefined, plural: boolean, { ofWords, fromWords }: LanguagePack): boolean =>
  token !== undefined && (ofWords.has(token.norm) || (plural && fromWords.has(token.norm)));

const isFiller = ({ tokens, pack, tags }: Reader, at: number): boolean => {
  const token = tokens[at]!;
  return pack.determiners.has(token.norm) || (tags[at] === undefined && pack.isModifier(token));
};

export interface Modified {
  readonly at: number;
  readonly polity?: Polity;
  /** All of them, where one title serves several. */
  readonly polities: readonly Polity[];
  readonly possessive: boolean;
  readonly determiner: string | undefined;
}

/** Determiner, adjectives and the countries or bodies before a title or name. */
export const readModifiers = (reader: Reader, from: number): Modified => {
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

/** "Congo and Rwanda presidents", "French, German and Italian ministers": several countries before one title or body. */
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
  if (polities.length < 2) return undefined;
  if (at < reader.limit && pack.bodies.has(tokens[at]!.norm)) return { at, polities };
  const title = titlesAt(reader, at);
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
