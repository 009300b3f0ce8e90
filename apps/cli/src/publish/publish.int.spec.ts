import { appendFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  type ArticleMessage,
  createLogger,
  createQueueTransport,
  PublishError,
  queueMigrations,
} from '@chancery/platform';
import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { article } from '../../../../test/support/articles';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import type { RejectedLine } from './chunks';
import { Delivery, type Waiting } from './delivery';
import { HighWater } from './high-water';
import { finishImports, type PrepareOptions, prepareImports } from './prepare';
import { type Progress, publishFiles } from './publish';
import type { WayIn } from './way-in';

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

/** The queue of this spec's database, as the way in; nobody reads it. */
const queue = (): WayIn => {
  const transport = createQueueTransport({ sql, logger: createLogger({ level: 'silent', format: 'json' }) });
  return {
    destination: 'here',
    publish: (messages) => transport.publisher.publish(messages),
    unread: () => transport.unread({ group: 'specs', offsets: async () => new Map() }),
    close: async () => undefined,
  };
};

interface Run {
  readonly wayIn?: WayIn;
  readonly mostUnread?: number;
  readonly prepare?: Partial<PrepareOptions>;
  readonly dropUnknown?: boolean;
  readonly patienceMs?: number;
  /** Called after each chunk; may stop the run. */
  readonly onProgress?: (progress: Progress, stop: () => void) => void;
  readonly onWait?: (waiting: Waiting | undefined, stop: () => void) => void;
}

/** One run over files of the spec's folder, as the command does it. */
const publish = async (names: readonly string[], run: Run = {}) => {
  const wayIn = run.wayIn ?? queue();
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  const [notes, rejected, progress]: [string[], [string, RejectedLine][], Progress[]] = [[], [], []];
  const imports = await prepareImports(names.map(file), {
    destination: wayIn.destination,
    restart: false,
    note: (line) => notes.push(line),
    ...run.prepare,
  });
  const highWater = new HighWater(run.mostUnread ?? Number.POSITIVE_INFINITY, () => wayIn.unread());
  const onWait = (waiting: Waiting | undefined) => run.onWait?.(waiting, stop);
  const published = await publishFiles(imports, {
    completion: { outlet: {}, dropUnknown: run.dropUnknown ?? false },
    destination: wayIn.destination,
    delivery: new Delivery(wayIn, highWater, stopping.signal, onWait, run.patienceMs),
    signal: stopping.signal,
    onProgress: (step) => {
      progress.push(step);
      run.onProgress?.(step, stop);
    },
    onRejected: (name, line) => rejected.push([name, line]),
  });
  if (!published.stoppedAt) await finishImports(imports);
  return { ...published, notes, rejected, progress };
};

const file = (name: string): string => join(folder, name);
const write = (name: string, content: string | Buffer) => writeFile(file(name), content);
const line = (id: string, changes = {}): string => `${JSON.stringify(article(id, changes))}\n`;
const lines = (count: number, prefix = 'a'): string =>
  Array.from({ length: count }, (_, n) => line(`${prefix}-${n}`)).join('');
const idsOf = (count: number, prefix = 'a'): string[] =>
  Array.from({ length: count }, (_, n) => `${prefix}-${n}`);

const queued = async (): Promise<{ id: string }[]> => {
  const rows = await sql.query('SELECT value FROM article_queue ORDER BY "offset"');
  return rows.map(({ value }: { value: Buffer }) => JSON.parse(value.toString()));
};
const queuedIds = async (): Promise<string[]> => (await queued()).map(({ id }) => id);

const stopAfter =
  (accepted: number): NonNullable<Run['onProgress']> =>
  ({ tally }, stop) =>
    tally.accepted >= accepted && stop();

describe('publishing files', () => {
  it('puts each article on the queue, in order, and tells how far it is', async () => {
    await write('a', lines(1_200));
    const { tally, progress } = await publish(['a']);
    expect(tally).toMatchObject({ accepted: 1_200, rejected: 0 });
    expect(await queued()).toEqual(idsOf(1_200).map((id) => article(id)));
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.at(-1)!.read).toBe(Buffer.byteLength(lines(1_200)));
  });

  it('takes several, gzipped or not, one after another', async () => {
    await write('a.gz', gzipSync(lines(700, 'a')));
    await write('b', lines(3, 'b'));
    expect((await publish(['a.gz', 'b'])).tally.accepted).toBe(703);
    expect(await queuedIds()).toEqual([...idsOf(700, 'a'), ...idsOf(3, 'b')]);
  });

  it('names bad lines by file, number and reason, keeps them to be mended, and the others go through', async () => {
    const bad = ['{not json', JSON.stringify(article('bad', { title: '' }))];
    await write('a', `${line('good')}${bad[0]}\n\n${bad[1]}\n${line('last')}`);
    const { tally, rejected } = await publish(['a']);
    expect(tally).toMatchObject({ accepted: 2, rejected: 2 });
    expect(rejected.map(([name, { line: number, reason }]) => [name, number, reason])).toEqual([
      [file('a'), 2, expect.stringMatching(/^not JSON: /)],
      [file('a'), 4, expect.stringMatching(/^title: /)],
    ]);
    expect(await readFile(file('a.rejected.ndjson'), 'utf8')).toBe(`${bad.join('\n')}\n`);
  });

  it('refuses bytes that are not UTF-8 rather than replacing them, and keeps them as they are', async () => {
    const latin1 = Buffer.from(line('old', { title: 'Gespräch über Kohle' }), 'latin1');
    await write('a', Buffer.concat([Buffer.from(line('good')), latin1]));
    expect((await publish(['a'])).rejected).toMatchObject([[file('a'), { line: 2, reason: 'not UTF-8' }]]);
    expect(await queued()).toEqual([article('good')]);
    expect(await readFile(file('a.rejected.ndjson'))).toEqual(latin1);
  });

  it('takes a line separator of Unicode within a text as text', async () => {
    const text = 'Erster Satz.\u2028Zweiter Satz.\u2029Dritter Satz.';
    await write('a', line('u', { text }));
    await publish(['a']);
    expect(await queued()).toEqual([article('u', { text })]);
  });

  it('refuses a line that is larger than a message may be', async () => {
    await write('a', `${'x'.repeat(6_000_000)}\n${line('good')}`);
    const { tally, rejected } = await publish(['a']);
    expect(tally).toMatchObject({ accepted: 1, rejected: 1 });
    expect(rejected[0]![1].reason).toMatch(/^larger than 5242880 bytes/);
  });

  it('counts the fields that it leaves out', async () => {
    await write('a', line('a', { fetchedAt: 'now' }) + line('b', { fetchedAt: 'now', by: 'x' }));
    const { tally } = await publish(['a'], { dropUnknown: true });
    expect(tally).toEqual({ accepted: 2, rejected: 0, dropped: { fetchedAt: 2, by: 1 } });
  });

  it('never writes over what it reads, nor over rejected lines of another import', async () => {
    await write('a', `${lines(1_100)}bad\n`);
    await write('notes', 'not to be touched');
    await expect(publish(['a'], { prepare: { rejects: file('a') } })).rejects.toThrow(/would be overwritten/);
    await expect(publish(['a'], { prepare: { journal: file('a') } })).rejects.toThrow(/would be overwritten/);
    await publish(['a'], { onProgress: stopAfter(500) });
    await publish(['a'], { prepare: { rejects: file('notes') } });
    expect(await readFile(file('notes'), 'utf8')).toBe('bad\n');
    expect(await readFile(file('notes~'), 'utf8')).toBe('not to be touched');
  });

  it('publishes what comes before the place where a gzip is cut off, and says so', async () => {
    const noise = Array.from({ length: 1_500 }, (_, n) => line(`a-${n}`, { title: `${Math.sin(n)}` })).join(
      '',
    );
    await write('a.gz', gzipSync(noise).subarray(0, -1_000));
    await expect(publish(['a.gz'])).rejects.toThrow(/a\.gz cannot be read to its end/);
    expect((await queued()).length).toBeGreaterThan(1_000);
    expect(await readdir(folder)).toContain('a.gz.publish-journal');
  });
});

describe('a run that was stopped', () => {
  it.each([
    ['plain', (text: string) => Buffer.from(text)],
    ['gzipped', (text: string) => gzipSync(text)],
  ])('goes on where it was, in a %s file, with each article and each bad line once', async (_, pack) => {
    const text = `${lines(1_100, 'a')}bad 1\n${lines(900, 'b')}bad 2\n`;
    await write('a', pack(text));
    const first = await publish(['a'], { onProgress: stopAfter(1_000) });
    expect(first.stoppedAt).toMatchObject({ line: 1_000 });
    const { tally, notes, rejected, progress } = await publish(['a']);
    expect(notes).toEqual([`${file('a')} goes on behind line 1000.`]);
    expect(tally).toMatchObject({ accepted: 2_000, rejected: 2 });
    expect(rejected.map(([, { line: number }]) => number)).toEqual([1_101, 2_002]);
    expect(progress[0]!.tally.accepted).toBeGreaterThan(1_000);
    expect(await queuedIds()).toEqual([...idsOf(1_100, 'a'), ...idsOf(900, 'b')]);
    expect(await readFile(file('a.rejected.ndjson'), 'utf8')).toBe('bad 1\nbad 2\n');
    expect((await readdir(folder)).sort()).toEqual(['a', 'a.rejected.ndjson']);
  });

  it('skips the files that were read to their end', async () => {
    await write('a', `${lines(600, 'a')}bad\n`);
    await write('b', `${lines(600, 'b')}bad\n`);
    const prepare = { journal: file('journal'), rejects: file('rejects') };
    await publish(['a', 'b'], { prepare, onProgress: stopAfter(1_100) });
    const { tally } = await publish(['a', 'b'], { prepare });
    expect(tally).toMatchObject({ accepted: 1_200, rejected: 2 });
    expect(await queuedIds()).toEqual([...idsOf(600, 'a'), ...idsOf(600, 'b')]);
    expect(await readFile(prepare.rejects, 'utf8')).toBe('bad\nbad\n');
    expect((await readdir(folder)).sort()).toEqual(['a', 'b', 'rejects']);
  });

  it.each([
    ['it is told to', { restart: true }, 0],
    ['it goes to another place', { destination: 'there' }, 0],
    ['the file has changed', {}, 1],
  ])('starts from the beginning when %s', async (_, prepare, more) => {
    await write('a', lines(1_100));
    await publish(['a'], { onProgress: stopAfter(500) });
    if (more > 0) await appendFile(file('a'), line('more'));
    await sql.query('TRUNCATE article_queue');
    const wayIn = { ...queue(), ...('destination' in prepare && { destination: 'there' }) };
    expect((await publish(['a'], { prepare, wayIn })).tally.accepted).toBe(1_100 + more);
    expect(await queuedIds()).toHaveLength(1_100 + more);
  });
});

describe('a reader that is behind', () => {
  it('is waited for, and the import can be stopped meanwhile', async () => {
    await write('a', lines(3_000));
    const waited: Waiting[] = [];
    const { stoppedAt } = await publish(['a'], {
      mostUnread: 1_000,
      onWait: (waiting, stop) => {
        if (waiting) waited.push(waiting);
        if (waited.length === 3) stop();
      },
    });
    expect(stoppedAt).toMatchObject({ line: 1_000 });
    expect(waited[0]).toEqual({ unread: 1_000, idleMs: 0 });
    expect(waited[2]).toMatchObject({ idleMs: expect.toSatisfy((ms: number) => ms >= 300) });
    expect(await queuedIds()).toHaveLength(1_000);
  });

  it('lets the import go on as it reads, and is never further behind than the mark and a chunk', async () => {
    await write('a', lines(4_000));
    const real = queue();
    let [published, read, most] = [0, 0, 0];
    const wayIn: WayIn = {
      ...real,
      unread: async () => {
        read = Math.min(published, read + 700);
        return published - read;
      },
      publish: async (messages) => {
        await real.publish(messages);
        published += messages.length;
        most = Math.max(most, published - read);
      },
    };
    expect((await publish(['a'], { wayIn, mostUnread: 1_000 })).tally.accepted).toBe(4_000);
    expect(most).toBeGreaterThan(900);
    expect(most).toBeLessThan(1_500);
    expect(await queuedIds()).toEqual(idsOf(4_000));
  });
});

describe('a transport', () => {
  /** The queue, which fails at some calls. */
  const failing = (
    fault: (call: number, messages: readonly ArticleMessage[]) => Error | undefined,
  ): WayIn => {
    const real = queue();
    let calls = 0;
    const attempt = async (messages: readonly ArticleMessage[]) => {
      const error = fault(calls++, messages);
      if (error) throw error;
      await real.publish(messages);
    };
    return { ...real, publish: attempt };
  };
  const away = new PublishError('TRANSPORT_UNAVAILABLE', 'It is away.', undefined);

  it('that is away for a while is waited for', async () => {
    await write('a', lines(600));
    const waited: (Waiting | undefined)[] = [];
    const wayIn = failing((call) => (call === 1 || call === 2 ? away : undefined));
    const { tally } = await publish(['a'], { wayIn, onWait: (waiting) => waited.push(waiting) });
    expect(tally.accepted).toBe(600);
    expect(waited).toContainEqual({ reason: 'It is away.' });
    expect(waited.at(-1)).toBeUndefined();
    expect(await queuedIds()).toEqual(idsOf(600));
  });

  it('that stays away ends the import, which can go on later', async () => {
    await write('a', lines(1_200));
    const wayIn = failing((call) => (call > 0 ? away : undefined));
    await expect(publish(['a'], { wayIn, patienceMs: 300 })).rejects.toBe(away);
    expect((await publish(['a'])).tally.accepted).toBe(1_200);
    expect(await queuedIds()).toEqual(idsOf(1_200));
  });

  it('that finds one article too large rejects it alone', async () => {
    await write('a', lines(10) + line('large', { text: 'x'.repeat(10_000) }) + lines(10, 'b'));
    const tooLarge = new PublishError('MESSAGE_TOO_LARGE', 'Too large.', undefined);
    const wayIn = failing((_, messages) =>
      messages.some(({ value }) => value.length > 10_000) ? tooLarge : undefined,
    );
    const { tally, rejected } = await publish(['a'], { wayIn });
    expect(tally).toMatchObject({ accepted: 20, rejected: 1 });
    expect(rejected).toMatchObject([[file('a'), { line: 11, reason: 'Too large.' }]]);
    expect(await queuedIds()).toEqual([...idsOf(10), ...idsOf(10, 'b')]);
  });
});
