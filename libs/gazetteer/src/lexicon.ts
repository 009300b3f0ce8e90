import type { CountryRow, Forms, OrganisationRow, PlaceRow, TitleRow } from './rows';

/** How a form speaks of a country. */
export type CountryVia = 'name' | 'capital' | 'metonym' | 'people' | 'adjective' | 'prefix';

/** One thing that a form can mean. */
export type Sense =
  | {
      readonly type: 'country';
      readonly code: string;
      readonly via: CountryVia;
      readonly office?: string;
      readonly body?: string;
    }
  | {
      readonly type: 'organisation';
      readonly id: string;
      readonly name: string;
      readonly via: 'name' | 'metonym' | 'adjective' | 'prefix';
    }
  | { readonly type: 'place'; readonly name: string; readonly country: string; readonly site: boolean }
  | { readonly type: 'title'; readonly office: string; readonly country?: string };

/** A form with one of its senses. `weak` forms are also ordinary words or names of something else. */
export interface LexiconEntry {
  readonly form: string;
  readonly sense: Sense;
  readonly weak: boolean;
}

/** Endings of adjectives that the tables give as stems, by language. Stems on -er (Schweizer) take none. */
export type AdjectiveEndings = readonly string[];

const listed = (forms: Forms | undefined, lang: string): readonly string[] => forms?.[lang] ?? [];

const isWeak = (row: CountryRow | OrganisationRow | PlaceRow, lang: string, form: string): boolean =>
  listed(row.homographs, lang).includes(form);

const withEndings = (stem: string, endings: AdjectiveEndings): string[] =>
  endings.length === 0 || /^\p{Lu}.*er$/u.test(stem) ? [stem] : endings.map((ending) => stem + ending);

function* countryEntries(row: CountryRow, lang: string, endings: AdjectiveEndings): Generator<LexiconEntry> {
  const entry = (
    form: string,
    via: CountryVia,
    more: { office?: string; body?: string } = {},
  ): LexiconEntry => ({
    form,
    sense: { type: 'country', code: row.code, via, ...more },
    weak: isWeak(row, lang, form),
  });
  for (const form of [...listed(row.names, lang), ...listed(row.inflected, lang)]) yield entry(form, 'name');
  for (const form of listed(row.capital, lang)) yield entry(form, 'capital');
  for (const form of listed(row.people, lang)) yield entry(form, 'people');
  for (const form of listed(row.prefixes, lang)) yield entry(form, 'prefix');
  for (const stem of listed(row.adjectives, lang))
    for (const form of withEndings(stem, endings)) yield entry(form, 'adjective');
  for (const { form, office, body } of row.metonyms?.[lang] ?? [])
    yield entry(form, 'metonym', { ...(office && { office }), ...(body && { body }) });
}

function* organisationEntries(row: OrganisationRow, lang: string): Generator<LexiconEntry> {
  const entry = (form: string, via: 'name' | 'metonym' | 'prefix'): LexiconEntry => ({
    form,
    sense: { type: 'organisation', id: row.id, name: row.name, via },
    weak: isWeak(row, lang, form),
  });
  for (const form of listed(row.names, lang)) yield entry(form, 'name');
  for (const form of listed(row.metonyms, lang)) yield entry(form, 'metonym');
  for (const form of listed(row.prefixes, lang)) yield entry(form, 'prefix');
}

function* placeEntries(row: PlaceRow, lang: string): Generator<LexiconEntry> {
  const site = row.type === 'residence' || row.type === 'site';
  for (const form of listed(row.names, lang))
    yield {
      form,
      sense: { type: 'place', name: row.name, country: row.country, site },
      weak: isWeak(row, lang, form),
    };
}

function* titleEntries(row: TitleRow): Generator<LexiconEntry> {
  for (const form of row.forms)
    yield {
      form,
      sense: { type: 'title', office: row.office, ...(row.country && { country: row.country }) },
      weak: false,
    };
}

export interface LexiconRows {
  readonly countries: readonly CountryRow[];
  readonly organisations: readonly OrganisationRow[];
  readonly places: readonly PlaceRow[];
  readonly titles: readonly TitleRow[];
}

/** Every form of a language with what it can mean; a form comes as often as it has senses. */
export function* lexiconEntries(
  rows: LexiconRows,
  lang: string,
  endings: AdjectiveEndings,
): Generator<LexiconEntry> {
  for (const row of rows.countries) yield* countryEntries(row, lang, endings);
  for (const row of rows.organisations) yield* organisationEntries(row, lang);
  for (const row of rows.places) yield* placeEntries(row, lang);
  for (const row of rows.titles) if (row.lang === lang) yield* titleEntries(row);
}
