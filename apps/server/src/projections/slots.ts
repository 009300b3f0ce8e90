import type { Sql } from '@chancery/event-log';

/** A schema that holds one copy of a projection's tables; the views in `public` show the active one. */
export type Slot = 'contacts_a' | 'contacts_b';

export const otherSlot = (slot: Slot): Slot => (slot === 'contacts_a' ? 'contacts_b' : 'contacts_a');

export interface ActiveSlot {
  readonly slot: Slot;
  /** Of the fold that filled it. */
  readonly version: number;
}

const SWITCH_KEY = `hashtextextended('chancery switch ' || $1, 0)`;

/** Which slot is shown; it stays so until the transaction ends. */
export const holdActiveSlot = async (tx: Sql, projection: string): Promise<ActiveSlot> => {
  await tx.query(`SELECT pg_advisory_xact_lock_shared(${SWITCH_KEY})`, [projection]);
  return activeSlot(tx, projection);
};

export const activeSlot = async (sql: Sql, projection: string): Promise<ActiveSlot> => {
  const [active] = await sql.query<ActiveSlot>(
    'SELECT slot, version FROM projection_slots WHERE projection = $1',
    [projection],
  );
  return active!;
};

/** Nobody writes to the active slot until `work` is done; waits for who does. */
export const whileHalted = async <T>(
  connection: Sql,
  projection: string,
  work: () => Promise<T>,
): Promise<T> => {
  await connection.query(`SELECT pg_advisory_lock(${SWITCH_KEY})`, [projection]);
  try {
    return await work();
  } finally {
    await connection.query(`SELECT pg_advisory_unlock(${SWITCH_KEY})`, [projection]);
  }
};

/** Unqualified names mean the slot's tables until the transaction ends. */
export const useSlot = async (tx: Sql, slot: Slot): Promise<void> => {
  await tx.query(`SET LOCAL search_path TO ${slot}, public`);
};

/** Lets the views of these names show a slot's tables. `anew`: their columns may be others than they were. */
export const showSlot = async (
  tx: Sql,
  slot: Slot,
  tables: readonly string[],
  { anew }: { readonly anew: boolean },
): Promise<void> => {
  const views = tables.map(
    (table) =>
      `${anew ? `DROP VIEW IF EXISTS public.${table};` : ''}
       CREATE OR REPLACE VIEW public.${table} AS SELECT * FROM ${slot}.${table}`,
  );
  await tx.query(views.join(';'));
};
