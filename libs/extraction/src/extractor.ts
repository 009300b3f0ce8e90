import type { ContactReading } from '@chancery/domain';
import type { Gazetteer } from '@chancery/gazetteer';
import { type Compiled, compilePack, readArticle } from './engine/article';
import { toReading } from './engine/readings';
import { languageOf } from './language';
import { de } from './packs/de';
import { en } from './packs/en';
import type { LanguagePack } from './packs/pack';

/** Name and version of this extractor. Raised when it reads the same article otherwise. */
export const EXTRACTOR = 'rules/3';

/** What the extractor must know of an article. */
export interface ArticleText {
  readonly title: string;
  readonly text: string;
  /** ISO 8601 day or date-time; relative dates count from the day that it writes. */
  readonly publishedAt: string;
  /** ISO 639-1; told from the text where absent. */
  readonly lang?: string | undefined;
}

export type Extracted =
  | { readonly lang: string; readonly state: 'extracted'; readonly readings: readonly ContactReading[] }
  | { readonly lang: string; readonly state: 'not-extracted'; readonly reason: string };

export interface Extractor {
  /** Languages that can be read. */
  readonly languages: readonly string[];
  /**
   * Reads the contacts of an article. Deterministic, never throws; time is linear in the length of the text.
   * Evidence counts UTF-16 code units of the very title and text passed in.
   */
  extract(article: ArticleText): Extracted;
}

const PACKS: readonly LanguagePack[] = [de, en];

const DAY = /^\d{4}-\d{2}-\d{2}/;

/** Makes an extractor. A language is compiled when an article first comes in it. */
export const createExtractor = (gazetteer: Gazetteer): Extractor => {
  const packs = new Map(PACKS.map((pack) => [pack.lang, pack]));
  const compiled = new Map<string, Compiled>();

  const packOf = (lang: string): Compiled | undefined => {
    const pack = packs.get(lang);
    const ready = compiled.get(lang);
    if (!pack || ready) return ready;
    const made = compilePack(pack, gazetteer);
    compiled.set(lang, made);
    return made;
  };

  return {
    languages: [...packs.keys()],
    extract({ title, text, publishedAt, lang: given }) {
      const lang = given?.slice(0, 2).toLowerCase() ?? languageOf(title, text);
      const pack = packOf(lang);
      if (!pack) return { lang, state: 'not-extracted', reason: `no language pack reads "${lang}"` };
      const [day] = DAY.exec(publishedAt) ?? [];
      if (!day || Number.isNaN(Date.parse(day)))
        return { lang, state: 'not-extracted', reason: 'the date of publication is not ISO 8601' };
      const { document, drafts } = readArticle(title, text, day, pack, gazetteer);
      return {
        lang,
        state: 'extracted',
        readings: drafts.map((draft) => toReading(draft, document, title, text)),
      };
    },
  };
};
