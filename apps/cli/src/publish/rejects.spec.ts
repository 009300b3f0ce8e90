import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { RejectsFile } from './rejects';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-rejects-'));
  path = join(folder, 'rejected.ndjson');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const content = () => readFile(path, 'latin1');

describe('the file of rejected lines', () => {
  it('has them byte for byte, and is not made without any', async () => {
    const rejects = await RejectsFile.fresh(path);
    await rejects.append([]);
    expect(await readdir(folder)).toEqual([]);
    await rejects.append([Buffer.from([0xff, 0x0d])]);
    await rejects.append([Buffer.from('b'), Buffer.from('')]);
    expect(await content()).toBe('\xff\r\nb\n\n');
    expect(rejects.bytes).toBe(6);
  });

  it('when an import goes on, has each line once', async () => {
    await writeFile(path, 'vouched for\nwritten before the k');
    const rejects = await RejectsFile.goOn(path, 12);
    await rejects.append([Buffer.from('written before the kill')]);
    expect(await content()).toBe('vouched for\nwritten before the kill\n');
  });

  it('of an import before is kept beside', async () => {
    await writeFile(path, 'being mended');
    const rejects = await RejectsFile.fresh(path);
    await rejects.append([Buffer.from('new')]);
    expect(await content()).toBe('new\n');
    expect(await readFile(`${path}~`, 'utf8')).toBe('being mended');
  });
});
