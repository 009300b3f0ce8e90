import type { ChildProcess } from 'node:child_process';
import { access, constants, mkdir, realpath } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Account, postgresAccount } from './account';
import { type Binaries, findBinaries } from './binaries';
import {
  type ClusterFiles,
  checkOwner,
  createCluster,
  DATABASE,
  failureOf,
  filesOf,
  hasCluster,
  passwordOf,
  reachableName,
} from './cluster';
import { fileSystemError } from './errors';
import { urlOf } from './find';
import { acquireOwnerLock } from './owner-lock';
import { exitOf, launch, shutDown, signal, stopOrphan } from './server-process';

export interface EmbeddedPostgresOptions {
  /** Where the cluster, its password and its log live; created where missing. */
  readonly dataDir: string;
  /** Told of each step in words fit for the terminal. */
  onProgress?(step: string): void;
  /** The server ended although nobody stopped it. */
  onExit?(): void;
}

export interface EmbeddedPostgres {
  /** Of the only user, on the database `chancery`; loopback, another port at each start. */
  readonly url: string;
  /** Fast shutdown; resolves when the server is gone. Can be called again. */
  stop(): Promise<void>;
}

export /** An ordinary start takes less. */
const SLOW_START_MS = 2_000;

/**
 * Runs a PostgreSQL of one's own in a data directory, as root or as an ordinary user: creates it at the first start
 * and ends an orphan that a killed Chancery left. The server lives until `stop`, or is told to stop when this
 * process exits without.
 * @throws EmbeddedPostgresError one sentence for whoever started it
 */
export const startEmbeddedPostgres = async (options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> => {
  try {
    await mkdir(options.dataDir, { recursive: true });
    await access(options.dataDir, constants.W_OK | constants.X_OK);
    const dataDir = await realpath(options.dataDir);
    const lock = await acquireOwnerLock(dataDir);
    try {
      return await open(filesOf(dataDir), options, lock.release);
    } catch (error) {
      await lock.release();
      throw error;
    }
  } catch (error) {
    throw fileSystemError(error, options.dataDir);
  }
};

const open = async (
  files: ClusterFiles,
  { onProgress, onExit }: EmbeddedPostgresOptions,
  release: () => Promise<void>,
): Promise<EmbeddedPostgres> => {
  const account = await postgresAccount(files.cluster);
  const binaries = await findBinaries(account);
  if (await hasCluster(files)) {
    await checkOwner(files);
    await stopOrphan(files.cluster, () => onProgress?.('ending a PostgreSQL that was left running'));
  } else {
    onProgress?.('creating the database (first start)');
    await createCluster(files, binaries, account);
  }
  onProgress?.('starting PostgreSQL');
  const port = await freePort();
  const child = await startServer(files, binaries, account, port);
  const server = supervise(child, release, onExit);
  try {
    const url = await whenReady(files, child, port, onProgress);
    onProgress?.('PostgreSQL is ready');
    return { url, stop: server.stop };
  } catch (error) {
    await server.stop();
    throw error;
  }
};

const startServer = async (
  files: ClusterFiles,
  { postgres }: Binaries,
  account: Account | null,
  port: number,
): Promise<ChildProcess> => {
  const directory = await reachableName(files.cluster, account);
  const settings = { listen_addresses: '127.0.0.1', unix_socket_directories: '', max_connections: '100' };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const args = ['-D', directory, '-p', String(port), ...flags];
  return launch({ file: postgres, args, cwd: files.cluster, account, log: files.log });
};

/** Sees to it that the server is stopped once, by `stop` or with this process, and that an end of its own is told. */
const supervise = (child: ChildProcess, release: () => Promise<void>, onExit: (() => void) | undefined) => {
  let stopping: Promise<void> | undefined;
  const isGone = () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined;
  const stopWithProcess = () => child.pid !== undefined && signal(child.pid, 'SIGINT');
  process.once('exit', stopWithProcess);
  child.once('exit', () => {
    process.off('exit', stopWithProcess);
    if (!stopping) onExit?.();
  });
  const end = async () => {
    if (child.pid !== undefined) await shutDown(child.pid, isGone);
    await release();
  };
  return {
    stop: (): Promise<void> => {
      stopping ??= end();
      return stopping;
    },
  };
};

/** Waits as long as the server lives: after a crash it replays its write-ahead log first. */
const whenReady = async (
  files: ClusterFiles,
  child: ChildProcess,
  port: number,
  onProgress: EmbeddedPostgresOptions['onProgress'],
): Promise<string> => {
  const ended = exitOf(child).then(async () => Promise.reject(await failureOf(files)));
  ended.catch(() => undefined);
  const slow = setTimeout(() => onProgress?.('PostgreSQL recovers from an unclean stop'), SLOW_START_MS);
  try {
    const password = await passwordOf(files);
    while (!(await Promise.race([ensureDatabase(urlOf(password, port, 'postgres')), ended]))) await pause(30);
    return urlOf(password, port, DATABASE);
  } finally {
    clearTimeout(slow);
  }
};

/** Where the server does not take connections yet. */
const NOT_YET = ['ECONNREFUSED', 'ECONNRESET', '57P03'];

/** Whether the database is there by now. */
const ensureDatabase = async (url: string): Promise<boolean> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
    return true;
  } catch (error) {
    if (NOT_YET.includes((error as { code?: string }).code ?? '')) return false;
    throw error;
  } finally {
    await client.end().catch(() => undefined);
  }
};

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
