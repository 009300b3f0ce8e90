import type { Consumer, EachBatchPayload, IHeaders, Kafka, KafkaMessage } from 'kafkajs';
import type { Logger } from '../../logging/logger';
import { pause } from '../../pause';
import { type Outcome, persist } from '../delivery';
import type { ConsumeOptions, SourceRecord } from '../transport';
import { earliestOffset } from './topics';

/** Where a partition stands in the database; `stored` is null while the group has not read from it. */
interface Position {
  readonly next: bigint;
  readonly stored: bigint | null;
}

/** `fetchedOffset`: the offset from which the fetch asked; kafkajs sets it but leaves it out of its types. */
type FetchedBatch = EachBatchPayload['batch'] & { readonly fetchedOffset: string };

const HEARTBEAT_MS = 2_000;

/**
 * Hands what kafkajs fetches to the handler, from the offset that the database says. Kafka's own committed
 * offset is only a hint where to fetch from: what lies below the stored offset is skipped, and a fetch that
 * began above it is thrown away and repeated from there.
 */
export class PartitionReader {
  readonly #positions = new Map<number, Position>();
  readonly #inHand = new Set<Promise<void>>();
  #generation = 0;

  constructor(
    private readonly kafka: Kafka,
    private readonly consumer: Consumer,
    private readonly topic: string,
    private readonly options: ConsumeOptions,
    private readonly log: Logger,
  ) {}

  /**
   * The group has settled which partitions are ours; other members may have moved any of them until now. Sends the
   * fetches to where the database stands, which a committed offset beyond it would otherwise never reach.
   */
  async begin(partitions: readonly number[]): Promise<void> {
    this.#positions.clear();
    this.#generation++;
    const generation = this.#generation;
    const isCurrent = () => generation === this.#generation && !this.options.signal.aborted;
    const offsets = await persist(() => this.options.offsets(this.topic), {
      onState: this.options.onState,
      log: this.log,
      running: isCurrent,
      rest: (ms) => pause(ms, this.options.signal),
    });
    if (typeof offsets === 'string' || !isCurrent()) return;
    for (const partition of partitions) {
      const next = offsets.done.get(partition) ?? 0n;
      this.consumer.seek({ topic: this.topic, partition, offset: next.toString() });
    }
  }

  /** Resolves once no batch is with the handler. */
  async finished(): Promise<void> {
    await Promise.allSettled(this.#inHand);
  }

  async take(payload: EachBatchPayload): Promise<void> {
    const taking = this.#take(payload);
    this.#inHand.add(taking);
    try {
      await taking;
    } finally {
      this.#inHand.delete(taking);
    }
  }

  async #take(payload: EachBatchPayload): Promise<void> {
    const { partition } = payload.batch;
    const goesOn = this.#goesOn(payload);
    let index = 0;
    while (goesOn()) {
      const position = await this.#position(payload);
      if (position === null) return;
      index = indexFrom(payload.batch.messages, position.next, index);
      if (await this.#isElsewhere(payload, position, index)) return;
      const records = payload.batch.messages.slice(index, index + this.options.maxBatch).map(toRecord);
      const outcome = await this.#deliver(payload, position, records);
      if (outcome === 'stopped') return;
      if (outcome === 'moved') {
        this.#positions.delete(partition);
        index = 0;
        continue;
      }
      const last = records.at(-1)!.offset;
      this.#positions.set(partition, { next: last + 1n, stored: last + 1n });
      payload.resolveOffset(last.toString());
      if (last >= BigInt(payload.batch.messages.at(-1)!.offset)) return;
      await payload.heartbeat();
    }
  }

  /** True when there is nothing to hand over from this fetch; the next one is then sent to the right place. */
  async #isElsewhere(payload: EachBatchPayload, { next }: Position, index: number): Promise<boolean> {
    const { partition, messages, highWatermark } = payload.batch;
    if (next > BigInt(highWatermark)) {
      await this.#reportBeyondEnd(payload, next);
      return true;
    }
    const beganAbove = BigInt((payload.batch as FetchedBatch).fetchedOffset) > next;
    const isElsewhere = index === messages.length || (beganAbove && !(await this.#isLost(partition, next)));
    if (isElsewhere) this.consumer.seek({ topic: this.topic, partition, offset: next.toString() });
    return isElsewhere;
  }

  /** Whether Kafka has deleted the messages from `next` on by its retention. */
  async #isLost(partition: number, next: bigint): Promise<boolean> {
    const earliest = await earliestOffset(this.kafka, this.topic, partition);
    if (earliest <= next) return false;
    if (next > 0n) {
      const fields = { topic: this.topic, partition, from: String(next), to: String(earliest) };
      this.log.error(fields, 'kafka: messages were deleted before they were read');
    }
    return true;
  }

  async #reportBeyondEnd(payload: EachBatchPayload, next: bigint): Promise<void> {
    const { partition, highWatermark } = payload.batch;
    const reason = `The stored offset ${next} lies beyond the end ${highWatermark} of ${this.topic}/${partition}: the topic was made anew.`;
    const retryInMs = 10_000;
    this.log.error(
      { topic: this.topic, partition, next: String(next), end: highWatermark },
      'kafka: offset beyond the end',
    );
    this.options.onState?.('waiting', { reason, retryInMs });
    this.#positions.delete(partition);
    await this.#rest(payload, retryInMs);
  }

  async #position(payload: EachBatchPayload): Promise<Position | null> {
    const { partition } = payload.batch;
    const known = this.#positions.get(partition);
    if (known) return known;
    const offsets = await this.#persist(payload, () => this.options.offsets(this.topic));
    if (typeof offsets === 'string') return null;
    const stored = offsets.done.get(partition) ?? null;
    const position = { next: stored ?? 0n, stored };
    this.#positions.set(partition, position);
    return position;
  }

  #deliver(payload: EachBatchPayload, { stored }: Position, records: SourceRecord[]): Promise<Outcome<void>> {
    const { partition, highWatermark } = payload.batch;
    const end = BigInt(highWatermark);
    return this.#persist(payload, () =>
      this.options.handle({ topic: this.topic, partition, records, expected: stored, end }),
    );
  }

  #persist<T>(payload: EachBatchPayload, action: () => Promise<T>): Promise<Outcome<T>> {
    return persist(action, {
      onState: this.options.onState,
      log: this.log,
      running: this.#goesOn(payload),
      rest: (ms) => this.#rest(payload, ms),
    });
  }

  /** Waits without falling out of the group; throws when the group rebalances meanwhile. */
  async #rest(payload: EachBatchPayload, ms: number): Promise<void> {
    const goesOn = this.#goesOn(payload);
    for (let left = ms; left > 0 && goesOn(); left -= HEARTBEAT_MS) {
      await pause(Math.min(left, HEARTBEAT_MS), this.options.signal);
      await payload.heartbeat();
    }
  }

  #goesOn({ isRunning, isStale }: EachBatchPayload): () => boolean {
    return () => isRunning() && !isStale() && !this.options.signal.aborted;
  }
}

const indexFrom = (messages: readonly KafkaMessage[], next: bigint, start: number): number => {
  let index = start;
  while (index < messages.length && BigInt(messages[index]!.offset) < next) index++;
  return index;
};

const toRecord = ({ offset, key, value, headers }: KafkaMessage): SourceRecord => ({
  offset: BigInt(offset),
  key: key?.toString() ?? '',
  value: value ?? Buffer.alloc(0),
  headers: toHeaders(headers ?? {}),
});

/** Of a repeated header the last value counts. */
const toHeaders = (headers: IHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => {
      const last = [value].flat().at(-1);
      return last === undefined ? [] : [[name, last.toString()]];
    }),
  );
