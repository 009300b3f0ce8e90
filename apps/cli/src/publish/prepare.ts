import { resolve } from 'node:path';
import { Journal, type JournalEntry } from './journal';
import type { Import } from './publish';
import { RejectsFile } from './rejects';
import { openSource, type Source } from './source';

export interface PrepareOptions {
  readonly destination: string;
  /** Of all files together; each has its own beside it unless given. */
  readonly journal?: string;
  /** Of all files together; each has its own beside it unless given. */
  readonly rejects?: string;
  /** What earlier runs did does not count. */
  readonly restart: boolean;
  note(message: string): void;
}

/**
 * Finds out where each file goes on.
 * @throws where one of them cannot be read, or stands twice
 */
export const prepareImports = async (
  files: readonly string[],
  options: PrepareOptions,
): Promise<readonly Import[]> => {
  const sources = await Promise.all(files.map(openSource));
  refuseRepeated(sources);
  refuseOverwriting(sources, options);
  const journals = new Map<string, Journal>();
  const begun: { source: Source; journal: Journal | undefined; done: JournalEntry | null }[] = [];
  for (const source of sources) {
    const journal = await journalOf(source, options, journals);
    begun.push({ source, journal, done: journal ? entryOf(source, journal, options) : null });
  }
  const rejects = new Map<string, RejectsFile>();
  for (const path of new Set(begun.flatMap(({ source }) => rejectsPath(source, options) ?? []))) {
    rejects.set(
      path,
      await rejectsAt(
        path,
        begun.map(({ done }) => done),
      ),
    );
  }
  return begun.map((one) => ({ ...one, rejects: rejects.get(rejectsPath(one.source, options) ?? '') }));
};

/** Goes on behind what any of the files has vouched for. */
const rejectsAt = (path: string, entries: readonly (JournalEntry | null)[]): Promise<RejectsFile> => {
  const vouched = entries.flatMap((entry) => (entry?.rejects?.path === path ? [entry.rejects.bytes] : []));
  return vouched.length > 0 ? RejectsFile.goOn(path, Math.max(...vouched)) : RejectsFile.fresh(path);
};

/** Removes what was kept to go on; call it when all is read. */
export const finishImports = async (imports: readonly Import[]): Promise<void> => {
  for (const { source, journal } of imports) if (source.identity) await journal?.finish([source.identity]);
};

const refuseRepeated = (sources: readonly Source[]): void => {
  const seen = new Set<string>();
  for (const { name, identity } of sources) {
    const key = identity?.path ?? name;
    if (seen.has(key)) throw new Error(`${name} is named twice.`);
    seen.add(key);
  }
};

const refuseOverwriting = (sources: readonly Source[], { journal, rejects }: PrepareOptions): void => {
  const written = [journal, rejects].flatMap((path) => (path === undefined ? [] : [resolve(path)]));
  for (const { name, identity } of sources) {
    if (identity && written.includes(identity.path)) throw new Error(`${name} would be overwritten.`);
  }
  if (written[0] !== undefined && written[0] === written[1]) {
    throw new Error('Journal and rejected lines cannot share a file.');
  }
};

const journalOf = async (
  { identity }: Source,
  { journal: given, restart }: PrepareOptions,
  known: Map<string, Journal>,
): Promise<Journal | undefined> => {
  if (!identity) return undefined;
  const path = resolve(given ?? `${identity.path}.publish-journal`);
  const journal = known.get(path) ?? (restart ? Journal.fresh(path) : await Journal.open(path));
  known.set(path, journal);
  return journal;
};

const rejectsPath = ({ identity }: Source, { rejects }: PrepareOptions): string | undefined =>
  rejects !== undefined ? resolve(rejects) : identity && `${identity.path}.rejected.ndjson`;

const entryOf = (
  { name, identity }: Source,
  journal: Journal,
  { destination, note }: PrepareOptions,
): JournalEntry | null => {
  const entry = identity ? journal.find(identity, destination) : null;
  if (entry === null) return null;
  if (entry === 'changed')
    note(`${name} has changed since its import was broken off: it starts from the beginning.`);
  else if (entry === 'elsewhere')
    note(`${name} was on its way to another place: it starts from the beginning.`);
  else if (entry.isDone) note(`${name} was read to its end before the import was broken off.`);
  else note(`${name} goes on behind line ${entry.next.line}.`);
  return typeof entry === 'string' ? null : entry;
};
