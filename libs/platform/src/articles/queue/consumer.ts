import type { Logger } from '../../logging/logger';
import { pause } from '../../pause';
import { type Outcome, persist } from '../delivery';
import type { ArticleConsumer, ConsumeOptions, SourceBatch, SourceRecord } from '../transport';
import type { QueueDatabase, Wait } from './database';

/** The queue's only one. */
export const PARTITION = 0;
/** Longest wait for a notification: one that was lost costs no more than this. */
const POLL_MS = 1_000;
/** Values read at once, in bytes; the first row is taken whatever its size. */
const MAX_BYTES = 8 * 1024 * 1024;
const TRIM_EVERY = 5_000n;
const TRIM_ROWS = 5_000;

const READ = `
  SELECT "offset", key, headers, value, last FROM (
    SELECT page.*, sum(octet_length(value)) OVER (ORDER BY "offset") - octet_length(value) AS before,
           (SELECT max("offset") FROM article_queue) AS last
    FROM (SELECT * FROM article_queue WHERE "offset" >= $1 ORDER BY "offset" LIMIT $2) page
  ) sized WHERE before < $3 ORDER BY "offset"`;

const TRIM = `
  WITH trimmed AS (
    DELETE FROM article_queue WHERE "offset" IN (
      SELECT "offset" FROM article_queue
      WHERE "offset" < least($1::bigint, (SELECT max("offset") FROM article_queue))
      ORDER BY "offset" LIMIT $2
    ) RETURNING 1
  ) SELECT count(*)::int AS rows FROM trimmed`;

interface QueueRow {
  readonly offset: string;
  readonly key: string;
  readonly headers: Record<string, string>;
  readonly value: Buffer;
  readonly last: string;
}

/** Reads the table in the order of offsets. The only group: what it has read is deleted behind it. */
export class QueueConsumer implements ArticleConsumer {
  #trimming: Promise<void> = Promise.resolve();
  #trimmedTo = 0n;

  constructor(
    private readonly sql: QueueDatabase,
    private readonly topic: string,
    private readonly wait: Wait = pause,
    private readonly log: Logger,
  ) {}

  async run(options: ConsumeOptions): Promise<void> {
    options.onState?.('connecting');
    for (let isFirst = true; !options.signal.aborted; isFirst = false) {
      const stored = await this.#persist(options, () => this.#stored(options));
      if (typeof stored === 'string') continue;
      if (isFirst) options.onState?.('running');
      await this.#follow(stored.done, options);
    }
    await this.#trimming;
  }

  /** Takes batch after batch until the signal falls or the stored offset turns out to have moved. */
  async #follow(from: bigint | null, options: ConsumeOptions): Promise<void> {
    let stored = from;
    while (!options.signal.aborted) {
      const batch = await this.#look(stored, options);
      if (typeof batch === 'string') return;
      const { done } = batch;
      if (done === null) continue;
      const outcome = await this.#persist(options, () => options.handle(done));
      if (typeof outcome === 'string') return;
      stored = done.records.at(-1)!.offset + 1n;
      this.#trim(stored);
    }
  }

  /**
   * The next batch; where there is none, null after a wait. Waiting begins before looking, so that a notification
   * that comes while the table is read is not missed.
   */
  async #look(stored: bigint | null, options: ConsumeOptions): Promise<Outcome<SourceBatch | null>> {
    const waiting = new AbortController();
    const end = () => waiting.abort();
    options.signal.addEventListener('abort', end);
    try {
      const hint = this.wait(POLL_MS, waiting.signal);
      const batch = await this.#persist(options, () => this.#read(stored, options.maxBatch));
      if (typeof batch === 'string' || batch.done !== null) end();
      await hint;
      return batch;
    } finally {
      // `AbortSignal.any` would instead keep some memory of each look for as long as the consumer lives.
      options.signal.removeEventListener('abort', end);
    }
  }

  async #stored({ offsets }: ConsumeOptions): Promise<bigint | null> {
    return (await offsets(this.topic)).get(PARTITION) ?? null;
  }

  async #read(stored: bigint | null, maxBatch: number): Promise<SourceBatch | null> {
    const rows = await this.sql.query<QueueRow>(READ, [(stored ?? 0n).toString(), maxBatch, MAX_BYTES]);
    const [first] = rows;
    if (!first) return null;
    const end = BigInt(first.last) + 1n;
    return { topic: this.topic, partition: PARTITION, records: rows.map(toRecord), expected: stored, end };
  }

  #persist<T>(options: ConsumeOptions, action: () => Promise<T>): Promise<Outcome<T>> {
    return persist(action, {
      onState: options.onState,
      log: this.log,
      running: () => !options.signal.aborted,
      rest: (ms) => pause(ms, options.signal),
    });
  }

  /** Deletes what was read, now and then and beside the reading; a failure leaves it to the next time. */
  #trim(next: bigint): void {
    if (next - this.#trimmedTo < TRIM_EVERY) return;
    this.#trimmedTo = next;
    this.#trimming = this.#trimming
      .then(() => this.#deleteBelow(next))
      .catch((error: unknown) => this.log.warn({ err: error }, 'queue: read messages could not be deleted'));
  }

  async #deleteBelow(next: bigint): Promise<void> {
    for (let rows = TRIM_ROWS; rows === TRIM_ROWS; ) {
      const [result] = await this.sql.query<{ rows: number }>(TRIM, [next.toString(), TRIM_ROWS]);
      rows = result?.rows ?? 0;
    }
  }
}

const toRecord = ({ offset, key, value, headers }: QueueRow): SourceRecord => ({
  offset: BigInt(offset),
  key,
  value,
  headers,
});
