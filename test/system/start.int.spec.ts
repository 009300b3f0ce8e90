import { execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { article } from '../support/articles';
import { startPostgres } from '../support/postgres-server';
import { eventually, freePort, spawnServer, startServer, type TestServer } from '../support/server';

let dataDir: string;
let servers: TestServer[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'chancery-start-'));
});

afterEach(async () => {
  await Promise.all(servers.map((server) => server.stop()));
  servers = [];
  await rm(dataDir, { recursive: true, force: true });
});

const start = async (env: Record<string, string> = {}) => {
  const server = await startServer({ CHANCERY_DATA_DIR: dataDir, ...env });
  servers.push(server);
  return server;
};

/** Processes of the embedded PostgreSQL on the data directory of this spec. */
const postgresProcesses = (): string[] =>
  execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.includes('postgres') && line.includes(join(dataDir, 'postgres')));

/** Starts a server that is to fail, and gives its exit code and last words. */
const failedStart = async (env: Record<string, string>) => {
  const { child, output } = spawnServer({ CHANCERY_DATA_DIR: dataDir, ...env });
  const [code] = await once(child, 'exit');
  return { code, said: output() };
};

const contacts = async (server: TestServer) => (await server.call('GET', '/contacts')).body.items;

describe('on the embedded default', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'stops with the database on %s, and starts again on its data',
    async (signal) => {
      const first = await start();
      await first.call('POST', '/articles', article('kept'));
      const [contact] = await eventually(
        () => contacts(first),
        (items) => items.length === 1,
      );
      process.kill(first.pid, signal);
      expect(await first.ended).toBe(0);
      expect(postgresProcesses()).toEqual([]);
      const second = await start();
      expect(await contacts(second)).toEqual([contact]);
    },
  );

  it('starts again after a kill -9, with one database and nothing lost', async () => {
    const first = await start();
    await first.call('POST', '/articles', article('kept'));
    await eventually(
      () => contacts(first),
      (items) => items.length === 1,
    );
    await first.kill();
    const second = await start();
    expect(await contacts(second)).toHaveLength(1);
    await second.stop();
    expect(postgresProcesses()).toEqual([]);
  });

  it('tells what it is doing, and prints a link that logs in once', async () => {
    const server = await start({ CHANCERY_ADMIN_TOKEN: '' });
    expect(server.output()).toMatch(
      /creating the database \(first start\)[\s\S]*PostgreSQL is ready[\s\S]*schema[\s\S]*ready/,
    );
    const token = /\/login#token=(\S+)/.exec(server.output())?.[1];
    const login = () => server.call('POST', '/session', { token }, { authorization: '' });
    expect((await login()).status).toBe(200);
    expect((await login()).body.code).toBe('LOGIN_REFUSED');
  });

  it('streams the demo in, labelled, and removes it by one call', async () => {
    const server = await start({ CHANCERY_DEMO: 'on' });
    const items = await eventually(
      () => contacts(server),
      (all) => all.length >= 8,
      30_000,
    );
    expect(items.every((item: { demo: boolean }) => item.demo)).toBe(true);
    await server.call('POST', '/articles', article('real'));
    const status = await server.call('GET', '/status');
    expect(status.body.demo).toMatchObject({ state: 'streaming' });
    expect((await server.call('DELETE', '/demo')).body.demo.state).toBe('removed');
    const left = await eventually(
      () => contacts(server),
      (all) => all.length === 1,
    );
    expect(left[0]).toMatchObject({ demo: false, sources: { articles: 1 } });
    await server.stop();
    const again = await start();
    expect(await contacts(again)).toHaveLength(1);
    expect((await again.call('GET', '/status')).body.demo).toEqual({ state: 'removed', articles: 0 });
  });
});

describe('a start that fails says why in one sentence', () => {
  it('when the port is taken, and stops the database again', async () => {
    const port = await freePort();
    const blocker = createServer().listen(port, '127.0.0.1');
    await once(blocker, 'listening');
    const { code, said } = await failedStart({ CHANCERY_PORT: String(port) });
    blocker.close();
    expect(code).toBe(1);
    expect(said).toMatch(new RegExp(`Port ${port} is taken: .*CHANCERY_PORT`));
    expect(postgresProcesses()).toEqual([]);
  });

  it('when another instance runs on the data directory, which goes on', async () => {
    const first = await start();
    const { code, said } = await failedStart({ CHANCERY_PORT: String(await freePort()) });
    expect(code).toBe(1);
    expect(said.trim().split('\n').at(-1)).toMatch(/another|already/i);
    expect((await first.call('GET', '/health')).body.ready).toBe(true);
  });

  it('when the data directory cannot be', async () => {
    const file = join(dataDir, 'file');
    await writeFile(file, '');
    const { code, said } = await failedStart({ CHANCERY_DATA_DIR: join(file, 'data') });
    expect(code).toBe(1);
    expect(said).toContain(join(file, 'data'));
    expect(said).not.toMatch(/\n\s+at /);
  });

  it('when the configuration does not hold, all faults at once', async () => {
    const { code, said } = await failedStart({ CHANCERY_PORT: 'http', CHANCERY_ROLS: 'web' });
    expect(code).toBe(1);
    expect(said).toMatch(/CHANCERY_PORT[\s\S]*CHANCERY_ROLS|CHANCERY_ROLS[\s\S]*CHANCERY_PORT/);
    expect(said).toMatch(/did you mean CHANCERY_ROLES/);
  });
});

describe('when PostgreSQL is killed and comes back', () => {
  it('requests fail as unavailable meanwhile, then everything goes on', async () => {
    const postgres = await startPostgres();
    try {
      const server = await start({ CHANCERY_DATABASE_URL: postgres.url });
      await server.call('POST', '/articles', article('before'));
      await eventually(
        () => contacts(server),
        (items) => items.length === 1,
      );
      await postgres.crash();
      const meanwhile = await server.call('GET', '/contacts');
      expect(meanwhile).toMatchObject({ status: 503, body: { code: 'UNAVAILABLE' } });
      expect((await server.call('GET', '/health')).body).toMatchObject({ live: true, ready: false });
      await postgres.start();
      const other = {
        text: 'Bundesaußenministerin Annalena Baerbock hat am Freitag mit dem chinesischen Außenminister Wang Yi telefoniert.',
      };
      await eventually(
        () => server.call('POST', '/articles', article('after', other)),
        ({ status }) => status === 202,
      );
      await eventually(
        () => contacts(server),
        (items) => items.length === 2,
        30_000,
      );
      await eventually(
        () => server.call('GET', '/health'),
        ({ body }) => body.ready,
      );
      await server.stop();
    } finally {
      await postgres.stop();
    }
  });
});
