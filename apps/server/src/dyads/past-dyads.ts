import type { DyadDetail } from '@chancery/contracts';
import { type Contact, type Dyad, dayOf, dyadsOf, historyOf } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { MOST_FOLDED, toShown } from '../actors/past-actor';
import { changedContacts, unchangedSince } from '../actors/past-record';
import { contactsAsOf } from '../past/contacts-as-of';
import type { Moment } from '../past/moment';

/** A dyad in a list; days are of contacts that occurred. */
export interface DyadRow {
  readonly a: string;
  readonly b: string;
  readonly contacts: number;
  readonly first: string | null;
  readonly last: string | null;
}

type Place = readonly [last: string | null, a: string, b: string];

/** The dyad as it stood at a moment, but for who the two are. */
export const pastDyad = async (
  sql: Sql,
  moment: Moment,
  [a, b]: Dyad,
): Promise<Omit<DyadDetail, 'a' | 'b'>> => {
  const found = await contactsAsOf(sql, moment, { of: [a], and: [b], limit: MOST_FOLDED });
  const contacts = found.contacts.filter((contact) => dyadsOf(contact).some((d) => d[0] === a && d[1] === b));
  const history = historyOf(contacts, moment.at.slice(0, 10));
  return {
    contacts: history.contacts,
    firstContact: history.first?.date?.value ?? null,
    lastContact: history.last?.date?.value ?? null,
    history: toShown(history),
    byMode: [...history.byMode],
    initiators: [...history.initiators],
    asOf: { at: moment.at, clock: moment.clock, claims: found.claims },
  };
};

/**
 * The dyads of a moment after a place, of one actor or of all, those that met latest first. For one, its contacts are
 * folded as they stood; for all, only those that have changed since.
 */
export const pastDyads = async (
  sql: Sql,
  moment: Moment,
  actor: string | undefined,
  after: Place | undefined,
): Promise<{ readonly rows: DyadRow[]; readonly claims: number }> => {
  const sums = new Map<string, DyadRow>();
  if (actor === undefined) for (const row of await readUnchanged(sql, moment)) sums.set(keyOf(row), row);
  const { contacts, claims } =
    actor === undefined
      ? await changedContacts(sql, moment)
      : await contactsAsOf(sql, moment, { of: [actor], limit: MOST_FOLDED });
  for (const contact of contacts) count(sums, contact);
  const rows = [...sums.values()]
    .filter((row) => (actor === undefined ? !isBeside(row) : row.a === actor || row.b === actor))
    .filter((row) => !after || compare(row, { last: after[0], a: after[1], b: after[2] }) > 0)
    .sort(compare);
  return { rows, claims };
};

const readUnchanged = (sql: Sql, moment: Moment) => {
  const unchanged = unchangedSince(moment);
  return sql.query<DyadRow>(
    `SELECT r.a, r.b, count(*)::int AS contacts,
            to_char(min(r.day) FILTER (WHERE r.status = 'occurred'), 'YYYY-MM-DD') AS first,
            to_char(max(r.day) FILTER (WHERE r.status = 'occurred'), 'YYYY-MM-DD') AS last
     FROM contacts c JOIN contact_pairs r ON r.contact_id = c.id WHERE ${unchanged.text} GROUP BY 1, 2`,
    [unchanged.value],
  );
};

const keyOf = ({ a, b }: Pick<DyadRow, 'a' | 'b'>): string => `${a} ${b}`;

const count = (sums: Map<string, DyadRow>, contact: Contact): void => {
  const day = contact.status === 'occurred' ? dayOf(contact) : null;
  for (const [a, b] of dyadsOf(contact)) {
    const { contacts, first, last } = sums.get(keyOf({ a, b })) ?? { contacts: 0, first: null, last: null };
    sums.set(keyOf({ a, b }), {
      a,
      b,
      contacts: contacts + 1,
      first: day !== null && (first === null || day < first) ? day : first,
      last: day !== null && (last === null || day > last) ? day : last,
    });
  }
};

/** The dyad of a country and a person: see the list of today. */
const isBeside = ({ a, b }: DyadRow): boolean => a.startsWith('country:') && b.startsWith('person:');

/** The order of the list: by last day, the latest first and none last, then by ids. */
const compare = (x: Pick<DyadRow, 'last' | 'a' | 'b'>, y: Pick<DyadRow, 'last' | 'a' | 'b'>): number => {
  if (x.last !== y.last) return (x.last ?? '') > (y.last ?? '') ? -1 : 1;
  const [one, other] = [keyOf(x), keyOf(y)];
  return one < other ? -1 : one > other ? 1 : 0;
};
