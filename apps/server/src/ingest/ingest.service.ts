import type { Article } from '@chancery/contracts';
import type { ChanceryEvent } from '@chancery/domain';
import {
  appendEvents,
  moveOffset,
  parkMessages,
  readOffsets,
  readStreams,
  sqlState,
  storeTexts,
  textHash,
} from '@chancery/event-log';
import { INGEST_GROUP, type SourceBatch, type SourceRecord } from '@chancery/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource, type EntityManager } from 'typeorm';
import { type Fault, readMessage } from '../articles/read-message';
import { LOGGER } from '../core/core.module';
import { isDemoRemoved } from '../demo/demo-state';
import { Metrics } from '../health/metrics';
import { evolveArticle, type KnownArticle } from './known-article';
import { READER } from './reader';
import { type Reader, receive, streamOf } from './receive';

interface Rejected {
  readonly record: SourceRecord;
  readonly fault: Fault;
}

interface Received {
  readonly record: SourceRecord;
  readonly article: Article;
  readonly events: readonly ChanceryEvent[];
  /** Of the article's stream, on which the events were decided. */
  readonly version: number;
}

/** What became of a batch: per article either events or none (a duplicate), per bad message a reason. */
interface Decision {
  readonly received: readonly Received[];
  readonly rejected: readonly Rejected[];
  /** Whether the demo counted as removed. */
  readonly withoutDemo: boolean;
}

/** From messages to the log: decide outside, then one transaction for events, texts, dead letters and the offset. */
@Injectable()
export class IngestService {
  constructor(
    private readonly database: DataSource,
    private readonly metrics: Metrics,
    @Inject(READER) private readonly reader: Reader,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  offsets(topic: string): Promise<ReadonlyMap<number, bigint>> {
    return readOffsets(this.database, INGEST_GROUP, topic);
  }

  /**
   * Takes a batch whole or not at all, unless the database refuses the data itself: then record by record, each
   * decided on what went before, and the refused ones are parked. Every other error is the caller's to retry.
   */
  async handle(batch: SourceBatch): Promise<void> {
    const stop = this.metrics.ingestSeconds.startTimer();
    await this.take(batch);
    stop();
  }

  private async take(batch: SourceBatch): Promise<void> {
    const decision = await this.decide(batch.records);
    try {
      await this.store(batch, decision);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      const [record, ...others] = batch.records;
      if (others.length > 0) for (const one of singly(batch)) await this.take(one);
      else
        await this.store(batch, {
          ...decision,
          received: [],
          rejected: [{ record: record!, fault: refusalOf(error) }],
        });
    }
  }

  private async decide(records: readonly SourceRecord[]): Promise<Decision> {
    const now = new Date();
    const read = records.map((record) => ({ record, ...readMessage(record, now) }));
    const rejected = read.flatMap((r) => ('fault' in r ? [{ record: r.record, fault: r.fault }] : []));
    const articles = read.flatMap((r) => ('article' in r ? [r] : []));
    const known = await this.known(articles.map(({ article }) => article.id));
    const withoutDemo = articles.some(({ article }) => article.demo) && (await isDemoRemoved(this.database));
    const reader = withoutDemo ? readerWithoutDemo(this.reader) : this.reader;
    const received: Received[] = [];
    for (const { record, article } of articles) {
      const before = known.get(article.id);
      const events = receive(article, before, reader);
      known.set(
        article.id,
        events.reduce<KnownArticle | undefined>((a, event) => evolveArticle(a, event), before),
      );
      received.push({ record, article, events, version: before?.version ?? 0 });
    }
    return { received, rejected, withoutDemo };
  }

  /** What the log has of these articles, by id. */
  private async known(articleIds: readonly string[]): Promise<Map<string, KnownArticle | undefined>> {
    const streams = new Map(articleIds.map((id) => [streamOf(id), id]));
    const known = new Map<string, KnownArticle | undefined>();
    for (const recorded of await readStreams(this.database, [...streams.keys()])) {
      const id = streams.get(recorded.stream)!;
      known.set(id, evolveArticle(known.get(id), recorded.event, recorded));
    }
    return known;
  }

  private async store(batch: SourceBatch, decision: Decision): Promise<void> {
    const appended = await this.database.transaction(async (tx) => {
      await this.moveOffset(tx, batch);
      await parkMessages(
        tx,
        decision.rejected.map(({ record, fault }) => letterOf(batch, record, fault)),
      );
      await this.holdDemo(tx, decision);
      return this.append(tx, decision.received);
    });
    this.count(batch, decision, appended);
  }

  /** Makes sure that the demo is not removed between the decision and the commit: whoever removes it waits. */
  private async holdDemo(tx: EntityManager, { received, withoutDemo }: Decision): Promise<void> {
    if (!received.some(({ article }) => article.demo)) return;
    if ((await isDemoRemoved(tx, { hold: true })) !== withoutDemo) {
      throw new Error('The demo was removed meanwhile: the batch is decided anew.');
    }
  }

  private async append(tx: EntityManager, received: readonly Received[]): Promise<number> {
    const fresh = received.filter(({ events }) => events.length > 0);
    await storeTexts(
      tx,
      fresh.map(({ article: { title, text } }) => ({ hash: textHash(title, text), title, text })),
    );
    const { appended } = await appendEvents(
      tx,
      fresh.map(({ article, events, version }) => ({
        stream: streamOf(article.id),
        expectedVersion: version,
        events,
      })),
    );
    return appended;
  }

  private moveOffset(tx: EntityManager, { topic, partition, expected, records }: SourceBatch): Promise<void> {
    const next = records.at(-1)!.offset + 1n;
    return moveOffset(tx, { group: INGEST_GROUP, topic, partition, expected, next });
  }

  private count(
    { topic, partition, records, end }: SourceBatch,
    { received, rejected }: Decision,
    appended: number,
  ) {
    const behind = Number(end - records.at(-1)!.offset - 1n);
    this.metrics.sourceLag.set({ topic, partition: String(partition) }, behind);
    const outcomes = received.map(({ events }) => outcomeOf(events));
    for (const outcome of outcomes) this.metrics.articles.inc({ outcome });
    this.metrics.articles.inc({ outcome: 'rejected' }, rejected.length);
    this.metrics.events.inc(appended);
    for (const { record, fault } of rejected) {
      this.logger.warn(
        { offset: String(record.offset), code: fault.code, reason: fault.message },
        'message rejected',
      );
    }
  }
}

/** Demo articles that come after the removal are kept, and say nothing. */
const readerWithoutDemo = (reader: Reader): Reader => ({
  extractor: reader.extractor,
  read: (article) =>
    article.demo ? { lang: article.lang ?? 'und', reason: 'the demo was removed' } : reader.read(article),
});

const outcomeOf = ([first]: readonly ChanceryEvent[]): string => {
  if (first?.type !== 'ArticleReceived') return 'duplicate';
  return first.data.extraction.state === 'extracted' ? 'extracted' : 'not-extracted';
};

/** The records of a batch as batches of one, each beginning where the one before ends. */
const singly = (batch: SourceBatch): SourceBatch[] =>
  batch.records.map((record, i) => {
    const before = batch.records[i - 1];
    return { ...batch, records: [record], expected: before ? before.offset + 1n : batch.expected };
  });

const refusalOf = (error: unknown): Fault => ({ code: 'NOT_STORABLE', message: (error as Error).message });

/** Data exceptions and broken constraints: the same statement will fail for ever. */
const isRefusal = (error: unknown): boolean =>
  /^(22|23)/.test(sqlState(error) ?? '') || (error as { code?: string }).code === 'UNSTORABLE_TEXT';

const letterOf = ({ topic, partition }: SourceBatch, record: SourceRecord, { code, message }: Fault) => ({
  topic,
  partition,
  offset: record.offset,
  code,
  message,
  payload: record.value,
  headers: record.headers,
});
