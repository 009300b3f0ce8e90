import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type AdjectiveEndings, type LexiconEntry, type LexiconRows, lexiconEntries } from './lexicon';
import { indexPersons, type Persons } from './persons';
import type { CountryRow, OrganisationRow, PersonRow, PlaceRow, TitleRow } from './rows';

/** The facts that extraction stands on. Tables are read when first asked for. */
export interface Gazetteer {
  readonly persons: Persons;
  /** The row of an ISO 3166-1 alpha-2 code. */
  country(code: string): CountryRow | undefined;
  countries(): readonly CountryRow[];
  organisation(id: string): OrganisationRow | undefined;
  /** What an office is called in a language (ISO 639-1), whoever's it is: `foreign minister`. */
  officeName(office: string, lang: string): string | undefined;
  /** All forms of a language; stems of adjectives take `endings`. */
  entries(lang: string, endings: AdjectiveEndings): Iterable<LexiconEntry>;
}

/** The package is found by name, so that the data is there from source and from a bundle alike. */
const dataDirectory = (): string =>
  join(dirname(createRequire(import.meta.url).resolve('@chancery/gazetteer/package.json')), 'data');

const readRows = <Row>(directory: string, table: string): Row[] =>
  readFileSync(join(directory, `${table}.jsonl`), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

const lazily = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const opened = new Map<string, Gazetteer>();

/**
 * Opens the gazetteer; who asks again shares it.
 * @param directory where the tables are, for another edition of them
 * @throws when a table is missing or a line of it is not JSON, on first use
 */
export const loadGazetteer = (directory: string = dataDirectory()): Gazetteer => {
  const known = opened.get(directory);
  if (known) return known;
  const gazetteer = open(directory);
  opened.set(directory, gazetteer);
  return gazetteer;
};

const open = (directory: string): Gazetteer => {
  const rows = lazily(
    (): LexiconRows => ({
      countries: readRows<CountryRow>(directory, 'countries'),
      organisations: readRows<OrganisationRow>(directory, 'organisations'),
      places: readRows<PlaceRow>(directory, 'places'),
      titles: readRows<TitleRow>(directory, 'titles'),
    }),
  );
  const persons = lazily(() => indexPersons(readRows<PersonRow>(directory, 'persons')));
  const countries = lazily(() => new Map(rows().countries.map((row) => [row.code, row])));
  const organisations = lazily(() => new Map(rows().organisations.map((row) => [row.id, row])));
  const officeNames = lazily(
    () =>
      new Map(
        rows()
          .titles.filter((row) => row.country === undefined)
          .map((row) => [`${row.lang} ${row.office}`, row.forms[0]]),
      ),
  );
  return {
    get persons() {
      return persons();
    },
    country: (code) => countries().get(code),
    countries: () => rows().countries,
    organisation: (id) => organisations().get(id),
    officeName: (office, lang) => officeNames().get(`${lang} ${office}`),
    entries: (lang, endings) => lexiconEntries(rows(), lang, endings),
  };
};
