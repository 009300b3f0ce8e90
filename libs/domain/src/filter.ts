import type { Contact } from './contacts/contact';
import { firstDay, lastDay } from './dates';
import { foldText } from './text';
import type { Mode, Status } from './words';

/**
 * Which contacts: the same for the list, the socket, the URL, the export and, later, the alert rule.
 * Values within a field are alternatives; fields narrow each other. An absent field allows everything.
 */
export interface ContactFilter {
  /** Actor ids, of which one takes part. */
  readonly actor?: readonly string[] | undefined;
  /** Actor ids, of which one takes part beside `actor`: together they ask for a pair. */
  readonly with?: readonly string[] | undefined;
  /** ISO 3166-1 alpha-2: the country itself or anyone who represents it takes part. */
  readonly country?: readonly string[] | undefined;
  /** ISO 3166-1 alpha-2, of which another one than that of `country` takes part: together they ask for two countries. */
  readonly withCountry?: readonly string[] | undefined;
  readonly mode?: readonly Mode[] | undefined;
  readonly status?: readonly Status[] | undefined;
  /** First and last day (ISO, inclusive) of a span that the contact's date touches; undated contacts never do. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly topic?: readonly string[] | undefined;
  readonly outlet?: readonly string[] | undefined;
  readonly lang?: readonly string[] | undefined;
  /** Words that must all occur in the names, place, topics, outlets or quoted words; accents and case aside. */
  readonly q?: string | undefined;
}

const oneOf = <T>(wanted: readonly T[] | undefined, found: readonly T[]): boolean =>
  !wanted?.length || wanted.some((value) => found.includes(value));

const touchesSpan = ({ from, to }: ContactFilter, date: Contact['date']): boolean => {
  if (!from && !to) return true;
  if (!date) return false;
  return (!from || lastDay(date.value) >= from) && (!to || firstDay(date.value) <= to);
};

/** One participant satisfies `actor` and another one `with`. */
const hasPair = (filter: ContactFilter, actorIds: readonly string[]): boolean => {
  if (!filter.with?.length) return oneOf(filter.actor, actorIds);
  return actorIds.some(
    (a) => oneOf(filter.actor, [a]) && actorIds.some((b) => b !== a && filter.with!.includes(b)),
  );
};

/** One country satisfies `country` and another one `withCountry`. */
const hasCountries = (filter: ContactFilter, countries: readonly string[]): boolean => {
  if (!filter.withCountry?.length) return oneOf(filter.country, countries);
  return countries.some(
    (a) => oneOf(filter.country, [a]) && countries.some((b) => b !== a && filter.withCountry!.includes(b)),
  );
};

/** The text that `q` searches, folded. Kept beside the contact by whoever stores it. */
export const searchText = (contact: Contact): string =>
  foldText(
    [
      ...contact.participants.map((p) => p.name),
      contact.place ?? '',
      ...contact.topics,
      ...contact.sources.outlets,
      contact.quote.text,
    ].join(' '),
  );

/** The words of `q`, each of which the search text must contain. */
export const searchWords = (q: string | undefined): string[] =>
  foldText(q ?? '')
    .split(' ')
    .filter((word) => word !== '');

/** Whether the filter lets the contact through. The query API answers the same in SQL. */
export const matches = (filter: ContactFilter, contact: Contact): boolean => {
  const { participants, sources } = contact;
  return (
    oneOf(filter.mode, [contact.mode]) &&
    oneOf(filter.status, [contact.status]) &&
    hasPair(
      filter,
      participants.map((p) => p.actorId),
    ) &&
    hasCountries(
      filter,
      participants.flatMap((p) => p.country ?? []),
    ) &&
    oneOf(filter.topic, contact.topics) &&
    oneOf(filter.outlet, sources.outlets) &&
    oneOf(filter.lang, sources.langs) &&
    touchesSpan(filter, contact.date) &&
    containsAll(contact, searchWords(filter.q))
  );
};

const containsAll = (contact: Contact, words: readonly string[]): boolean => {
  if (words.length === 0) return true;
  const text = searchText(contact);
  return words.every((word) => text.includes(word));
};
