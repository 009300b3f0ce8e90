import type { Activity } from '@chancery/contracts';
import { type Contact, type ContactFilter, type Mode, matches } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { filterCondition } from '../contacts/filter-sql';
import { changedContacts } from './changed';
import { Memo } from './memo';
import type { Moment } from './moment';
import { binding, bound } from './narrowing';

interface CountRow {
  readonly day: string | null;
  readonly mode: Mode;
  readonly contacts: number;
}

/** Answers that are kept: the chart of a moment is asked for by every page that shows it. */
const memo = new Memo<Counted>(32);

type Counted = Pick<Activity, 'days' | 'undated'> & { readonly claims: number };

/**
 * Contacts a day by mode as of a moment. Contacts that have not changed since are counted as they are; those that have
 * are folded as they stood.
 */
export const activityAsOf = async (sql: Sql, moment: Moment, filter: ContactFilter): Promise<Activity> => {
  const question = JSON.stringify(filter);
  const { claims, ...counted } = await memo.get(sql, moment, question, () => countAt(sql, moment, filter));
  return { ...counted, asOf: { at: moment.at, clock: moment.clock, claims } };
};

const countAt = async (sql: Sql, moment: Moment, filter: ContactFilter): Promise<Counted> => {
  const rows = await countUnchanged(sql, moment, filter);
  let claims = 0;
  for await (const folded of changedContacts(sql, moment)) {
    claims += folded.claims;
    for (const contact of folded.contacts.values()) if (matches(filter, contact)) rows.push(rowOf(contact));
  }
  return { ...sum(rows), claims };
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
