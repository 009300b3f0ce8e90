import { agendaAround } from '../agenda/agenda';
import type { Contact } from '../contacts/contact';
import type { Mode } from '../words';
import { longestSilence, type Silence } from './silence';

/** What contacts of one actor or one dyad have in common. `C`: the contact as whoever asks holds it. */
export interface History<C = Contact> {
  /** Contacts, whatever their status. */
  readonly contacts: number;
  /** First and last contact that occurred and is dated to the day. */
  readonly first: C | null;
  readonly last: C | null;
  readonly longestSilence: Silence | null;
  /** Contacts that occurred and are dated to the day, by month (`2025-02`) and mode; only months that have any. */
  readonly byMonth: readonly MonthCount[];
  /** Contacts that occurred, by mode, the most frequent first. */
  readonly byMode: readonly ModeCount[];
  /** Who took the initiative of contacts, the most frequent first. Actor ids. */
  readonly initiators: readonly InitiatorCount[];
  /** Planned and proposed contacts, soonest first: see `agendaAround`. */
  readonly agenda: readonly C[];
  /** Topics of the latest `TOPICS_OF` contacts that occurred and are dated to the day, the most frequent first. */
  readonly topics: readonly TopicCount[];
}

export interface MonthCount {
  readonly month: string;
  readonly mode: Mode;
  readonly contacts: number;
}
export interface ModeCount {
  readonly mode: Mode;
  readonly contacts: number;
}
export interface InitiatorCount {
  readonly actorId: string;
  readonly contacts: number;
}
export interface TopicCount {
  readonly topic: string;
  readonly contacts: number;
}

/** Topics are counted over this many contacts: older ones tell little of what two talk about. */
export const TOPICS_OF = 200;

/**
 * The history that these contacts make; their order is immaterial.
 * @param today ISO day of the moment of reading
 */
export const historyOf = <C extends Contact>(contacts: readonly C[], today: string): History<C> => {
  const occurred = contacts.filter(({ status }) => status === 'occurred');
  const dated = occurred.filter((contact) => dayOf(contact) !== null).sort(byDay);
  return {
    contacts: contacts.length,
    first: dated[0] ?? null,
    last: dated.at(-1) ?? null,
    longestSilence: longestSilence([...new Set(dated.map((contact) => dayOf(contact)!))], today),
    byMonth: tally(dated.map((contact) => `${dayOf(contact)!.slice(0, 7)} ${contact.mode}`))
      .sort(([a], [b]) => compare(a, b))
      .map(([key, n]) => ({ month: key.slice(0, 7), mode: key.slice(8) as Mode, contacts: n })),
    byMode: ranked(occurred.map(({ mode }) => mode)).map(([mode, n]) => ({ mode, contacts: n })),
    initiators: ranked(contacts.flatMap(({ initiator }) => initiator ?? [])).map(([actorId, n]) => ({
      actorId,
      contacts: n,
    })),
    agenda: agendaAround(contacts, today),
    topics: ranked(dated.slice(-TOPICS_OF).flatMap(({ topics }) => topics)).map(([topic, n]) => ({
      topic,
      contacts: n,
    })),
  };
};

/** The ISO day of a contact that is dated to the day. */
export const dayOf = ({ date }: Pick<Contact, 'date'>): string | null =>
  date?.precision === 'day' ? date.value : null;

const byDay = (a: Contact, b: Contact): number => compare(dayOf(a)!, dayOf(b)!) || compare(a.id, b.id);

/** By code unit, as the database compares ids and days. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const tally = <T extends string>(values: readonly T[]): [T, number][] => {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts];
};

/** Counted, the most frequent first, equals by name. */
const ranked = <T extends string>(values: readonly T[]): [T, number][] =>
  tally(values).sort(([a, n], [b, m]) => m - n || compare(a, b));
