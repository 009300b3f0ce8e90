import { randomBytes } from 'node:crypto';
import { chown, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Account, canReach } from './account';
import type { Binaries } from './binaries';
import { EmbeddedPostgresError } from './errors';
import { exitOf, launch } from './server-process';

/** Major version of the embedded binaries; a cluster of another one cannot be opened. */
const MAJOR = '18';

export const USER = 'chancery';
export const DATABASE = 'chancery';

/** The files of an embedded PostgreSQL below a data directory. */
export const filesOf = (dataDir: string) => ({
  cluster: join(dataDir, 'postgres'),
  password: join(dataDir, 'postgres.password'),
  log: join(dataDir, 'postgres.log'),
});
export type ClusterFiles = ReturnType<typeof filesOf>;

/** Whether the data directory holds a cluster that these binaries can open. */
export const hasCluster = async ({ cluster }: ClusterFiles): Promise<boolean> => {
  const version = await readFile(join(cluster, 'PG_VERSION'), 'utf8').catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return null;
      throw error;
    },
  );
  if (version === null || version.trim() === MAJOR) return version !== null;
  throw new EmbeddedPostgresError(
    'DATA_OF_ANOTHER_VERSION',
    `The data in ${cluster} is of PostgreSQL ${version.trim()}, and this Chancery brings ${MAJOR}: dump and restore it, or set CHANCERY_DATA_DIR to another place.`,
  );
};

/** Creates the cluster beside its place and moves it there when complete: a start that is broken off leaves none. */
export const createCluster = async (
  files: ClusterFiles,
  { initdb }: Binaries,
  account: Account | null,
): Promise<void> => {
  const unfinished = `${files.cluster}.unfinished`;
  // What was broken off may go on writing for a moment: it ends where its files are gone.
  await rm(unfinished, { recursive: true, force: true, maxRetries: 20, retryDelay: 50 });
  await mkdir(unfinished, { mode: 0o700 });
  if (account) await chown(unfinished, account.uid, account.gid);
  const secret = await passwordOf(files);
  const passwords = await mkdtemp(join(tmpdir(), 'chancery-'));
  const passwordFile = join(passwords, 'password');
  await writeFile(passwordFile, secret, { mode: 0o600 });
  if (account)
    await Promise.all([passwords, passwordFile].map((path) => chown(path, account.uid, account.gid)));
  try {
    const args = [
      `--pgdata=${await reachableName(unfinished, account)}`,
      `--username=${USER}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
    ];
    const child = launch({ file: initdb, args, cwd: unfinished, account, log: files.log });
    if ((await exitOf(child)) !== 0) throw await failureOf(files);
    await rename(unfinished, files.cluster);
  } finally {
    await rm(passwords, { recursive: true, force: true });
  }
};

/** The password of the cluster's only user: random, kept beside it, readable by its owner alone. */
export const passwordOf = async ({ password }: ClusterFiles): Promise<string> => {
  const kept = await readFile(password, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (kept) return kept;
  const fresh = randomBytes(24).toString('base64url');
  await writeFile(password, fresh, { mode: 0o600 });
  return fresh;
};

/**
 * A name under which the account finds the directory that the program is started in. Below a directory that is
 * closed to it (such as /root) the path leads nowhere, but the working directory stays open.
 */
export const reachableName = async (directory: string, account: Account | null): Promise<string> => {
  if (await canReach(account, directory)) return directory;
  if (process.platform === 'linux') return '/proc/self/cwd';
  throw new EmbeddedPostgresError(
    'DATA_DIR_NOT_WRITABLE',
    `PostgreSQL does not run as root, and the user postgres cannot reach ${directory}: set CHANCERY_DATA_DIR to a place outside of root's own.`,
  );
};

/** What the program printed last, as an error. */
export const failureOf = async ({ cluster, log }: ClusterFiles): Promise<EmbeddedPostgresError> => {
  const printed = await readFile(log, 'utf8').catch(() => '');
  if (/No space left on device|Disk quota exceeded/.test(printed)) {
    return new EmbeddedPostgresError('DISK_FULL', `No space is left for the data in ${cluster}.`);
  }
  const said = printed.match(/(?:FATAL|PANIC|error): +(.*)/)?.[1] ?? 'it gave no reason';
  return new EmbeddedPostgresError(
    'POSTGRES_FAILED',
    `The embedded PostgreSQL did not start: ${said} (see ${log}).`,
  );
};

/** Refuses data that belongs to another user before PostgreSQL does so in its own words. */
export const checkOwner = async ({ cluster }: ClusterFiles): Promise<void> => {
  const own = process.getuid?.();
  const { uid } = await stat(cluster);
  if (own === undefined || own === 0 || uid === own) return;
  throw new EmbeddedPostgresError(
    'DATA_DIR_NOT_WRITABLE',
    `The data in ${cluster} belongs to another user (${uid}): start Chancery as that user or set CHANCERY_DATA_DIR to another place.`,
  );
};
