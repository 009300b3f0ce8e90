import type { ContactItem } from '@chancery/contracts';
import {
  AGENDA_AROUND,
  type InitiatorCount,
  type ModeCount,
  type MonthCount,
  type Silence,
  TOPICS_OF,
  type TopicCount,
} from '@chancery/domain';
import type { Sql } from '@chancery/event-log';

/**
 * Where the contacts of one actor or one dyad stand: a table with a row for each (contact_id, status, day, mode), and
 * the condition on it, whose values are numbered from `$1`.
 */
export interface Source {
  readonly rows: string;
  readonly values: readonly unknown[];
}

export const contactsOfActor = (actorId: string): Source => ({
  rows: 'contact_actors r WHERE r.actor_id = $1',
  values: [actorId],
});

export const contactsOfDyad = (a: string, b: string): Source => ({
  rows: 'contact_pairs r WHERE r.a = $1 AND r.b = $2',
  values: [a, b],
});

/** A history with the contacts as the API shows them; the same as `historyOf` of the domain makes of all contacts. */
export interface StoredHistory {
  readonly contacts: number;
  readonly first: ContactItem | null;
  readonly last: ContactItem | null;
  readonly longestSilence: Silence | null;
  readonly byMonth: MonthCount[];
  readonly byMode: ModeCount[];
  readonly agenda: ContactItem[];
  readonly topics: TopicCount[];
}

/**
 * The history of an actor or a dyad.
 * @param today ISO day of the moment of reading
 */
export const readHistory = async (sql: Sql, source: Source, today: string): Promise<StoredHistory> => {
  const [counts, [first], [last], agenda, topics] = await Promise.all([
    readCounts(sql, source, today),
    readOutermost(sql, source, 'ASC'),
    readOutermost(sql, source, 'DESC'),
    readAgenda(sql, source, today),
    readTopics(sql, source),
  ]);
  return { ...counts, first: first?.view ?? null, last: last?.view ?? null, agenda, topics };
};

type Counts = Pick<StoredHistory, 'contacts' | 'longestSilence' | 'byMonth' | 'byMode'>;

const readCounts = async (sql: Sql, { rows, values }: Source, today: string): Promise<Counts> => {
  const [counts] = await sql.query<Counts>(
    `WITH told AS MATERIALIZED (
       SELECT r.status, r.day, r.mode, count(*)::int AS contacts FROM ${rows} GROUP BY 1, 2, 3
     ), met AS (
       SELECT * FROM told WHERE status = 'occurred'
     ), silences AS (
       SELECT day AS since, lead(day) OVER (ORDER BY day) AS until FROM met WHERE day IS NOT NULL GROUP BY day
     )
     SELECT
       (SELECT coalesce(sum(contacts), 0)::int FROM told) AS contacts,
       (SELECT coalesce(jsonb_agg(m ORDER BY contacts DESC, mode COLLATE "C"), '[]') FROM (
         SELECT mode, sum(contacts)::int AS contacts FROM met GROUP BY 1) m) AS "byMode",
       (SELECT coalesce(jsonb_agg(jsonb_build_object('month', to_char(month, 'YYYY-MM'), 'mode', mode, 'contacts', contacts)
          ORDER BY month, mode COLLATE "C"), '[]') FROM (
         SELECT date_trunc('month', day::timestamp) AS month, mode, sum(contacts)::int AS contacts
         FROM met WHERE day IS NOT NULL GROUP BY 1, 2) m) AS "byMonth",
       (SELECT jsonb_build_object('from', since, 'to', until, 'days', coalesce(until, $${values.length + 1}::date) - since)
        FROM silences WHERE coalesce(until, $${values.length + 1}::date) > since
        ORDER BY coalesce(until, $${values.length + 1}::date) - since DESC, since LIMIT 1) AS "longestSilence"`,
    [...values, today],
  );
  return counts!;
};

/** The first or the last contact that occurred on a known day. */
const readOutermost = (sql: Sql, { rows, values }: Source, order: 'ASC' | 'DESC') =>
  sql.query<{ view: ContactItem }>(
    `SELECT c.view FROM contacts c WHERE c.id = (
       SELECT r.contact_id FROM ${rows} AND r.status = 'occurred' AND r.day IS NOT NULL
       ORDER BY r.day ${order}, r.contact_id ${order} LIMIT 1
     )`,
    [...values],
  );

/** The pending contacts nearest to today: those with a day from the index, the vague ones looked at one by one. */
const readAgenda = async (sql: Sql, { rows, values }: Source, today: string): Promise<ContactItem[]> => {
  const day = `$${values.length + 1}::date`;
  const nearest = (status: string) => `
    (SELECT r.contact_id FROM ${rows} AND r.status = '${status}' AND r.day >= ${day}
     ORDER BY r.day, r.contact_id LIMIT ${AGENDA_AROUND})
    UNION ALL
    (SELECT r.contact_id FROM ${rows} AND r.status = '${status}' AND r.day < ${day}
     ORDER BY r.day DESC, r.contact_id DESC LIMIT ${AGENDA_AROUND})
    UNION ALL
    (SELECT r.contact_id FROM ${rows} AND r.status = '${status}' AND r.day IS NULL)`;
  const found = await sql.query<{ view: ContactItem }>(
    `WITH near AS MATERIALIZED (${nearest('planned')} UNION ALL ${nearest('proposed')}),
     placed AS MATERIALIZED (
       SELECT c.id, c.first_day, coalesce(c.last_day < ${day}, false) AS over
       FROM near JOIN contacts c ON c.id = near.contact_id
     ), chosen AS (
       (SELECT id FROM placed WHERE over ORDER BY first_day DESC, id DESC LIMIT ${AGENDA_AROUND})
       UNION ALL
       (SELECT id FROM placed WHERE NOT over ORDER BY first_day, id LIMIT ${AGENDA_AROUND})
     )
     SELECT c.view FROM chosen JOIN contacts c USING (id) ORDER BY c.first_day, c.id`,
    [...values, today],
  );
  return found.map(({ view }) => view);
};

const readTopics = (sql: Sql, { rows, values }: Source) =>
  sql.query<TopicCount>(
    `SELECT topic, count(*)::int AS contacts FROM (
       SELECT r.contact_id FROM ${rows} AND r.status = 'occurred' AND r.day IS NOT NULL
       ORDER BY r.day DESC, r.contact_id DESC LIMIT ${TOPICS_OF}
     ) latest JOIN contacts c ON c.id = latest.contact_id CROSS JOIN unnest(c.topics) topic
     GROUP BY 1 ORDER BY 2 DESC, topic COLLATE "C"`,
    [...values],
  );

/** Who took the initiative in a dyad, the most frequent first. */
export const readInitiators = (sql: Sql, { rows, values }: Source) =>
  sql.query<InitiatorCount>(
    `SELECT r.initiator AS "actorId", count(*)::int AS contacts FROM ${rows} AND r.initiator IS NOT NULL
     GROUP BY 1 ORDER BY 2 DESC, r.initiator COLLATE "C"`,
    [...values],
  );
