import type { ContactItem } from '@chancery/contracts';
import {
  bySoonest,
  type Contact,
  type ContactFilter,
  firstDay,
  isOnAgenda,
  isOver,
  matches,
} from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { changedContacts, unchangedSince } from '../actors/past-record';
import { filterCondition } from '../contacts/filter-sql';
import type { Moment } from '../past/moment';
import { binding, bound } from '../past/narrowing';

interface PastAgendaQuery {
  readonly filter: ContactFilter;
  /** Also what was over by then. */
  readonly past: boolean;
  /** First day (null: undated) and id of the contact after which to begin. */
  readonly after: readonly [day: string | null, id: string] | undefined;
}

/**
 * The agenda of a moment, soonest first. Contacts that have not changed since are taken as they are; those that have
 * are folded as they stood.
 */
export const pastAgenda = async (
  sql: Sql,
  moment: Moment,
  { filter, past, after }: PastAgendaQuery,
): Promise<{ readonly contacts: ContactItem[]; readonly claims: number }> => {
  const day = moment.at.slice(0, 10);
  const unchanged = await readUnchanged(sql, moment, filter);
  const { contacts: changed, claims } = await changedContacts(sql, moment);
  const changedThen = changed.filter((contact) => isOnAgenda(contact) && matches(filter, contact));
  const contacts = [...unchanged, ...changedThen]
    .filter((contact) => past || !isOver(contact, day))
    .filter((contact) => !after || comesAfter(contact, after))
    .sort(bySoonest);
  return { contacts: contacts as unknown as ContactItem[], claims };
};

const comesAfter = ({ id, date }: Contact, [day, afterId]: readonly [string | null, string]): boolean => {
  const own = date && firstDay(date.value);
  if (own === day) return id > afterId;
  return own === null || (day !== null && own > day);
};

const readUnchanged = async (sql: Sql, moment: Moment, filter: ContactFilter): Promise<Contact[]> => {
  const unchanged = unchangedSince(moment);
  const { values, bind } = binding();
  bind(unchanged.value);
  const rows = await sql.query<{ view: Contact }>(
    `SELECT c.view FROM contacts c
     WHERE c.status <> 'occurred' AND ${unchanged.text} AND ${bound(filterCondition(filter), bind)}`,
    values,
  );
  return rows.map(({ view }) => view);
};
