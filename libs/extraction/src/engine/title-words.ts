import type { LanguagePack } from '../packs/pack';
import { isNameWord } from './name-words';
import { type Polity, polityOf, type Reader, sensesOf, titlesAt } from './phrase';
import type { Tag } from './tags';
import type { Token } from './tokens';

/** "Deputy Secretary of State": the state whose office it is, whatever the table lists beside. */
const looseCountry = (words: readonly Token[], { looseTitles }: LanguagePack): string | undefined =>
  looseTitles
    .get(words.map(({ norm }) => norm).join(' '))
    ?.find((entry) => entry.includes('@'))
    ?.split('@')[1];

/** The polity that a title itself tells: of its compound ("EU-Botschafter"), or where one state alone has it. */
const compoundPolity = ({ tokens, pack }: Reader, tag: Tag): Polity | undefined => {
  const polity = polityOf(tag);
  if (polity) return polity;
  const own = looseCountry(tokens.slice(tag.first, tag.end), pack);
  if (own !== undefined)
    return { first: tag.first, end: tag.end, country: { type: 'country', code: own, via: 'adjective' } };
  const named = pack.nationalTitles.test(tokens[tag.first]!.norm);
  const titles = sensesOf(tag, 'title').filter((sense) => !named || sense.country !== undefined);
  const countries = new Set(titles.map((sense) => sense.country));
  const [code] = countries;
  if (countries.size !== 1 || code === undefined) return undefined;
  return { first: tag.first, end: tag.end, country: { type: 'country', code, via: 'adjective' } };
};

/** Reads one or more titles in a row ("Vice President and Foreign Minister"). */
export const readTitles = (
  reader: Reader,
  from: number,
): { offices: string[]; likely: string[]; polity?: Polity; end: number } | undefined => {
  const offices: string[] = [];
  const likely: string[] = [];
  let polity: Polity | undefined;
  let end = from;
  for (let tag = titlesAt(reader, from); tag; tag = nextTitle(reader, end)) {
    offices.push(...sensesOf(tag, 'title').map((sense) => sense.office));
    if (!reader.pack.commonTitles.has(reader.tokens[tag.first]!.norm))
      likely.push(...sensesOf(tag, 'title').flatMap(({ country }) => country ?? []));
    if (end === from) polity = compoundPolity(reader, tag);
    end = tag.end;
  }
  return end === from ? undefined : { offices, likely, end, ...(polity && { polity }) };
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
