import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { DataSource } from 'typeorm';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createDatabase } from '../../../../../test/support/postgres';
import { createLogger } from '../../logging/logger';
import { PublishError } from '../transport';
import { consume, message, messages, Store, transportContract, until } from '../transport-contract.fixture';
import { queueMigrations } from './migrations';
import { createQueueTransport } from './transport';

const logger = createLogger({ level: 'silent', format: 'json' });

const open = async () => {
  const { url, drop } = await createDatabase();
  const sql = new DataSource({ type: 'postgres', url, migrations: queueMigrations });
  await sql.initialize();
  onTestFinished(async () => {
    await sql.destroy();
    await drop();
  });
  await sql.runMigrations();
  return { url, sql, transport: createQueueTransport({ sql, logger }) };
};

describe('the embedded article queue', () => {
  transportContract(async () => (await open()).transport);

  it('given many publishers at once, gives offsets without gaps that no reader ever sees out of order', async () => {
    const { sql, transport } = await open();
    const store = new Store();
    consume(transport, store, { maxBatch: 7 });
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => transport.publisher.publish([message(n * 2), message(n * 2 + 1)])),
    );
    await until(() => store.taken.length >= 80);
    expect(store.numbers()).toEqual(Array.from({ length: 80 }, (_, n) => n));
    const [row] = await sql.query(
      'SELECT max("offset")::int AS max, count(*)::int AS count FROM article_queue',
    );
    expect(row).toEqual({ max: 79, count: 80 });
  });

  it('given a publisher whose transaction is slow, lets a later one wait instead of overtaking it', async () => {
    const { url, transport } = await open();
    const slow = new pg.Client({ connectionString: url });
    await slow.connect();
    await slow.query('BEGIN');
    await slow.query(`SELECT article_queue_append(ARRAY['slow'], ARRAY['{}'::jsonb], ARRAY['0'::bytea])`);
    const store = new Store();
    consume(transport, store);
    const later = transport.publisher.publish([message(1)]);
    await pause(300);
    expect(store.taken).toEqual([]);
    await slow.query('COMMIT');
    await slow.end();
    await later;
    await until(() => store.taken.length === 2);
    expect(store.taken.map(({ number }) => number)).toEqual([0, 1]);
  });

  it('deletes what was read and still goes on with the next offset', async () => {
    const { sql, transport } = await open();
    await transport.publisher.publish(messages(12_000));
    const store = new Store();
    const { stop } = consume(transport, store, { maxBatch: 1_000 });
    await until(() => store.taken.length >= 12_000);
    await stop();
    const [{ count }] = await sql.query('SELECT count(*)::int AS count FROM article_queue');
    expect(count).toBeLessThan(7_000);
    await transport.publisher.publish([message(12_000)]);
    const [{ last }] = await sql.query('SELECT max("offset")::int AS last FROM article_queue');
    expect(last).toBe(12_000);
  });

  it('keeps the bytes of any message, and of its key what PostgreSQL can store', async () => {
    const { sql, transport } = await open();
    const value = Buffer.from([0x00, 0xff, 0x5c, 0x27]);
    await transport.publisher.publish([{ key: 'a\0b\ud800', value, headers: { note: '\0' } }]);
    const [row] = await sql.query('SELECT key, value, headers FROM article_queue');
    expect(row).toEqual({ key: 'a\uFFFDb\uFFFD', value, headers: { note: '\uFFFD' } });
  });

  it('says when the database is away', async () => {
    const { sql, transport } = await open();
    await sql.query('DROP TABLE article_queue');
    const error = await transport.publisher.publish([message(0)]).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(PublishError);
    expect(error).toMatchObject({ code: 'TRANSPORT_UNAVAILABLE' });
  });
});
