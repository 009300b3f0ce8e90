import { MAX_BODY_BYTES } from '@chancery/contracts';
import { type ArticleMessage, toArticleMessage } from '@chancery/platform';
import type { Line, Place } from './lines';
import { type Completion, readRecord } from './record';
import type { Tally } from './tally';

/** A line that was not taken. */
export interface RejectedLine {
  /** From 1. */
  readonly line: number;
  readonly reason: string;
  /** As they were read; undefined where there were too many to keep. */
  readonly bytes: Buffer | undefined;
}

/** An article on its way, with the line that it stood in. */
export interface Candidate {
  readonly message: ArticleMessage;
  readonly line: number;
  readonly bytes: Buffer;
}

/** Some lines of a file that belong together: published, and noted as done, all at once. */
export interface Chunk {
  readonly candidates: readonly Candidate[];
  readonly rejected: readonly RejectedLine[];
  readonly dropped: Tally['dropped'];
  /** Behind its last line. */
  readonly end: Place;
}

/** Where a chunk is full; blank lines count too, and one line may be as large as all. */
const FULL = { lines: 500, bytes: MAX_BODY_BYTES };

/**
 * Reads lines as articles and cuts them into chunks, so that memory stays flat whatever the size of the file. Where the
 * lines break off with an error, what was read until then comes first.
 */
export async function* chunksOf(
  lines: AsyncIterable<Line>,
  completion: Completion,
): AsyncGenerator<Chunk, void> {
  let chunk = new OpenChunk();
  try {
    for await (const line of lines) {
      chunk.take(line, completion);
      if (chunk.lines < FULL.lines && chunk.bytes < FULL.bytes) continue;
      yield chunk;
      chunk = new OpenChunk();
    }
  } catch (error) {
    if (chunk.lines > 0) yield chunk;
    throw error;
  }
  if (chunk.lines > 0) yield chunk;
}

class OpenChunk implements Chunk {
  readonly candidates: Candidate[] = [];
  readonly rejected: RejectedLine[] = [];
  readonly #dropped = new Map<string, number>();
  end: Place = { offset: 0, line: 0 };
  lines = 0;
  bytes = 0;

  get dropped(): Tally['dropped'] {
    return Object.fromEntries(this.#dropped);
  }

  take({ number: line, bytes, read }: Line, completion: Completion): void {
    const record = readRecord(bytes, completion);
    if (record && 'reason' in record) this.rejected.push({ line, bytes, reason: record.reason });
    else if (record && bytes) {
      this.candidates.push({ message: toArticleMessage(record.article), line, bytes });
      for (const name of record.dropped) this.#dropped.set(name, (this.#dropped.get(name) ?? 0) + 1);
    }
    this.end = { offset: read, line };
    this.lines++;
    this.bytes += bytes?.length ?? 0;
  }
}
