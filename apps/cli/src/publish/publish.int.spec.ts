import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLogger, createQueueTransport, queueMigrations } from '@chancery/platform';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { article } from '../../../../test/support/articles';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { MOST_TOLD, publishFiles } from './publish';

let folder: string;
let database: TestDatabase;
let sql: DataSource;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-publish-'));
  database = await createDatabase();
  sql = new DataSource({ type: 'postgres', url: database.url, migrations: queueMigrations });
  await sql.initialize();
  await sql.runMigrations();
});

afterEach(async () => {
  await sql.destroy();
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

const publish = async (content: string | Buffer) => {
  const file = join(folder, 'articles.jsonl');
  await writeFile(file, content);
  const logger = createLogger({ level: 'silent', format: 'json' });
  const progress: { read: number; total: number }[] = [];
  const { publisher } = createQueueTransport({ sql, logger });
  const result = await publishFiles([file], publisher, (step) => progress.push(step));
  return { ...result, progress };
};

const queued = async (): Promise<unknown[]> => {
  const rows = await sql.query('SELECT value FROM article_queue ORDER BY "offset"');
  return rows.map(({ value }: { value: Buffer }) => JSON.parse(value.toString()));
};

const line = (id: string, changes = {}): string => `${JSON.stringify(article(id, changes))}\n`;

describe('publishing files', () => {
  it('puts each article on the queue, in order, and tells how far it is', async () => {
    const ids = Array.from({ length: 1_200 }, (_, n) => `a-${n}`);
    const { published, refused, progress } = await publish(ids.map((id) => line(id)).join(''));
    expect({ published, refused }).toEqual({ published: 1_200, refused: 0 });
    expect(await queued()).toEqual(ids.map((id) => article(id)));
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.at(-1)!.read).toBe(progress.at(-1)!.total);
  });

  it('names bad lines by number and reason, and the others go through', async () => {
    const result = await publish(`${line('good')}{not json\n\n${line('bad', { title: '' })}${line('last')}`);
    expect(result).toMatchObject({ published: 2, refused: 2 });
    expect(result.told.map(({ line: number, reason }) => [number, reason])).toEqual([
      [2, expect.stringMatching(/^not JSON: /)],
      [4, expect.stringMatching(/^title: /)],
    ]);
  });

  it('refuses bytes that are not UTF-8 rather than replacing them', async () => {
    const latin1 = Buffer.from(line('old', { title: 'Gespräch über Kohle' }), 'latin1');
    const result = await publish(Buffer.concat([Buffer.from(line('good')), latin1]));
    expect(result).toMatchObject({ published: 1, refused: 1, told: [{ line: 2, reason: 'not UTF-8' }] });
    expect(await queued()).toEqual([article('good')]);
  });

  it('takes a line separator of Unicode within a text as text', async () => {
    const text = 'Erster Satz.\u2028Zweiter Satz.\u2029Dritter Satz.';
    expect(await publish(line('u', { text }))).toMatchObject({ published: 1, refused: 0 });
    expect(await queued()).toEqual([article('u', { text })]);
  });

  it('refuses a line that is larger than a message may be', async () => {
    const result = await publish(`${'x'.repeat(6_000_000)}\n${line('good')}`);
    expect(result).toMatchObject({ published: 1, refused: 1 });
    expect(result.told[0]!.reason).toMatch(/^larger than 5242880 bytes/);
  });

  it('counts all bad lines, but keeps the first few only', async () => {
    const result = await publish('x\n'.repeat(10_000));
    expect(result).toMatchObject({ published: 0, refused: 10_000 });
    expect(result.told.map(({ line: number }) => number)).toEqual(
      Array.from({ length: MOST_TOLD }, (_, index) => index + 1),
    );
  });
});
