import { MAX_BODY_BYTES } from '@chancery/contracts';
import { type Chunk, chunksOf, type RejectedLine } from './chunks';
import { type Delivery, Stopped } from './delivery';
import type { Journal, JournalEntry } from './journal';
import { BEGINNING, linesOf, type Place } from './lines';
import type { Completion } from './record';
import type { RejectsFile } from './rejects';
import type { Source } from './source';
import { add, NOTHING, type Tally } from './tally';

/** A file on its way in. */
export interface Import {
  readonly source: Source;
  /** Absent for pipes, which cannot go on later. */
  readonly journal: Journal | undefined;
  /** Where it goes on; null from the beginning. */
  readonly done: JournalEntry | null;
  /** Absent: rejected lines are told, not kept. */
  readonly rejects: RejectsFile | undefined;
}

export interface Progress {
  /** Bytes of all files that are read, as they are stored. */
  readonly read: number;
  readonly tally: Tally;
}

export interface PublishOptions {
  readonly completion: Completion;
  /** As in `WayIn`: where the articles go. */
  readonly destination: string;
  readonly delivery: Delivery;
  readonly signal: AbortSignal;
  onProgress(progress: Progress): void;
  onRejected(file: string, line: RejectedLine): void;
}

export interface Published {
  /** Of these files, with what earlier runs of a broken-off import did. */
  readonly tally: Tally;
  /** Where it was stopped; undefined when all is read. */
  readonly stoppedAt: { readonly source: Source; readonly line: number } | undefined;
}

/**
 * Publishes the articles of files, chunk by chunk: memory stays flat whatever the size. A line that is no article is
 * rejected and the others go through. The journal follows the transport's acknowledgements, so an import that is
 * killed goes on with at most one chunk repeated; repeated articles are known by their ids.
 * @throws the last error of a transport that stays away, or of a file that cannot be read to its end
 */
export const publishFiles = async (
  imports: readonly Import[],
  options: PublishOptions,
): Promise<Published> => {
  const progress = imports.map(progressBefore);
  for (const [index, one] of imports.entries()) {
    const onProgress = (ofFile: Progress) => {
      progress[index] = ofFile;
      options.onProgress(sumOf(progress));
    };
    const file = new FileImport(one, { ...options, onProgress });
    if (!(await file.run()))
      return { ...sumOf(progress), stoppedAt: { source: one.source, line: file.line } };
  }
  return { ...sumOf(progress), stoppedAt: undefined };
};

/** Where an import stands that begins or goes on. */
export const startOf = (imports: readonly Import[]): Progress => sumOf(imports.map(progressBefore));

const progressBefore = ({ done }: Import): Progress => ({
  read: done?.read ?? 0,
  tally: done?.tally ?? NOTHING,
});

const sumOf = (all: readonly Progress[]): Progress =>
  all.reduce((a, b) => ({ read: a.read + b.read, tally: add(a.tally, b.tally) }), {
    read: 0,
    tally: NOTHING,
  });

class FileImport {
  #next: Place;
  #tally: Tally;

  constructor(
    private readonly one: Import,
    private readonly options: PublishOptions,
  ) {
    this.#next = one.done?.next ?? BEGINNING;
    this.#tally = one.done?.tally ?? NOTHING;
  }

  /** Lines that are done with. */
  get line(): number {
    return this.#next.line;
  }

  /** @returns false when it was stopped */
  async run(): Promise<boolean> {
    const { source, done } = this.one;
    const { signal, completion, onProgress } = this.options;
    if (done?.isDone) return true;
    await this.#note({ read: done?.read ?? 0, isDone: false });
    const { bytes, read } = source.open(this.#next.offset, signal);
    const chunks = chunksOf(linesOf(bytes, MAX_BODY_BYTES, this.#next), completion);
    try {
      await this.#takeAll(chunks, read);
    } catch (error) {
      if (error instanceof Stopped || signal.aborted) return false;
      throw error;
    }
    await this.#note({ read: read(), isDone: true });
    onProgress({ read: read(), tally: this.#tally });
    return true;
  }

  /** While one chunk is on its way the next is read. */
  async #takeAll(chunks: AsyncGenerator<Chunk, void>, read: () => number): Promise<void> {
    let onItsWay: Promise<void> = Promise.resolve();
    try {
      for await (const chunk of chunks) {
        await onItsWay;
        if (this.options.signal.aborted) throw new Stopped();
        onItsWay = this.#take(chunk, read());
        // Awaited one chunk later, where its failure is told.
        onItsWay.catch(() => undefined);
      }
    } finally {
      await onItsWay;
    }
  }

  async #take(chunk: Chunk, read: number): Promise<void> {
    const refused = await this.options.delivery.hand(chunk.candidates);
    const rejected = [...chunk.rejected, ...refused].sort((a, b) => a.line - b.line);
    await this.one.rejects?.append(rejected.flatMap(({ bytes }) => (bytes ? [bytes] : [])));
    for (const line of rejected) this.options.onRejected(this.one.source.name, line);
    this.#tally = add(this.#tally, {
      accepted: chunk.candidates.length - refused.length,
      rejected: rejected.length,
      dropped: chunk.dropped,
    });
    this.#next = chunk.end;
    await this.#note({ read, isDone: false });
    this.options.onProgress({ read, tally: this.#tally });
  }

  async #note(at: Pick<JournalEntry, 'read' | 'isDone'>): Promise<void> {
    const { source, journal, rejects } = this.one;
    if (!journal || !source.identity) return;
    await journal.note({
      identity: source.identity,
      destination: this.options.destination,
      next: this.#next,
      ...at,
      tally: this.#tally,
      rejects: rejects ? { path: rejects.path, bytes: rejects.bytes } : null,
    });
  }
}
