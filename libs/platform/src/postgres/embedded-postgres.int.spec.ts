import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { describe, expect, it, onTestFinished } from 'vitest';
import { isRoot } from './account';
import { type EmbeddedPostgresOptions, startEmbeddedPostgres } from './embedded-postgres';
import { findEmbeddedPostgres } from './find';

const PROCESS = fileURLToPath(new URL('./embedded-process.fixture.mjs', import.meta.url));
const NOBODY = 65_534;

const freshDir = async (): Promise<string> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chancery-data-'));
  onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
  return dataDir;
};

const start = async (options: EmbeddedPostgresOptions) => {
  const postgres = await startEmbeddedPostgres(options);
  onTestFinished(() => postgres.stop());
  return postgres;
};

/** Starts the fixture as leader of its own process group, like a command in a terminal. */
const startProcess = async (dataDir: string, uid?: number): Promise<{ child: ChildProcess; url: string }> => {
  const child = spawn(process.execPath, [PROCESS, dataDir], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const [url] = await once(child.stdout!, 'data');
  return { child, url: String(url).trim() };
};

const query = async (url: string, statement: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.end();
  }
};

const postmaster = async (dataDir: string): Promise<number> =>
  Number.parseInt(await readFile(join(dataDir, 'postgres/postmaster.pid'), 'utf8'), 10);

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('the embedded PostgreSQL', () => {
  it('tells its steps, listens on loopback alone, keeps its password to itself and its data over a restart', async () => {
    const dataDir = await freshDir();
    const steps: string[] = [];
    const first = await start({ dataDir, onProgress: (step) => steps.push(step) });
    expect(steps).toEqual([
      'creating the database (first start)',
      'starting PostgreSQL',
      'PostgreSQL is ready',
    ]);
    expect(await query(first.url, 'SHOW listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
    expect((await stat(join(dataDir, 'postgres.password'))).mode & 0o777).toBe(0o600);
    await query(first.url, `CREATE TABLE kept AS SELECT 'words' AS what`);
    await Promise.all([first.stop(), first.stop()]);
    await expect(query(first.url, 'SELECT 1')).rejects.toThrow();
    const second = await start({ dataDir, onProgress: (step) => steps.push(step) });
    expect(steps.slice(3)).toEqual(['starting PostgreSQL', 'PostgreSQL is ready']);
    expect(await query(second.url, 'SELECT what FROM kept')).toEqual([{ what: 'words' }]);
  });

  it('takes no wrong password', async () => {
    const { url } = await start({ dataDir: await freshDir() });
    const forged = new URL(url);
    forged.password = 'postgres';
    await expect(query(forged.href, 'SELECT 1')).rejects.toMatchObject({ code: '28P01' });
  });

  it('lets one process at a time own a data directory, and others find its database', async () => {
    const dataDir = await freshDir();
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();
    const { child, url } = await startProcess(dataDir);
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      code: 'ANOTHER_INSTANCE',
      message: expect.stringContaining(`process ${child.pid}`),
    });
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(await findEmbeddedPostgres(dataDir)).toBe(url);
    child.kill('SIGINT');
    await once(child, 'exit');
    expect(await findEmbeddedPostgres(dataDir)).toBeNull();
  });

  it('outlives a Ctrl-C to the whole process group until it is stopped in order', async () => {
    const dataDir = await freshDir();
    const { child, url } = await startProcess(dataDir);
    const pid = await postmaster(dataDir);
    const exited = once(child, 'exit');
    process.kill(-child.pid!, 'SIGINT');
    await pause(100);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await exited;
    expect(isAlive(pid)).toBe(false);
  });

  it('given a Chancery that was killed, ends the PostgreSQL that it left and starts on the same data', async () => {
    const dataDir = await freshDir();
    const { child, url } = await startProcess(dataDir);
    await query(url, `CREATE TABLE kept AS SELECT 'words' AS what`);
    const orphan = await postmaster(dataDir);
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(isAlive(orphan)).toBe(true);
    const { url: after } = await start({ dataDir });
    expect(isAlive(orphan)).toBe(false);
    expect(await query(after, 'SELECT what FROM kept')).toEqual([{ what: 'words' }]);
  });

  it('given a stale postmaster.pid whose process id another program has by now, starts and leaves that alone', async () => {
    const dataDir = await freshDir();
    const { stop } = await start({ dataDir });
    await stop();
    await writeFile(join(dataDir, 'postgres/postmaster.pid'), `${process.pid}\n`);
    const { url } = await start({ dataDir });
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('tells when the server ends by itself, and not when it is stopped', async () => {
    const dataDir = await freshDir();
    let exits = 0;
    const first = await start({ dataDir, onExit: () => exits++ });
    await first.stop();
    expect(exits).toBe(0);
    await start({ dataDir, onExit: () => exits++ });
    process.kill(await postmaster(dataDir), 'SIGQUIT');
    await expect.poll(() => exits, { timeout: 10_000 }).toBe(1);
  });

  it('given a first start that was broken off, begins anew', async () => {
    const dataDir = await freshDir();
    const child = spawn(process.execPath, [PROCESS, dataDir], { stdio: 'ignore' });
    await expect
      .poll(
        () =>
          stat(join(dataDir, 'postgres.unfinished')).then(
            () => true,
            () => false,
          ),
        { timeout: 10_000, interval: 5 },
      )
      .toBe(true);
    child.kill('SIGKILL');
    await once(child, 'exit');
    const { url } = await start({ dataDir });
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  it('says in a sentence that the data directory cannot be one', async () => {
    const file = join(await freshDir(), 'file');
    await writeFile(file, '');
    await expect(startEmbeddedPostgres({ dataDir: file })).rejects.toMatchObject({
      code: 'DATA_DIR_NOT_WRITABLE',
      message: expect.stringContaining(file),
    });
  });

  it('says in a sentence that the data is of another PostgreSQL', async () => {
    const dataDir = await freshDir();
    const { stop } = await start({ dataDir });
    await stop();
    await writeFile(join(dataDir, 'postgres/PG_VERSION'), '16\n');
    await expect(startEmbeddedPostgres({ dataDir })).rejects.toMatchObject({
      code: 'DATA_OF_ANOTHER_VERSION',
    });
  });

  describe.runIf(isRoot())('as root', () => {
    it('runs below a directory that is closed to everyone else', async () => {
      const closed = await freshDir();
      await chmod(closed, 0o700);
      const { url } = await start({ dataDir: join(closed, 'data') });
      expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
      expect((await stat(join(closed, 'data/postgres'))).uid).not.toBe(0);
    });

    it('takes over the data of an ordinary user and gives it back', async () => {
      const dataDir = await freshDir();
      await chown(dataDir, NOBODY, NOBODY);
      const asUser = async () => {
        const { child } = await startProcess(dataDir, NOBODY);
        child.kill('SIGINT');
        await once(child, 'exit');
      };
      await asUser();
      const { stop } = await start({ dataDir });
      await stop();
      await asUser();
    });

    it('refuses an ordinary user a directory that is not theirs, in a sentence', async () => {
      const child = spawn(process.execPath, [PROCESS, await freshDir()], { uid: NOBODY, gid: NOBODY });
      expect(await text(child.stderr)).toMatch(
        /^DATA_DIR_NOT_WRITABLE The data directory .* cannot be written \(EACCES\)/,
      );
    });
  });
});
