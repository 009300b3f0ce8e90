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
import { filterCondition } from '../contacts/filter-sql';
import { changedSince, foldedAt, unchangedSince } from '../past/changed';
import { contactsOfClaims } from '../past/claim-places';
import { heldAt, type Moment } from '../past/moment';
import { binding, bound } from '../past/narrowing';
import { standingDecisions } from '../past/standing';

interface PastAgendaQuery {
  readonly filter: ContactFilter;
  /** Also what was over by then. */
  readonly past: boolean;
  /** First day (null: undated) and id of the contact after which to begin. */
  readonly after: readonly [day: string | null, id: string] | undefined;
}

/**
 * The agenda of a moment, soonest first. Contacts that have not changed since are taken as they are; those that have, and
 * that may have been on it, are folded as they stood.
 */
export const pastAgenda = async (
  sql: Sql,
  moment: Moment,
  { filter, past, after }: PastAgendaQuery,
): Promise<{ readonly contacts: ContactItem[]; readonly claims: number }> => {
  const day = moment.at.slice(0, 10);
  const from = past ? null : day;
  const contacts = await readUnchanged(sql, moment, filter, from);
  let claims = 0;
  for await (const folded of foldedAt(sql, moment, await candidates(sql, moment, from))) {
    claims += folded.claims;
    for (const contact of folded.contacts.values())
      if (isOnAgenda(contact) && matches(filter, contact)) contacts.push(contact);
  }
  const shown = contacts
    .filter((contact) => past || !isOver(contact, day))
    .filter((contact) => !after || comesAfter(contact, after))
    .sort(bySoonest);
  return { contacts: shown as unknown as ContactItem[], claims };
};

/**
 * Contacts that have changed since and may have been on the agenda: by then a claim of theirs had said that they have not
 * occurred, and one had told a day that was not over, or none. `from` (ISO day, null: any): what was over is left out.
 */
const candidates = async (sql: Sql, moment: Moment, from: string | null): Promise<string[]> => {
  const changed = await changedSince(sql, moment);
  const held = heldAt(moment);
  const rows = await sql.query<{ id: string }>(
    `SELECT wanted.id FROM unnest($2::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
       SELECT bool_or(e.data->>'status' <> 'occurred') AS is_pending,
              bool_or(e.day IS NULL OR $3::text IS NULL OR e.day >= left($3, length(e.day))) AS is_ahead
       FROM memberships m CROSS JOIN LATERAL (
         SELECT data, data #>> '{date,value}' AS day FROM events e WHERE e.position = m.position LIMIT 1
       ) e WHERE m.contact_id = wanted.id AND ${held.text}
     ) said WHERE said.is_pending AND said.is_ahead`,
    [held.value, changed, from],
  );
  const decided = await contactsSet(sql, moment);
  return [...new Set([...rows.map(({ id }) => id), ...changed.filter((id) => decided.has(id))])];
};

/** Later than any publication: on the published clock decisions count from the beginning, whenever their claims came. */
const AFTER_ALL = '2200-01-01T00:00:00.000Z';

/** Contacts whose status or date an analyst had set: what their claims say does not tell. */
const contactsSet = async (sql: Sql, moment: Moment): Promise<Set<string>> => {
  const set = (await standingDecisions(sql, moment)).flatMap(({ action }) =>
    action.kind === 'correct' && ('status' in action.fields || 'date' in action.fields) ? [action.claim] : [],
  );
  return new Set(await contactsOfClaims(sql, { ...moment, at: AFTER_ALL }, set));
};

const comesAfter = ({ id, date }: Contact, [day, afterId]: readonly [string | null, string]): boolean => {
  const own = date && firstDay(date.value);
  if (own === day) return id > afterId;
  return own === null || (day !== null && own > day);
};

const readUnchanged = async (
  sql: Sql,
  moment: Moment,
  filter: ContactFilter,
  from: string | null,
): Promise<Contact[]> => {
  const unchanged = unchangedSince(moment);
  const { values, bind } = binding();
  bind(unchanged.value);
  const isAhead = from === null ? 'true' : `(c.last_day IS NULL OR c.last_day >= ${bind(from)}::date)`;
  const rows = await sql.query<{ view: Contact }>(
    `SELECT c.view FROM contacts c
     WHERE c.status <> 'occurred' AND ${isAhead} AND ${unchanged.text} AND ${bound(filterCondition(filter), bind)}`,
    values,
  );
  return rows.map(({ view }) => view);
};
