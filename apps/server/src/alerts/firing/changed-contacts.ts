import type { Contact } from '@chancery/domain';
import { CONTACTS } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';

/** Most contacts that are judged in one transaction. */
const MOST = 500;

/** What the contacts' read model has changed after a position, complete up to `position`. */
export interface Changed {
  /** As they stand, oldest change first. */
  readonly contacts: readonly Contact[];
  readonly gone: readonly string[];
  readonly position: number;
}

/** The next changes after a position; a position is never cut in two. */
export const readChanged = async (tx: Sql, after: number): Promise<Changed> => {
  const rows = await tx.query<{ position: string; id: string; view: Contact | null }>(
    `SELECT position, id, view FROM contacts WHERE position > $1
     UNION ALL
     SELECT position, id, NULL FROM contacts_gone WHERE position > $1
     ORDER BY position FETCH FIRST ${MOST} ROWS WITH TIES`,
    [after],
  );
  return {
    contacts: rows.flatMap(({ view }) => view ?? []),
    gone: rows.flatMap(({ id, view }) => (view ? [] : [id])),
    position: rows.length >= MOST ? Number(rows.at(-1)!.position) : Math.max(after, await readPosition(tx)),
  };
};

/** How far the contacts that are shown have been folded. */
export const readPosition = async (tx: Sql): Promise<number> => {
  const [row] = await tx.query<{ position: string }>(
    'SELECT position FROM projection_positions WHERE projection = $1',
    [CONTACTS.name],
  );
  return Number(row?.position ?? 0);
};

/** Contacts by id, as they stand. */
export const readContacts = async (tx: Sql, ids: readonly string[]): Promise<Contact[]> => {
  if (ids.length === 0) return [];
  const rows = await tx.query<{ view: Contact }>('SELECT view FROM contacts WHERE id = ANY($1::uuid[])', [
    ids,
  ]);
  return rows.map((row) => row.view);
};
