import type { Sql } from './sql';

/**
 * The last position that was recorded at or before each of some moments (ISO 8601 with offset), in their order; 0 before
 * the first event. A binary search over the log's key, in one statement: positions have no gap and times never decrease
 * with them, so it needs no index of its own and reads about log₂ of the log's length rows a moment.
 */
export const positionsAt = async (sql: Sql, moments: readonly string[]): Promise<number[]> => {
  const rows = await sql.query<{ position: string }>(
    `WITH RECURSIVE search (ordinal, moment, low, high) AS (
       SELECT ordinal, moment, 0::bigint, (SELECT position FROM log_head)
       FROM unnest($1::timestamptz[]) WITH ORDINALITY AS wanted (moment, ordinal)
       UNION ALL
       SELECT ordinal, moment,
              CASE WHEN middle.recorded_at <= moment THEN middle.position ELSE low END,
              CASE WHEN middle.recorded_at <= moment THEN high ELSE middle.position - 1 END
       FROM search CROSS JOIN LATERAL (
         SELECT position, recorded_at FROM events WHERE position = (low + high + 1) / 2 LIMIT 1
       ) middle
       WHERE low < high
     )
     SELECT low AS position FROM search WHERE low = high ORDER BY ordinal`,
    [moments],
  );
  return rows.map(({ position }) => Number(position));
};

/** The last position that was recorded at or before a moment (ISO 8601 with offset); 0 before the first event. */
export const positionAt = async (sql: Sql, moment: string): Promise<number> =>
  (await positionsAt(sql, [moment]))[0]!;
