import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { FileIdentity } from './source';

const count = z.number().int().nonnegative();

/** How far the import of one file is. */
const entrySchema = z.object({
  /** The file as it was when the import began. */
  identity: z.object({ path: z.string(), size: count, mtimeMs: z.number(), head: z.string() }),
  /** Where the articles go: half an import into one place is none into another. */
  destination: z.string(),
  /** All unpacked bytes, and lines, before this place are acknowledged or rejected. */
  next: z.object({ offset: count, line: count }),
  /** Bytes read by then, as they are stored: other than `next.offset` in a gzipped file. */
  read: count,
  /** Nothing is left to read. */
  isDone: z.boolean(),
  tally: z.object({ accepted: count, rejected: count, dropped: z.record(z.string(), count) }),
  /** The file of rejected lines, and its length by then; null where they are not kept. */
  rejects: z.object({ path: z.string(), bytes: count }).nullable(),
});

export type JournalEntry = z.infer<typeof entrySchema>;

const journalSchema = z.object({ version: z.literal(1), files: z.array(entrySchema) });

/**
 * How far an import is, kept in a small file until it is finished: one that was broken off goes on from there. It is
 * replaced as a whole, so a kill leaves the one before or the one after; a machine that loses power may leave an
 * unreadable one, which counts as none: repeated articles are harmless.
 */
export class Journal {
  readonly #entries: Map<string, JournalEntry>;

  private constructor(
    readonly path: string,
    entries: readonly JournalEntry[],
  ) {
    this.#entries = new Map(entries.map((entry) => [entry.identity.path, entry]));
  }

  static async open(path: string): Promise<Journal> {
    return new Journal(path, entriesOf(await readIfThere(path)));
  }

  /** The journal without what it knew. */
  static fresh(path: string): Journal {
    return new Journal(path, []);
  }

  /** How far the file is: an entry, or null where it was never begun, or why the entry does not count. */
  find(file: FileIdentity, destination: string): JournalEntry | null | 'changed' | 'elsewhere' {
    const entry = this.#entries.get(file.path);
    if (!entry) return null;
    if (!isSame(entry.identity, file)) return 'changed';
    return entry.destination === destination ? entry : 'elsewhere';
  }

  async note(entry: JournalEntry): Promise<void> {
    this.#entries.set(entry.identity.path, entry);
    await this.#write();
  }

  /** Forgets these files, and with the last one the journal is gone. */
  async finish(files: readonly FileIdentity[]): Promise<void> {
    for (const { path } of files) this.#entries.delete(path);
    if (this.#entries.size > 0) await this.#write();
    else await rm(this.path, { force: true });
  }

  async #write(): Promise<void> {
    const unfinished = `${this.path}.${process.pid}`;
    const text = JSON.stringify({ version: 1, files: [...this.#entries.values()] });
    try {
      await writeFile(unfinished, `${text}\n`);
      await rename(unfinished, this.path);
    } catch (cause) {
      const { message } = cause as Error;
      throw new Error(`The journal cannot be written; name another place with --journal: ${message}`, {
        cause,
      });
    }
  }
}

const isSame = (a: FileIdentity, b: FileIdentity): boolean =>
  a.path === b.path && a.size === b.size && a.mtimeMs === b.mtimeMs && a.head === b.head;

const readIfThere = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  }
};

const entriesOf = (text: string): JournalEntry[] => {
  try {
    return journalSchema.parse(JSON.parse(text)).files;
  } catch {
    return [];
  }
};
