import type { ChanceryEvent, Recorded } from '@chancery/domain';
import type { Sql } from './sql';

interface EventRow {
  readonly position: string;
  readonly stream: string;
  readonly version: number;
  readonly event_id: string;
  readonly type: string;
  readonly schema_version: number;
  readonly data: unknown;
  readonly recorded_at: Date;
}

const COLUMNS = 'position, stream, version, event_id, type, schema_version, data, recorded_at';

const toRecorded = (row: EventRow): Recorded => ({
  position: Number(row.position),
  stream: row.stream,
  version: row.version,
  recordedAt: row.recorded_at.toISOString(),
  event: {
    id: row.event_id,
    type: row.type,
    schemaVersion: row.schema_version,
    data: row.data,
  } as ChanceryEvent,
});

/** A span of the log: the events after position `after`, up to position `upTo` where given. */
export interface Span {
  readonly after: number;
  readonly upTo?: number | undefined;
  /** Events at most. */
  readonly limit: number;
}

/**
 * The events of a span in the order of their positions, without a gap: whoever goes on after the last one
 * misses none, however the writers overlap.
 */
export const readEvents = async (sql: Sql, { after, upTo, limit }: Span): Promise<Recorded[]> => {
  const rows = await sql.query<EventRow>(
    `SELECT ${COLUMNS} FROM events
     WHERE position > $1 AND position <= coalesce($2, 9223372036854775807) ORDER BY position LIMIT $3`,
    [after, upTo ?? null, limit],
  );
  return rows.map(toRecorded);
};

/** All events of some streams, each stream's in the order of its versions. */
export const readStreams = async (sql: Sql, streams: readonly string[]): Promise<Recorded[]> => {
  const rows = await sql.query<EventRow>(
    `SELECT ${COLUMNS} FROM events WHERE stream = ANY($1) ORDER BY stream, version`,
    [streams],
  );
  return rows.map(toRecorded);
};

/** The latest event of a type in each of the streams that has one. */
export const readLatest = async <Type extends ChanceryEvent['type']>(
  sql: Sql,
  streams: readonly string[],
  type: Type,
): Promise<Map<string, Recorded<Extract<ChanceryEvent, { type: Type }>>>> => {
  const rows = await sql.query<EventRow>(
    `SELECT latest.* FROM unnest($1::text[]) AS wanted (stream) CROSS JOIN LATERAL (
       SELECT ${COLUMNS} FROM events
       WHERE events.stream = wanted.stream AND type = $2 ORDER BY version DESC LIMIT 1
     ) latest`,
    [streams, type],
  );
  return new Map(
    rows.map((row) => [row.stream, toRecorded(row) as Recorded<Extract<ChanceryEvent, { type: Type }>>]),
  );
};

/** The position of the log's last event; 0 where it is empty. */
export const headPosition = async (sql: Sql): Promise<number> => {
  const [head] = await sql.query<{ position: string }>('SELECT position FROM log_head');
  return Number(head!.position);
};
