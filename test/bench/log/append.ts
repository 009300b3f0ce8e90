import { pipeline } from 'node:stream/promises';
import { appendEvents } from '@chancery/event-log';
import type pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { DataSource } from 'typeorm';
import { type BenchmarkRow, onEmptyLog, secondsFor } from './database';
import { type Sample, sampleBatches } from './sample-events';

const WRITERS = 4;
const BATCH = 500;

type Insert = (batch: readonly Sample[]) => Promise<void>;

const COLUMNS = 'position, stream, version, event_id, type, schema_version, data, meta, recorded_at';

/** What any insert must do: the same columns into a table without index, trigger or order. */
const plainInsert =
  (dataSource: DataSource): Insert =>
  async (batch) => {
    await dataSource.query(
      `INSERT INTO bare_unnest (${COLUMNS})
       SELECT 1, stream, 1, id, type, 1, data, '{}', now()
       FROM unnest($1::text[], $2::uuid[], $3::text[], $4::jsonb[]) AS given (stream, id, type, data)`,
      [
        batch.map(({ stream }) => stream),
        batch.map(({ event }) => event.id),
        batch.map(({ event }) => event.type),
        batch.map(({ event }) => JSON.stringify(event.data)),
      ],
    );
  };

const escapeForCopy = (text: string): string =>
  text.replace(/[\\\t\n\r]/g, (c) => ({ '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' })[c]!);

const copyLine = ({ stream, event }: Sample): string =>
  `1\t${escapeForCopy(stream)}\t1\t${event.id}\t${event.type}\t1\t${escapeForCopy(JSON.stringify(event.data))}\t{}\tnow\n`;

/** The fastest way in that PostgreSQL has. */
const copy =
  (dataSource: DataSource): Insert =>
  async (batch) => {
    const runner = dataSource.createQueryRunner();
    const client: pg.PoolClient = await runner.connect();
    try {
      const sink = client.query(copyFrom(`COPY bare_copy (${COLUMNS}) FROM STDIN`));
      await pipeline([batch.map(copyLine).join('')], sink);
    } finally {
      await runner.release();
    }
  };

/**
 * Events a second of `appendEvents` by four writers in batches of 500, next to a plain `INSERT … SELECT unnest`
 * and `COPY` into bare copies of the table by the same writers. The ratio is append through the other.
 * `adminUrl`: of a server on which databases may be created.
 */
export const benchmarkAppend = (adminUrl: string, events = 60_000): Promise<BenchmarkRow[]> =>
  onEmptyLog(adminUrl, async (dataSource) => {
    await dataSource.query('CREATE TABLE bare_unnest (LIKE events); CREATE TABLE bare_copy (LIKE events)');
    const batches = sampleBatches(events, BATCH);
    const append: Insert = (batch) =>
      dataSource.transaction(async (tx) => {
        await appendEvents(
          tx,
          batch.map(({ stream, event }) => ({ stream, events: [event] })),
        );
      });
    const rate = async (insert: Insert) => Math.round(events / (await secondsFor(batches, WRITERS, insert)));
    const appended = await rate(append);
    const repeated = await rate(append);
    const inserted = await rate(plainInsert(dataSource));
    const copied = await rate(copy(dataSource));
    return [
      { name: 'append (4 writers, batches of 500)', value: appended, unit: 'events/s' },
      {
        name: 'append, all of it duplicates',
        value: repeated,
        unit: 'events/s',
        ratio: repeated / appended,
      },
      {
        name: 'append ÷ plain INSERT … SELECT unnest',
        value: inserted,
        unit: 'events/s',
        ratio: appended / inserted,
      },
      { name: 'append ÷ COPY', value: copied, unit: 'events/s', ratio: appended / copied },
    ];
  });
