import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal, type JournalEntry } from './journal';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chancery-journal-'));
  path = join(folder, 'journal');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const entry = (file: string, line = 500): JournalEntry => ({
  identity: { path: file, size: 1_000, mtimeMs: 12.5, head: 'ab' },
  destination: 'here',
  next: { offset: line * 2, line },
  read: line,
  isDone: false,
  tally: { accepted: line - 1, rejected: 1, dropped: { fetchedAt: 3 } },
  rejects: { path: '/rejects', bytes: 7 },
});

describe('the journal of an import', () => {
  it('is known to the next run, the last entry of each file', async () => {
    const journal = await Journal.open(path);
    await journal.note(entry('/a', 500));
    await journal.note(entry('/b', 500));
    await journal.note(entry('/a', 1_000));
    const next = await Journal.open(path);
    expect(next.find(entry('/a').identity, 'here')).toEqual(entry('/a', 1_000));
    expect(next.find(entry('/b').identity, 'here')).toEqual(entry('/b', 500));
    expect(next.find({ ...entry('/a').identity, path: '/c' }, 'here')).toBeNull();
  });

  it.each([{ size: 1_001 }, { mtimeMs: 13 }, { head: 'cd' }])(
    'does not count for a file that has changed: %o',
    async (change) => {
      const journal = await Journal.open(path);
      await journal.note(entry('/a'));
      expect(journal.find({ ...entry('/a').identity, ...change }, 'here')).toBe('changed');
    },
  );

  it('does not count for another destination', async () => {
    const journal = await Journal.open(path);
    await journal.note(entry('/a'));
    expect(journal.find(entry('/a').identity, 'there')).toBe('elsewhere');
  });

  it.each(['', '{"version":1,"fil', '{"version":2,"files":[]}', 'something of someone else'])(
    'counts as none where it cannot be read: %s',
    async (content) => {
      await writeFile(path, content);
      expect((await Journal.open(path)).find(entry('/a').identity, 'here')).toBeNull();
    },
  );

  it('is gone, with nothing beside it, when its last file is finished', async () => {
    const journal = await Journal.open(path);
    await journal.note(entry('/a'));
    await journal.note(entry('/b'));
    await journal.finish([entry('/a').identity]);
    expect((await Journal.open(path)).find(entry('/b').identity, 'here')).not.toBeNull();
    await journal.finish([entry('/b').identity]);
    expect(await readdir(folder)).toEqual([]);
  });

  it('that cannot be written says so', async () => {
    const journal = await Journal.open(join(folder, 'missing', 'journal'));
    await expect(journal.note(entry('/a'))).rejects.toThrow(/another place with --journal/);
  });
});
