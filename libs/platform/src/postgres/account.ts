import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { promisify } from 'node:util';
import { EmbeddedPostgresError } from './errors';

const run = promisify(execFile);

/** Who PostgreSQL runs as; it refuses to run as root. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * The account that PostgreSQL is to run under: null for the own one. Root gives way to the owner of the existing
 * data, else to the user `postgres`, which is created where missing.
 * @throws EmbeddedPostgresError NO_ACCOUNT
 */
export const postgresAccount = async (cluster: string): Promise<Account | null> => {
  if (!isRoot()) return null;
  const owner = await stat(cluster).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  return (await lookUp()) ?? (await create());
};

const lookUp = async (): Promise<Account | null> => {
  const ids = await Promise.all([run('id', ['-u', 'postgres']), run('id', ['-g', 'postgres'])]).catch(
    () => null,
  );
  return ids && { uid: Number(ids[0].stdout), gid: Number(ids[1].stdout) };
};

const create = async (): Promise<Account> => {
  const attempts: [string, string[]][] = [
    ['useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', 'postgres']],
    ['adduser', ['-S', '-D', '-H', 'postgres']],
  ];
  for (const [command, args] of attempts) await run(command, args).catch(() => undefined);
  const account = await lookUp();
  if (account) return account;
  throw new EmbeddedPostgresError(
    'NO_ACCOUNT',
    'PostgreSQL does not run as root and a user postgres could not be created: start Chancery as an ordinary user or set CHANCERY_DATABASE_URL.',
  );
};

/** Whether the account may pass through every directory above the path, by their mode bits. */
export const canReach = async (account: Account | null, path: string): Promise<boolean> => {
  if (!account) return true;
  for (let directory = dirname(path); ; directory = dirname(directory)) {
    const { uid, gid, mode } = await stat(directory);
    const shift = uid === account.uid ? 6 : gid === account.gid ? 3 : 0;
    if (((mode >> shift) & 1) === 0) return false;
    if (directory === dirname(directory)) return true;
  }
};
