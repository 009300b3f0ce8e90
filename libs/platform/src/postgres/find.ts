import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { DATABASE, filesOf, USER } from './cluster';
import { isServerOf } from './server-process';

/** Line of `postmaster.pid` that holds the port, from 0. */
const PORT_LINE = 3;

/** The URL of the embedded PostgreSQL that a Chancery runs in this data directory; null where none does. */
export const findEmbeddedPostgres = async (dataDir: string): Promise<string | null> => {
  try {
    const { cluster, password } = filesOf(await realpath(dataDir));
    const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n');
    if (!(await isServerOf(Number(lines[0]), cluster))) return null;
    return urlOf(await readFile(password, 'utf8'), Number(lines[PORT_LINE]), DATABASE);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

export const urlOf = (password: string, port: number, database: string): string =>
  `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`;
