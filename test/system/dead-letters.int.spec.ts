import { setTimeout as pause } from 'node:timers/promises';
import { MAX_BODY_BYTES } from '@chancery/contracts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../support/articles';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { type Answer, eventually, startServer, type TestServer } from '../support/server';

let database: TestDatabase;
let server: TestServer;
let sql: pg.Client;

beforeAll(async () => {
  database = await createDatabase();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
  server = await startServer({ CHANCERY_DATABASE_URL: database.url, CHANCERY_ROLES: 'web' });
});

afterAll(async () => {
  await server?.stop();
  await sql?.end();
  await database?.drop();
});

const ndjson = { 'content-type': 'application/x-ndjson' };

/** Sends a line that is rejected, and gives the id that it is kept under. */
const reject = async (line: string): Promise<string> => {
  await server.call('POST', '/articles', line, ndjson);
  const letters = await eventually(
    () => server.call('GET', '/dead-letters'),
    ({ body }) => body.items[0]?.payload.startsWith(line.slice(0, 2_000)),
  );
  return letters.body.items[0].id;
};

const redrive = (id: string, payload?: string): Promise<Answer> =>
  server.call('POST', `/dead-letters/${id}/redrive`, payload === undefined ? {} : { payload });

const queued = async (): Promise<number> =>
  Number((await sql.query('SELECT count(*) AS n FROM article_queue')).rows[0].n);

/** The same JSON, so many bytes long. */
const padded = (json: string, bytes: number): string => json + ' '.repeat(bytes - Buffer.byteLength(json));

describe('a rejected message', () => {
  it('is sent again once, however many send it at the same time', async () => {
    const id = await reject('{"once": 1}');
    const before = await queued();
    const payload = JSON.stringify(article('once'));
    await sql.query('BEGIN');
    await sql.query('SELECT 1 FROM dead_letters WHERE id = $1 FOR UPDATE', [id]);
    const redriving = Array.from({ length: 40 }, () => redrive(id, payload));
    await pause(500);
    const meanwhile = await server.call('GET', '/dead-letters');
    await sql.query('COMMIT');
    const answers = await Promise.all(redriving);
    expect(meanwhile.status).toBe(200);
    expect(answers.map(({ status }) => status).sort()).toEqual([202, ...Array(39).fill(409)]);
    expect(await queued()).toBe(before + 1);
  });

  it('that would be rejected again is refused with the reason, and can still be mended', async () => {
    const id = await reject('{"still": "bad"}');
    expect(await redrive(id)).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
    const whole = await server.call('GET', `/dead-letters/${id}`);
    expect(whole.body).toMatchObject({ payload: '{"still": "bad"}', redrivenAt: null });
    expect((await redrive(id, JSON.stringify(article('mended')))).status).toBe(202);
  });

  it('may be mended up to the size of any message, and no further', async () => {
    const id = await reject('{"large": 1}');
    const json = JSON.stringify(article('large'));
    expect((await redrive(id, padded(json, MAX_BODY_BYTES + 1))).status).toBe(400);
    expect((await redrive(id, padded(json, MAX_BODY_BYTES))).status).toBe(202);
  });

  it('shows in the list where it begins, and whole by itself', async () => {
    const line = `{"ä": "${'ä'.repeat(1_000_000)}"}`;
    const id = await reject(line);
    const { body } = await server.call('GET', '/dead-letters?limit=1');
    expect(body.items[0].payload).toBe(line.slice(0, 2_000));
    expect((await server.call('GET', `/dead-letters/${id}`)).body.payload).toBe(line);
  });
});
