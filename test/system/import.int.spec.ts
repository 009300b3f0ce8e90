import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { oneOfMany } from '../support/articles';
import { describeWithKafka, freshPrefix, kafkaBrokers, removePrefixed } from '../support/kafka';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { eventually, startServer, type TestServer } from '../support/server';

const CLI = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));

let folder: string;
let database: TestDatabase;
let sql: pg.Client;
let server: TestServer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-import-'));
  database = await createDatabase();
  sql = new pg.Client({ connectionString: database.url });
  await sql.connect();
});

afterEach(async () => {
  await server?.stop();
  server = undefined;
  await sql.end();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

interface Settings {
  readonly [name: string]: string;
}

const serve = async (settings: Settings = {}) => {
  server = await startServer({ CHANCERY_DATABASE_URL: database.url, ...settings });
};

/** `chancery publish` as a process of its own, so that it can be killed like one. */
const publish = (args: readonly string[], settings: Settings = {}) => {
  const child = spawn(process.execPath, ['--import', 'tsx', CLI, 'publish', ...args], {
    env: { PATH: process.env.PATH, CHANCERY_DATABASE_URL: database.url, ...settings },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (chunk) => (said += chunk));
  child.stderr.on('data', (chunk) => (said += chunk));
  const ended = once(child, 'exit').then(([code]) => ({ code: code as number | null, said }));
  return { child, ended };
};

const file = async (name: string, content: string | Buffer): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};

const linesOf = (count: number): string =>
  Array.from({ length: count }, (_, n) => `${JSON.stringify(oneOfMany(n))}\n`).join('');

/** In the log: articles, and events of articles; as many of both when each is there once. */
const inLog = async () => {
  const { rows } = await sql.query(
    `SELECT count(*)::int AS events, count(DISTINCT data->>'articleId')::int AS articles
     FROM events WHERE type = 'ArticleReceived'`,
  );
  return rows[0] as { events: number; articles: number };
};

/** Waits until the journal shows that some, but not all, is acknowledged. */
const underWay = async (journal: string, child: ChildProcess): Promise<number> => {
  for (;;) {
    if (child.exitCode !== null) throw new Error('The import ended before it could be killed.');
    const { files } = existsSync(journal) ? JSON.parse(await readFile(journal, 'utf8')) : { files: [] };
    const line = files[0]?.next.line ?? 0;
    if (line >= 1_500) return line;
    await pause(5);
  }
};

const importsOnceThoughKilled = async (settings: Settings = {}) => {
  await serve(settings);
  const [count, bad] = [4_000, 'this is no article\n'];
  const path = await file('history.ndjson.gz', gzipSync(bad + linesOf(count) + bad));
  const first = publish([path, '--max-unread', '1000'], settings);
  const line = await underWay(`${path}.publish-journal`, first.child);
  first.child.kill('SIGKILL');
  expect((await first.ended).code).toBeNull();
  expect((await inLog()).articles).toBeLessThan(count);

  const second = await publish([path, '--max-unread', '1000'], settings).ended;

  expect(second.code).toBe(1);
  expect(Number(/goes on behind line (\d+)/.exec(second.said)?.[1])).toBeGreaterThanOrEqual(line);
  expect(second.said).toContain('4,000 articles accepted, 2 lines rejected');
  await eventually(inLog, ({ articles }) => articles === count, 60_000);
  expect(await inLog()).toEqual({ events: count, articles: count });
  expect(await readFile(`${path}.rejected.ndjson`, 'utf8')).toBe(bad + bad);
  expect((await readdir(folder)).sort()).toEqual(['history.ndjson.gz', 'history.ndjson.gz.rejected.ndjson']);
};

describe('an import', () => {
  it('that is killed goes on when it is run again: each article is in the log once', async () => {
    await importsOnceThoughKilled();
  }, 120_000);

  it('that is stopped by Ctrl-C says how to go on', async () => {
    await serve();
    const path = await file('history.ndjson', linesOf(4_000));
    const { child, ended } = publish([path, '--max-unread', '1000']);
    await underWay(`${path}.publish-journal`, child);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({
      code: 130,
      said: expect.stringMatching(/^Stopped behind line [\d,]+ of .*: run it again to go on\.$/m),
    });
  }, 60_000);

  it('of rejected lines that were mended brings in what was missing', async () => {
    await serve();
    const broken = JSON.stringify({ ...oneOfMany(1), publishedAt: 'yesterday' });
    const path = await file('history.ndjson', `${JSON.stringify(oneOfMany(0))}\n${broken}\n`);
    expect(await publish([path]).ended).toEqual({
      code: 1,
      said: expect.stringContaining(`${path}:2: publishedAt: must be an ISO 8601`),
    });
    const rejected = `${path}.rejected.ndjson`;
    await writeFile(rejected, (await readFile(rejected, 'utf8')).replace('yesterday', '2025-02-15'));
    expect((await publish([rejected]).ended).code).toBe(0);
    await eventually(inLog, ({ articles }) => articles === 2);
  }, 60_000);

  it('reads standard input, and fills what records lack', async () => {
    await serve();
    const { outlet, lang, ...bare } = oneOfMany(0);
    const args = ['--outlet', outlet.name, '--country', 'DE', '--lang', 'de', '--drop-unknown', '-'];
    const { child, ended } = publish(args);
    child.stdin.end(JSON.stringify({ ...bare, fetchedAt: 'today' }));
    const { code, said } = await ended;
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('left out: fetchedAt (1)') });
    const known = await eventually(
      () => server!.call('GET', `/articles/${bare.id}`),
      ({ status }) => status === 200,
    );
    expect(known.body).toMatchObject({ lang, outlet: { name: outlet.name, country: 'DE' } });
  }, 60_000);

  it('with nobody to publish to says so at once', async () => {
    const path = await file('history.ndjson', linesOf(1));
    const settings = { CHANCERY_DATABASE_URL: '', CHANCERY_DATA_DIR: join(folder, 'data') };
    expect(await publish([path], settings).ended).toEqual({
      code: 2,
      said: expect.stringMatching(/^Chancery does not run on .*npm start/),
    });
  }, 60_000);
});

describeWithKafka('an import over Kafka', () => {
  it('that is killed goes on when it is run again: each article is in the log once', async () => {
    const prefix = freshPrefix();
    try {
      await importsOnceThoughKilled({
        CHANCERY_KAFKA_BROKERS: kafkaBrokers().join(','),
        CHANCERY_KAFKA_PREFIX: prefix,
      });
    } finally {
      await server?.stop();
      server = undefined;
      await removePrefixed(prefix);
    }
  }, 120_000);
});
