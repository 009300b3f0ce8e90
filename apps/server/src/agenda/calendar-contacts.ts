import type { ContactItem } from '@chancery/contracts';
import { addDays, type ContactFilter } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { filterCondition } from '../contacts/filter-sql';

/** How long what was called off, or never was confirmed, stays in a calendar, in days after its day. */
const KEPT_DAYS = 60;

/** The same for what took place after it had been planned. */
const OCCURRED_DAYS = 14;

/** Events of one calendar, at most: the soonest, and then those of the last weeks. */
const MOST = 2_000;

/**
 * What a calendar shows on a day: the agenda from now on and of the last weeks, and what took place lately after it had
 * been planned.
 */
export const calendarContacts = async (
  sql: Sql,
  filter: ContactFilter,
  today: string,
): Promise<ContactItem[]> => {
  const { text, values } = filterCondition(filter);
  const [now, kept, lately] = [1, 2, 3].map((n) => `$${values.length + n}::date`);
  const soonest = `ORDER BY first_day < ${now}, first_day, id LIMIT ${MOST}`;
  const rows = await sql.query<{ view: ContactItem }>(
    `SELECT view FROM (
       (SELECT view, first_day, id FROM contacts
        WHERE status <> 'occurred' AND ${text} AND first_day >= ${kept} AND first_day = last_day ${soonest})
       UNION ALL
       (SELECT view, first_day, id FROM contacts
        WHERE status = 'occurred' AND ${text} AND first_day >= ${lately} AND first_day = last_day
          AND jsonb_path_exists(view, '$.life[*] ? (@.status == "planned")') ${soonest})
     ) shown ${soonest}`,
    [...values, today, addDays(today, -KEPT_DAYS), addDays(today, -OCCURRED_DAYS)],
  );
  return rows.map(({ view }) => view);
};
