import type { Sql } from '@chancery/event-log';
import { CONTACTS_TABLES, READ_INDEXES } from '../contacts/slot-tables';

/** What is made once the rows are there: the summaries by pairs and days, then what readers ask by. */
export const finishSlot = async (connections: readonly Sql[]): Promise<void> => {
  const [first] = connections;
  for (const sql of connections) await sql.query(`SET maintenance_work_mem = '256MB'`);
  await first!.query(`
    TRUNCATE dyads;
    INSERT INTO dyads (a, b, contacts, first_day, last_day)
      SELECT a, b, count(*), min(day) FILTER (WHERE status = 'occurred'), max(day) FILTER (WHERE status = 'occurred')
      FROM contact_pairs GROUP BY a, b;
    UPDATE actors SET last_day = days.last_day FROM (
      SELECT actor_id AS id, max(day) FILTER (WHERE status = 'occurred') AS last_day FROM contact_actors GROUP BY 1
    ) AS days WHERE actor_id = days.id AND actors.last_day IS DISTINCT FROM days.last_day`);
  const tasks = [...READ_INDEXES, ...CONTACTS_TABLES.map((table) => `ANALYZE ${table}`)].values();
  await Promise.all(
    connections.map(async (sql) => {
      for (const task of tasks) await sql.query(task);
    }),
  );
};
