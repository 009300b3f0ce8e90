import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openSource } from './source';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-source-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const file = async (content: Buffer | string) => {
  const path = join(folder, 'file');
  await writeFile(path, content);
  return path;
};

const read = async (path: string, offset = 0): Promise<string> => {
  const chunks: Buffer[] = [];
  const { bytes } = (await openSource(path)).open(offset, new AbortController().signal);
  for await (const chunk of bytes) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
};

const TEXT = 'Zeile um Zeile.\n'.repeat(100_000);

describe('a file', () => {
  it.each([
    ['plain', Buffer.from(TEXT)],
    ['gzipped', gzipSync(TEXT)],
    ['gzipped in parts', Buffer.concat([gzipSync(TEXT.slice(0, 9)), gzipSync(TEXT.slice(9))])],
    ['empty', Buffer.alloc(0)],
  ])('that is %s is read from any place of its text', async (name, content) => {
    const text = name === 'empty' ? '' : TEXT;
    const path = await file(content);
    for (const offset of [0, 1, 262_144, 700_001, text.length]) {
      expect((await read(path, offset)) === text.slice(offset)).toBe(true);
    }
  });

  it.each([
    ['cut off', gzipSync(TEXT).subarray(0, -20)],
    ['broken', Buffer.concat([gzipSync('a').subarray(0, 10), Buffer.from('nonsense')])],
  ])('whose gzip is %s says so', async (_, content) => {
    const path = await file(content);
    await expect(read(path)).rejects.toThrow(`${path} cannot be read to its end: `);
  });

  it('is another one when its content or its time has changed', async () => {
    const path = await file('one');
    const before = (await openSource(path)).identity;
    expect((await openSource(path)).identity).toEqual(before);
    await utimes(path, 1, before!.mtimeMs / 1000);
    await writeFile(path, 'two');
    const [other, time] = [(await openSource(path)).identity!, before!.mtimeMs / 1000];
    expect(other.head).not.toBe(before!.head);
    await utimes(path, time, time + 1);
    expect((await openSource(path)).identity!.mtimeMs).not.toBe(other.mtimeMs);
  });

  it('that is not there, or a folder, is refused', async () => {
    await expect(openSource(join(folder, 'missing'))).rejects.toThrow(/ENOENT/);
    await expect(openSource(folder)).rejects.toThrow(/is a directory/);
  });
});
