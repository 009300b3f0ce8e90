/** An article on its way in: `value` is the JSON of `articleSchema`, `key` its id. */
export interface ArticleMessage {
  readonly key: string;
  readonly value: Buffer;
  /** CloudEvents attributes (`ce_id` …) and `content-type`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** A message as the source gives it back; `key` is empty where the sender gave none. */
export interface SourceRecord extends ArticleMessage {
  readonly offset: bigint;
}

export interface SourceBatch {
  readonly topic: string;
  readonly partition: number;
  /** Never empty; offsets rise. */
  readonly records: readonly SourceRecord[];
  /** The stored `next` that the handler's compare-and-set must find; null when none is stored. */
  readonly expected: bigint | null;
  /** The offset that the partition's next message will get: `end` minus the handled offset is the lag. */
  readonly end: bigint;
}

export interface ArticlePublisher {
  /**
   * Resolves once all messages are kept safe, in order per key. After a failure some may have been kept:
   * publish again, readers drop duplicates.
   * @throws PublishError
   */
  publish(messages: readonly ArticleMessage[]): Promise<void>;
  close(): Promise<void>;
}

/** The consumer group that reads articles into the log. */
export const INGEST_GROUP = 'chancery-ingest';

export type ConsumerState = 'connecting' | 'running' | 'waiting';

/** Why a consumer waits: for health and the log. */
export interface ConsumerDetail {
  readonly reason: string;
  readonly retryInMs: number;
}

export interface ConsumeOptions {
  /** The transport may have a prefix for it. */
  readonly group: string;
  /**
   * Takes a batch and stores its end in one transaction, by compare-and-set on `expected`. Called for one
   * batch of a partition at a time. An error with code `OFFSET_MOVED` makes the consumer read the offsets anew;
   * any other is retried for ever, nothing is skipped.
   */
  handle(batch: SourceBatch): Promise<void>;
  /** The stored `next` of each partition. */
  offsets(topic: string): Promise<ReadonlyMap<number, bigint>>;
  readonly maxBatch: number;
  readonly signal: AbortSignal;
  onState?(state: ConsumerState, detail?: ConsumerDetail): void;
}

export interface ArticleConsumer {
  /** Consumes until the signal falls; resolves once the batch in hand is finished. Never rejects. */
  run(options: ConsumeOptions): Promise<void>;
}

/** The way articles take from publishers to ingest. */
export interface ArticleTransport {
  /** Under which name offsets are stored. */
  readonly topic: string;
  readonly publisher: ArticlePublisher;
  readonly consumer: ArticleConsumer;
  /**
   * How many messages the group has still to read. For whoever publishes much and would not have others wait long
   * behind it; where the consumer tells its position late, more than there are, for a moment.
   */
  unread(reader: Pick<ConsumeOptions, 'group' | 'offsets'>): Promise<number>;
}

export class PublishError extends Error {
  constructor(
    readonly code: 'TRANSPORT_UNAVAILABLE' | 'MESSAGE_TOO_LARGE',
    message: string,
    cause: unknown,
  ) {
    super(message, { cause });
    this.name = 'PublishError';
  }
}
