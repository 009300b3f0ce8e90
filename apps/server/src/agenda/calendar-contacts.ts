import type { ContactItem } from '@chancery/contracts';
import { addDays, type ContactFilter } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { filterCondition } from '../contacts/filter-sql';
import { isoOf } from '../past/moment';

/** How long what was called off, or never was confirmed, stays in a calendar, in days after its day. */
const KEPT_DAYS = 60;

/** The same for what took place after it had been planned. */
const OCCURRED_DAYS = 14;

/** Events of one calendar, at most: the soonest, and then those of the last weeks. */
const MOST = 2_000;

/** The highest SEQUENCE that calendar programs read: an integer of 32 bits. */
const HIGHEST = 2_147_483_647;

/** A contact with what the log tells of its changes: of events alone, so that a rebuild tells the same. */
export interface CalendarContact {
  readonly contact: ContactItem;
  /**
   * Positions of the log from the first claim of the contact to the event that changed it last. Never falls, since undoing
   * is an event, too; nor while the contact is merged away and comes back.
   */
  readonly revision: number;
  /** When that event was recorded: ISO 8601, UTC. */
  readonly changedAt: string;
}

/**
 * What a calendar shows on a day: the agenda from now on and of the last weeks, and what took place lately after it had
 * been planned.
 */
export const calendarContacts = async (
  sql: Sql,
  filter: ContactFilter,
  today: string,
): Promise<CalendarContact[]> => {
  const { text, values } = filterCondition(filter);
  const [now, kept, lately] = [1, 2, 3].map((n) => `$${values.length + n}::date`);
  const soonest = `ORDER BY first_day < ${now}, first_day, id LIMIT ${MOST}`;
  return sql.query<CalendarContact>(
    `SELECT view AS contact, least(shown.position - coalesce(first.position, 0), ${HIGHEST})::int AS revision,
            ${isoOf('changed.recorded_at')} AS "changedAt"
     FROM (SELECT * FROM (
       (SELECT view, position, first_day, id FROM contacts
        WHERE status <> 'occurred' AND ${text} AND first_day >= ${kept} AND first_day = last_day ${soonest})
       UNION ALL
       (SELECT view, position, first_day, id FROM contacts
        WHERE status = 'occurred' AND ${text} AND first_day >= ${lately} AND first_day = last_day
          AND jsonb_path_exists(view, '$.life[*] ? (@.status == "planned")') ${soonest})
     ) dated ${soonest}) shown
     LEFT JOIN LATERAL (SELECT position FROM event_ids WHERE event_id = shown.id LIMIT 1) first ON true
     CROSS JOIN LATERAL (SELECT recorded_at FROM events e WHERE e.position = shown.position LIMIT 1) changed
     ORDER BY shown.first_day < ${now}, shown.first_day, shown.id`,
    [...values, today, addDays(today, -KEPT_DAYS), addDays(today, -OCCURRED_DAYS)],
  );
};
