import type { Sql } from '@chancery/event-log';
import { CONTACTS_TABLES } from '../contacts/slot-tables';
import type { Slot } from './slots';

/** How the state is told apart: by every row of every table but those that only find rows. */
const HASHED = CONTACTS_TABLES.filter((table) => table !== 'claim_blocks' && table !== 'contact_pairs');

/** A hash of a slot's rows, whatever their order: equal states have the same. */
export const hashOfSlot = async (sql: Sql, slot: Slot): Promise<string> => {
  const sums = HASHED.map(
    (table) => `SELECT '${table}' AS name, count(*) AS rows,
                       coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) AS sum FROM ${slot}.${table} t`,
  );
  const [row] = await sql.query<{ hash: string }>(
    `SELECT md5(string_agg(name || ' ' || rows || ' ' || sum, ',' ORDER BY name)) AS hash
     FROM (${sums.join(' UNION ALL ')}) AS tables`,
  );
  return row!.hash;
};
