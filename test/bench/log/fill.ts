import { pipeline } from 'node:stream/promises';
import type { NewEvent } from '@chancery/domain';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const CHUNK = 500;

/** When the events were recorded. */
interface Filling {
  /** Of the first event, in milliseconds since 1970. */
  readonly from: number;
  /** Between two events, in milliseconds. */
  readonly every: number;
}

/**
 * Fills an empty log past `append_events`, several times as fast: as a superuser who switches its triggers off, which
 * only benchmarks may do. Positions, ids and head are as an append would leave them.
 */
export const fillLog = async (
  url: string,
  events: Iterable<NewEvent>,
  { from, every }: Filling = { from: Date.UTC(2026, 0, 1), every: 10 },
): Promise<number> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  let count = 0;
  function* lines(): Generator<string> {
    let chunk = '';
    for (const event of events) {
      const recordedAt = new Date(from + every * count++).toISOString();
      const data = escaped(JSON.stringify(event.data));
      chunk += `${count}\tbench-${count}\t1\t${event.id}\t${event.type}\t1\t${data}\t{}\t${recordedAt}\n`;
      if (count % CHUNK === 0) {
        yield chunk;
        chunk = '';
      }
    }
    yield chunk;
  }
  try {
    await client.query('SET session_replication_role = replica; SET synchronous_commit = off');
    await client.query('BEGIN');
    await pipeline(lines(), client.query(copyFrom(`COPY events (${COLUMNS}) FROM STDIN`)));
    await client.query('INSERT INTO event_ids SELECT event_id, position FROM events');
    await client.query(
      'UPDATE log_head SET (position, recorded_at) = (SELECT max(position), max(recorded_at) FROM events)',
    );
    await client.query('COMMIT');
    await client.query('VACUUM ANALYZE events');
  } finally {
    await client.end();
  }
  return count;
};

const COLUMNS = 'position, stream, version, event_id, type, schema_version, data, meta, recorded_at';

const escaped = (text: string): string => text.replaceAll('\\', '\\\\');
