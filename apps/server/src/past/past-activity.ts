import type { Activity } from '@chancery/contracts';
import { type Contact, type ContactFilter, type Mode, matches } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { filterCondition } from '../contacts/filter-sql';
import { contactsAt } from './contacts-at';
import { heldAt, type Moment } from './moment';
import { binding, bound } from './narrowing';

interface CountRow {
  readonly day: string | null;
  readonly mode: Mode;
  readonly contacts: number;
}

/** Contacts that are folded at once. */
const SLICE = 400;

/**
 * Contacts a day by mode as of a moment. Contacts that have not changed since are counted as they are; those that have
 * are folded as they stood.
 */
export const activityAsOf = async (sql: Sql, moment: Moment, filter: ContactFilter): Promise<Activity> => {
  const rows = await countUnchanged(sql, moment, filter);
  const changed = await changedSince(sql, moment);
  let claims = 0;
  for (let i = 0; i < changed.length; i += SLICE) {
    const folded = await contactsAt(sql, moment, changed.slice(i, i + SLICE));
    claims += folded.claims;
    for (const contact of folded.contacts.values()) if (matches(filter, contact)) rows.push(rowOf(contact));
  }
  return { ...sum(rows), asOf: { at: moment.at, clock: moment.clock, claims } };
};

const rowOf = ({ date, mode }: Contact): CountRow => ({
  day: date?.precision === 'day' ? date.value : null,
  mode,
  contacts: 1,
});

const sum = (rows: readonly CountRow[]): Pick<Activity, 'days' | 'undated'> => {
  const counts = new Map<string, { day: string; mode: Mode; contacts: number }>();
  let undated = 0;
  for (const { day, mode, contacts } of rows) {
    if (day === null) {
      undated += contacts;
      continue;
    }
    const key = `${day} ${mode}`;
    counts.set(key, { day, mode, contacts: (counts.get(key)?.contacts ?? 0) + contacts });
  }
  const days = [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count);
  return { days, undated };
};

/** Contacts of today of which nobody has told, or that have not changed, since the moment. */
const countUnchanged = (
  sql: Sql,
  { clock, at, position }: Moment,
  filter: ContactFilter,
): Promise<CountRow[]> => {
  const { values, bind } = binding();
  const unchanged =
    clock === 'published'
      ? `c.id NOT IN (
           SELECT contact_id FROM memberships
           WHERE until IS NULL AND contact_id IS NOT NULL AND published_at > ${bind(at)}::timestamptz)`
      : `c.position <= ${bind(position)}::bigint`;
  return sql.query(
    `SELECT to_char(CASE WHEN first_day = last_day THEN first_day END, 'YYYY-MM-DD') AS day, mode,
            count(*)::int AS contacts
     FROM contacts c WHERE ${unchanged} AND ${bound(filterCondition(filter), bind)} GROUP BY 1, 2`,
    values,
  );
};

/** Ids of the contacts that were there at the moment and have changed since. */
export const changedSince = async (sql: Sql, moment: Moment): Promise<string[]> => {
  const held = heldAt(moment);
  const rows = await sql.query<{ id: string }>(
    moment.clock === 'published'
      ? `SELECT later.contact_id AS id FROM (
           SELECT DISTINCT contact_id FROM memberships
           WHERE until IS NULL AND contact_id IS NOT NULL AND published_at > $1::timestamptz
         ) later WHERE EXISTS (SELECT FROM memberships m WHERE m.contact_id = later.contact_id AND ${held.text})`
      : `SELECT contact_id AS id FROM memberships WHERE until > $1::bigint AND since <= $1::bigint AND contact_id IS NOT NULL
         UNION
         SELECT c.id FROM contacts c WHERE c.position > $1::bigint
           AND EXISTS (SELECT FROM memberships m WHERE m.contact_id = c.id AND m.since <= $1::bigint)`,
    [held.value],
  );
  return rows.map(({ id }) => id);
};
