import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { addAbortSignal, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** By what a file is known again: where one of these differs, it is another file. */
export interface FileIdentity {
  readonly path: string;
  readonly size: number;
  readonly mtimeMs: number;
  /** SHA-256 of the first HEAD_BYTES. */
  readonly head: string;
}

/** A file or pipe of NDJSON, gzipped or not. */
export interface Source {
  /** As the user called it. */
  readonly name: string;
  /** Undefined for pipes, which cannot be read again. */
  readonly identity: FileIdentity | undefined;
  /** Starts reading at an offset of the unpacked bytes; the signal breaks it off with an error. */
  open(offset: number, signal: AbortSignal): Reading;
}

export interface Reading {
  /** The unpacked bytes from the offset on. */
  readonly bytes: AsyncIterable<Buffer>;
  /** Of the bytes as they are stored, how many are read. */
  read(): number;
}

export const STDIN = '-';

const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 256 * 1024;
/** The first of the two bytes with which gzip begins (RFC 1952); no JSON begins so. */
const GZIP = 0x1f;

/** @throws where the file is not there or cannot be read */
export const openSource = async (name: string): Promise<Source> => {
  if (name === STDIN) return pipe('stdin', () => process.stdin);
  const stats = await stat(name);
  if (stats.isDirectory()) throw new Error(`${name} is a directory.`);
  if (!stats.isFile()) return pipe(name, () => createReadStream(name));
  const head = await readHead(name);
  const isPacked = head[0] === GZIP;
  return {
    name,
    identity: {
      path: resolve(name),
      size: stats.size,
      mtimeMs: stats.mtimeMs,
      head: createHash('sha256').update(head).digest('hex'),
    },
    open: (offset, signal) => {
      const start = isPacked ? 0 : offset;
      const stream = createReadStream(name, { start, highWaterMark: CHUNK_BYTES, signal });
      const bytes = isPacked ? skip(unpacked(stream), offset) : stream;
      return { bytes: named(name, bytes), read: () => start + stream.bytesRead };
    },
  };
};

const pipe = (name: string, open: () => Readable): Source => ({
  name,
  identity: undefined,
  open: (_offset, signal) => ({
    bytes: named(name, unpacked(addAbortSignal(signal, open()))),
    read: () => 0,
  }),
});

const readHead = async (name: string): Promise<Buffer> => {
  const file = await open(name);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
};

async function* named(name: string, chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* chunks;
  } catch (cause) {
    throw new Error(`${name} cannot be read to its end: ${(cause as Error).message}`, { cause });
  }
}

/** The bytes of a stream, unpacked where it begins as gzip does. */
async function* unpacked(stream: Readable): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<Buffer> = stream[Symbol.asyncIterator]();
  const first = await chunks.next();
  if (first.done) return;
  const all = Readable.from(preceded(first.value, chunks));
  if (first.value[0] !== GZIP) return yield* all;
  const gunzip = createGunzip({ chunkSize: CHUNK_BYTES });
  all.on('error', (error) => gunzip.destroy(error));
  yield* all.pipe(gunzip);
}

async function* preceded<T>(first: T, others: AsyncIterator<T>): AsyncGenerator<T> {
  yield first;
  yield* { [Symbol.asyncIterator]: () => others };
}

async function* skip(chunks: AsyncIterable<Buffer>, count: number): AsyncGenerator<Buffer> {
  let left = count;
  for await (const chunk of chunks) {
    if (left < chunk.length) yield left > 0 ? chunk.subarray(left) : chunk;
    left = Math.max(0, left - chunk.length);
  }
}
