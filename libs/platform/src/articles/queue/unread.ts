import { PARTITION } from './consumer';
import type { QueueDatabase } from './database';

/** How many messages lie at or behind the stored offset; those that were read and not deleted yet do not count. */
export const unread = async (sql: QueueDatabase, stored: ReadonlyMap<number, bigint>): Promise<number> => {
  const [row] = await sql.query<{ last: string | null }>('SELECT max("offset") AS last FROM article_queue');
  const end = BigInt(row?.last ?? -1) + 1n;
  return Math.max(0, Number(end - (stored.get(PARTITION) ?? 0n)));
};
