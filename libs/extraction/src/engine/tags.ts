import type { Gazetteer, Sense } from '@chancery/gazetteer';
import type { LanguagePack } from '../packs/pack';
import { Phrases } from './phrases';
import type { Document } from './sentences';
import { type Token, tokenise } from './tokens';

/** What the gazetteer knows of the words from `first` to `end`. */
export interface Tag {
  readonly first: number;
  readonly end: number;
  readonly senses: readonly Sense[];
  /** True where the words may as well be an ordinary word or a name of something else. */
  readonly weak: boolean;
}

interface Entry {
  readonly sense: Sense;
  readonly weak: boolean;
}

export interface Lexicon {
  readonly phrases: Phrases<Entry>;
  /** First parts of compounds, without the hyphen: `us`, `nato`. */
  readonly prefixes: ReadonlyMap<string, Entry>;
}

/** Compiles the gazetteer's forms of a language. */
export const compileLexicon = (gazetteer: Gazetteer, pack: LanguagePack): Lexicon => {
  const phrases = new Phrases<Entry>();
  const prefixes = new Map<string, Entry>();
  for (const { form, sense, weak } of gazetteer.entries(pack.lang, pack.adjectiveEndings)) {
    if (sense.type !== 'title' && 'via' in sense && sense.via === 'prefix')
      prefixes.set(form.replace(/-$/, '').toLowerCase(), { sense, weak });
    else {
      phrases.add(form, { sense, weak });
      for (const more of pack.genitivesOf(form))
        if (sense.type !== 'title') phrases.add(more, { sense, weak });
    }
  }
  addLooseTitles(phrases, pack);
  return { phrases, prefixes };
};

const addLooseTitles = (phrases: Phrases<Entry>, { looseTitles }: LanguagePack): void => {
  for (const [form, offices] of looseTitles)
    for (const entry of offices) {
      const [office = entry, country] = entry.split('@');
      phrases.add(form, { sense: { type: 'title', office, ...(country && { country }) }, weak: false });
    }
};

/** "Ministerpräsident-…" aside: "US-Vizepräsident" is a title of the country or body before the hyphen. */
const compoundTag = (
  token: Token,
  at: number,
  lexicon: Lexicon,
  bodies: ReadonlySet<string>,
): Tag | undefined => {
  const hyphen = token.norm.indexOf('-');
  if (hyphen <= 0) return undefined;
  const prefix = lexicon.prefixes.get(token.norm.slice(0, hyphen));
  const [rest] = tokenise('text', token.text.slice(hyphen + 1));
  const found = rest && lexicon.phrases.longest([rest], 0, 1);
  const titles = (found?.values ?? []).map(({ sense }) => sense).filter((sense) => sense.type === 'title');
  // "UNMIK-Leiter": the title tells of an office, whatever body it is of.
  if (!prefix)
    return titles.length > 0 && token.capital
      ? { first: at, end: at + 1, senses: titles, weak: false }
      : undefined;
  // "US-amerikanisch", "EU-Vertreter" belong to the country or body; any other compound is a thing of its own.
  const belongs = rest !== undefined && (!rest.capital || bodies.has(rest.norm));
  if (titles.length === 0)
    return belongs ? { first: at, end: at + 1, senses: [prefix.sense], weak: false } : undefined;
  return { first: at, end: at + 1, senses: [prefix.sense, ...titles], weak: false };
};

/** One pass over the tokens: the longest known phrase at each place, none inside another. Indexed by first token. */
export const tagDocument = (
  document: Document,
  lexicon: Lexicon,
  { bodies }: LanguagePack,
): (Tag | undefined)[] => {
  const { tokens } = document;
  const tags: (Tag | undefined)[] = new Array(tokens.length);
  for (const { first, end } of document.sentences) {
    let at = first;
    while (at < end) {
      const found = lexicon.phrases.longest(tokens, at, end);
      if (found) {
        const weak = found.values.every((entry) => entry.weak);
        tags[at] = { first: at, end: found.end, senses: found.values.map(({ sense }) => sense), weak };
        at = found.end;
      } else {
        if (tokens[at]!.kind === 'word') tags[at] = compoundTag(tokens[at]!, at, lexicon, bodies);
        at++;
      }
    }
  }
  return tags;
};
