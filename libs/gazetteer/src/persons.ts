import { editDistance, foldName, nameKey } from './folding';
import type { OfficeTerm, PersonRow } from './rows';

/** What the text tells of a person beside the name. */
export interface PersonHint {
  /** ISO 3166-1 alpha-2. */
  readonly country?: string | undefined;
  readonly office?: string | undefined;
  /** ISO day at which the name was used. */
  readonly date: string;
}

export interface Persons {
  /** The person of an id, such as `marco-rubio`. */
  byId(id: string): PersonRow | undefined;
  /** The holder of an office of a country or organisation (its English name) on a day; undefined where open or disputed. */
  holder(office: string, of: string, date: string): PersonRow | undefined;
  /** The person of this name in any spelling, if the hints leave no doubt. */
  byName(name: string, hint: PersonHint): PersonRow | undefined;
  /** The only one of this surname who held a top office on the day. */
  prominent(surname: string, date: string): PersonRow | undefined;
  /**
   * The term that a person served on a day: in the country that the text names, else in the main one, the highest
   * office first; where none was served, the last one before it.
   */
  termAt(person: PersonRow, date: string, country?: string): OfficeTerm | undefined;
  /** Whether some person of the list bears this first name, in any spelling. */
  isGivenName(word: string): boolean;
}

/** Offices whose holder the press names by surname alone, the first group before the second. */
const PROMINENT = [
  new Set(['head_of_state', 'head_of_government', 'foreign_minister']),
  new Set(['secretary_general', 'high_representative', 'commission_president', 'council_president', 'envoy']),
];

/** Shorter surnames of the second group are too many others' as well. */
const LONG_SURNAME = 6;
const RANK = ['head_of_state', 'head_of_government', 'foreign_minister', 'defence_minister'];
const rank = (office: string): number => (RANK.indexOf(office) + RANK.length + 1) % (RANK.length + 1);

/** Whose crowns are worn in personal union, and where the wearer resides. */
const SEAT_OF_PERSONAL_UNION = 'GB';

/** The president of France is co-prince of Andorra, the British monarch that of many realms: offices held beside. */
const isHeldBeside = ({ title, country }: OfficeTerm, terms: readonly OfficeTerm[]): boolean =>
  /co-prince/i.test(title ?? '') ||
  (title === 'Monarch' &&
    country !== SEAT_OF_PERSONAL_UNION &&
    terms.some((term) => term.title === 'Monarch' && term.country === SEAT_OF_PERSONAL_UNION));

const dayOf = (date: string | null, fallback: string): string =>
  date === null ? fallback : `${date}-01-01`.slice(0, 10);

/** Whether the term covers the day; a term whose start is unknown counts as long begun. */
const covers = (term: OfficeTerm, day: string): boolean =>
  dayOf(term.start, '0000') <= day && day < lastDayOf(term);

const lastDayOf = (term: OfficeTerm): string => {
  if (term.end !== null) return `${term.end}-31`.length > 10 ? term.end : `${term.end}-31`;
  return '9999';
};

const push = <K, V>(map: Map<K, V[]>, key: K, value: V): void => {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
};

/** The key of each word of a name, without initials. */
const words = (name: string): string[] =>
  foldName(name)
    .split(' ')
    .filter((word) => word.length > 1)
    .map(nameKey);

/** The family name by its place, a regnal number aside. */
const lastOf = (keys: readonly string[]): string => keys.findLast((key) => !/^\d+$/.test(key)) ?? '';
const lastWord = (key: string): string => lastOf(key.split(' '));

/** Where the family name stands first. */
const FAMILY_NAME_FIRST = new Set(['CN', 'KP', 'KR', 'TW', 'VN']);

/** Whether the first word of the name is the family name: "Xi Jinping". */
export const hasFamilyNameFirst = (country: string | null | undefined): boolean =>
  FAMILY_NAME_FIRST.has(country ?? '');

/** Words under which a surname alone finds the person. */
const surnamesOf = (person: PersonRow, keys: ReadonlySet<string>): Set<string> => {
  if (!person.offices.some(({ country }) => hasFamilyNameFirst(country)))
    return new Set([...keys].map(lastWord));
  return new Set([words(person.name)[0] ?? '']);
};

/** Indexes the persons; about 0.2 s for 7,500 of them. */
export const indexPersons = (rows: readonly PersonRow[]): Persons => {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const byKey = new Map<string, PersonRow[]>();
  const bySurname = new Map<string, PersonRow[]>();
  const terms = new Map<string, { person: PersonRow; term: OfficeTerm }[]>();
  const givenNames = new Set<string>();

  for (const person of rows) {
    const latin = [person.name, ...Object.values(person.names).flat()];
    const keys = new Set(latin.map((name) => words(name).join(' ')));
    for (const key of keys) push(byKey, key, person);
    for (const surname of surnamesOf(person, keys)) push(bySurname, surname, person);
    for (const name of latin) {
      const parts = foldName(name).split(' ');
      if (parts.length > 1 && parts[0]!.length > 2) givenNames.add(parts[0]!);
    }
    for (const term of person.offices)
      push(terms, `${term.office}|${term.country ?? term.organisation ?? ''}`, { person, term });
  }

  const fits = (person: PersonRow, hint: PersonHint): boolean =>
    hint.country === undefined ||
    person.offices.length === 0 ||
    person.offices.some((term) => term.country === hint.country || term.country === null);

  const inOffice = (person: PersonRow, hint: PersonHint): boolean =>
    person.offices.some(
      (term) => covers(term, hint.date) && (hint.office === undefined || term.office === hint.office),
    );

  /** Those that the hints allow; in office before the rest; nobody where two are left. */
  const choose = (candidates: readonly PersonRow[], hint: PersonHint): PersonRow | undefined => {
    const allowed = candidates.filter((person) => fits(person, hint));
    const serving = allowed.filter((person) => inOffice(person, hint));
    const chosen = serving.length > 0 ? serving : allowed;
    return chosen.length === 1 ? chosen[0] : undefined;
  };

  const holders = (office: string, of: string, date: string): PersonRow[] => {
    const found = (terms.get(`${office}|${of}`) ?? []).filter(({ term }) => covers(term, date));
    const latest = found.filter(({ term }) => term.as_of === undefined);
    return [...new Set((latest.length > 0 ? latest : found).map(({ person }) => person))];
  };

  /** Spellings that the key misses: one letter off, within those who held the office at the time. */
  const nearHolder = (surname: string, hint: PersonHint): PersonRow | undefined => {
    if (!hint.office || !hint.country || surname.length < 5) return undefined;
    const near = holders(hint.office, hint.country, hint.date).filter(
      (person) => editDistance(lastWord(nameKey(person.name)), surname, 1) <= 1,
    );
    return near.length === 1 ? near[0] : undefined;
  };

  const byName = (name: string, hint: PersonHint): PersonRow | undefined => {
    const parts = words(name);
    const surname = parts.at(-1);
    if (surname === undefined) return undefined;
    if (parts.length === 1) {
      if (hint.country === undefined) return undefined;
      const serving = (bySurname.get(surname) ?? []).filter((person) => inOffice(person, hint));
      return choose(serving, hint) ?? nearHolder(surname, hint);
    }
    // "Hayashi Yoshimasa": the press writes Japanese names in either order.
    const full =
      byKey.get(parts.join(' ')) ??
      byKey.get(`${parts[0]} ${surname}`) ??
      byKey.get([...parts].reverse().join(' ')) ??
      [];
    return choose(full, hint) ?? nearHolder(surname, hint);
  };

  return {
    byId: (id) => rowOf.get(id),
    holder(office, of, date) {
      const found = holders(office, of, date);
      return found.length === 1 ? found[0] : undefined;
    },
    byName,
    prominent(surname, date) {
      const [first = [], second = []] = PROMINENT.map((offices) =>
        (bySurname.get(nameKey(surname)) ?? []).filter((person) =>
          person.offices.some((term) => offices.has(term.office) && covers(term, date)),
        ),
      );
      const found = first.length > 0 || surname.length < LONG_SURNAME ? first : second;
      return found.length === 1 ? found[0] : undefined;
    },
    termAt({ offices }, date, country) {
      const before = (a: OfficeTerm, b: OfficeTerm): number =>
        Number(b.country === country) - Number(a.country === country) ||
        Number(isHeldBeside(a, offices)) - Number(isHeldBeside(b, offices));
      const serving = offices
        .filter((term) => covers(term, date))
        .sort((a, b) => before(a, b) || rank(a.office) - rank(b.office));
      if (serving[0]) return serving[0];
      const past = offices.filter((term) => dayOf(term.start, '0000') <= date);
      return past.sort(
        (a, b) => before(a, b) || dayOf(b.start, '0000').localeCompare(dayOf(a.start, '0000')),
      )[0];
    },
    isGivenName: (word) => givenNames.has(foldName(word)),
  };
};
