import type { Article } from '@chancery/contracts';
import type { ArticleReceived, ChanceryEvent } from '@chancery/domain';
import {
  appendEvents,
  moveOffset,
  parkMessages,
  readLatest,
  readOffsets,
  sqlState,
  storeTexts,
  textHash,
} from '@chancery/event-log';
import type { SourceBatch, SourceRecord } from '@chancery/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource, type EntityManager } from 'typeorm';
import { LOGGER } from '../core/core.module';
import { Metrics } from '../health/metrics';
import { type Fault, readMessage } from './read-message';
import { READER } from './reader';
import { type Reader, receive, streamOf } from './receive';

export const INGEST_GROUP = 'chancery-ingest';

interface Rejected {
  readonly record: SourceRecord;
  readonly fault: Fault;
}

interface Received {
  readonly record: SourceRecord;
  readonly article: Article;
  readonly events: readonly ChanceryEvent[];
}

/** What became of a batch: per article either events or none (a duplicate), per bad message a reason. */
interface Decision {
  readonly received: readonly Received[];
  readonly rejected: readonly Rejected[];
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
   * Takes a batch whole or not at all. Where the database refuses the data itself, the records that it refuses are
   * parked and the rest goes through; every other error is the caller's to retry.
   */
  async handle(batch: SourceBatch): Promise<void> {
    const stop = this.metrics.ingestSeconds.startTimer();
    const decision = await this.decide(batch.records);
    await this.store(batch, decision).catch((error: unknown) =>
      this.storeWithoutRefused(batch, decision, error),
    );
    stop();
  }

  private async decide(records: readonly SourceRecord[]): Promise<Decision> {
    const now = new Date();
    const read = records.map((record) => ({ record, ...readMessage(record, now) }));
    const rejected = read.flatMap((r) => ('fault' in r ? [{ record: r.record, fault: r.fault }] : []));
    const articles = read.flatMap((r) => ('article' in r ? [r] : []));
    const latest = await this.latest(articles.map(({ article }) => article.id));
    const received: Received[] = [];
    for (const { record, article } of articles) {
      const events = receive(article, latest.get(article.id), this.reader);
      const [first] = events;
      if (first?.type === 'ArticleReceived') latest.set(article.id, first.data);
      received.push({ record, article, events });
    }
    return { received, rejected };
  }

  /** The latest revision of each article in the log, by article id. */
  private async latest(articleIds: readonly string[]): Promise<Map<string, ArticleReceived['data']>> {
    const found = await readLatest(this.database, articleIds.map(streamOf), 'ArticleReceived');
    return new Map(
      [...found.values()].map(({ event }) => {
        const { data } = event as ArticleReceived;
        return [data.articleId, data];
      }),
    );
  }

  private async store(batch: SourceBatch, decision: Decision): Promise<void> {
    const appended = await this.database.transaction(async (tx) => {
      await this.moveOffset(tx, batch);
      await parkMessages(
        tx,
        decision.rejected.map(({ record, fault }) => letterOf(batch, record, fault)),
      );
      return this.append(tx, decision.received);
    });
    this.count(decision, appended);
  }

  private async append(tx: EntityManager, received: readonly Received[]): Promise<number> {
    const fresh = received.filter(({ events }) => events.length > 0);
    await storeTexts(
      tx,
      fresh.map(({ article }) => ({
        hash: textHash(article.title, article.text),
        title: article.title,
        text: article.text,
      })),
    );
    const { appended } = await appendEvents(
      tx,
      fresh.map(({ article, events }) => ({ stream: streamOf(article.id), events })),
    );
    return appended;
  }

  private moveOffset(tx: EntityManager, { topic, partition, expected, records }: SourceBatch): Promise<void> {
    const next = records.at(-1)!.offset + 1n;
    return moveOffset(tx, { group: INGEST_GROUP, topic, partition, expected, next });
  }

  /** Finds out, article by article, which ones the database refuses for good, and parks those. */
  private async storeWithoutRefused(batch: SourceBatch, decision: Decision, error: unknown): Promise<void> {
    if (!isRefusal(error)) throw error;
    const refused: Rejected[] = [];
    for (const one of decision.received) {
      const fault = await this.refusal(one);
      if (fault) refused.push({ record: one.record, fault });
    }
    const isRefused = new Set(refused.map(({ record }) => record.offset));
    await this.store(batch, {
      received: decision.received.filter(({ record }) => !isRefused.has(record.offset)),
      rejected: [...decision.rejected, ...refused],
    });
  }

  /** Tries one article in a transaction that is always rolled back. */
  private async refusal(one: Received): Promise<Fault | undefined> {
    const tried = new Error('tried');
    try {
      await this.database.transaction(async (tx) => {
        await this.append(tx, [one]);
        throw tried;
      });
    } catch (error) {
      if (error === tried) return undefined;
      if (!isRefusal(error)) throw error;
      return { code: 'NOT_STORABLE', message: (error as Error).message };
    }
    return undefined;
  }

  private count({ received, rejected }: Decision, appended: number): void {
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

const outcomeOf = ([first]: readonly ChanceryEvent[]): string => {
  if (first?.type !== 'ArticleReceived') return 'duplicate';
  return first.data.extraction.state === 'extracted' ? 'extracted' : 'not-extracted';
};

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
