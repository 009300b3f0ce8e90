import { createHash, randomUUID } from 'node:crypto';
import { rename, unlink } from 'node:fs/promises';
import { connect, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EmbeddedPostgresError } from './errors';

/** Held by the process that runs on a data directory. */
export interface OwnerLock {
  release(): Promise<void>;
}

/** Longest path of a socket that every system takes, in bytes. */
const MAX_SOCKET_PATH = 100;

/**
 * Makes this process the only owner of a data directory.
 *
 * The lock is a listening socket in that directory: the kernel closes it with the process, however that ends, and
 * it holds between containers that share the directory, where process ids mean nothing.
 * @throws EmbeddedPostgresError ANOTHER_INSTANCE
 */
export const acquireOwnerLock = async (dataDir: string): Promise<OwnerLock> => {
  const path = socketPath(dataDir);
  for (;;) {
    const server = await listen(path);
    if (server) return { release: () => close(server) };
    const owner = await ownerOf(path);
    if (owner !== null) {
      const message = `Another Chancery (process ${owner}) runs on ${dataDir}: stop it or set CHANCERY_DATA_DIR to another place.`;
      throw new EmbeddedPostgresError('ANOTHER_INSTANCE', message);
    }
    await removeStale(path);
  }
};

const socketPath = (dataDir: string): string => {
  const path = join(dataDir, 'owner.lock');
  if (Buffer.byteLength(path) <= MAX_SOCKET_PATH) return path;
  const digest = createHash('sha256').update(dataDir).digest('hex').slice(0, 24);
  return join(tmpdir(), `chancery-${digest}.lock`);
};

/** A server that tells our process id to whoever connects; null where the path exists. */
const listen = (path: string): Promise<Server | null> =>
  new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on('error', () => undefined);
      socket.end(String(process.pid));
    });
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' ? resolve(null) : reject(error),
    );
    server.listen(path, () => resolve(server.unref()));
  });

/** The process id of the living owner, `unknown` where it does not tell, null where there is none. */
const ownerOf = (path: string): Promise<string | null> =>
  new Promise((resolve) => {
    const socket = connect(path);
    let told = '';
    socket.setEncoding('utf8').setTimeout(1_000, () => socket.destroy());
    socket.on('data', (text) => {
      told += text;
    });
    socket.on('error', ({ code }: NodeJS.ErrnoException) =>
      resolve(code === 'ECONNREFUSED' || code === 'ENOENT' ? null : 'unknown'),
    );
    socket.on('close', () => resolve(told || 'unknown'));
  });

/** Moves the socket aside first: had another process taken the lock meanwhile, its socket is put back. */
const removeStale = async (path: string): Promise<void> => {
  const aside = `${path}.${randomUUID().slice(0, 8)}`;
  try {
    await rename(path, aside);
    if ((await ownerOf(aside)) === null) await unlink(aside);
    else await rename(aside, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
};

const close = (server: Server): Promise<void> => new Promise((resolve) => server.close(() => resolve()));
