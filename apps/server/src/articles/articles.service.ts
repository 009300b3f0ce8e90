import { createHash } from 'node:crypto';
import type { Article, ArticlesReceipt } from '@chancery/contracts';
import type { ArticleReceived } from '@chancery/domain';
import { parkMessages, readLatest, readTexts, textHash } from '@chancery/event-log';
import { type ArticleTransport, toArticleMessage } from '@chancery/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Failure } from '../edge/failure';
import { streamOf } from '../ingest/receive';
import { TRANSPORT } from '../transport/transport.module';
import type { ArticleLine } from './article-lines';
import { type Fault, readMessage } from './read-message';

/** Articles that are checked and published together. */
const CHUNK = 200;

/** Rejected lines after which a body is no list of articles but something else. */
const MOST_REJECTED = 1_000;

/** Where a message came from that arrived over HTTP and not from a topic; its offset is a digest, so a repeat is the same. */
const HTTP_ORIGIN = { topic: 'http', partition: 0 } as const;

/** Articles on their way in over HTTP: checked, then published like all others; what is wrong is kept and told. */
@Injectable()
export class ArticlesService {
  constructor(
    private readonly database: DataSource,
    @Inject(TRANSPORT) private readonly transport: ArticleTransport,
  ) {}

  /**
   * Takes lines as they come and tells what became of each; resolves when all that it accepted is kept safe. A body
   * that breaks off or is too long fails, and the failure says how much was taken before.
   */
  async take(lines: AsyncIterable<ArticleLine>): Promise<ArticlesReceipt> {
    const receipt: ArticlesReceipt = { accepted: 0, duplicates: 0, rejected: [] };
    const told = new Map<string, string>();
    let chunk: ArticleLine[] = [];
    const flush = async () => {
      const taken = await this.takeChunk(chunk, told);
      receipt.accepted += taken.accepted;
      receipt.duplicates += taken.duplicates;
      receipt.rejected.push(...taken.rejected);
      chunk = [];
      if (receipt.rejected.length >= MOST_REJECTED) throw tooManyRejected(receipt.rejected.at(-1)!.line);
    };
    try {
      for await (const line of lines) {
        chunk.push(line);
        if (chunk.length === CHUNK) await flush();
      }
      await flush();
      return receipt;
    } catch (error) {
      if (!(error instanceof Failure) || receipt.accepted === 0) throw error;
      throw new Failure(error.code, `${error.message} ${receipt.accepted} articles before that were taken.`);
    }
  }

  /** The latest revision of an article as the log has it, with its text. */
  async one(articleId: string): Promise<ArticleReceived['data'] & { text: string | null }> {
    const latest = await readLatest(this.database, [streamOf(articleId)], 'ArticleReceived');
    const data = latest.get(streamOf(articleId))?.event.data;
    if (!data) throw new Failure('ARTICLE_NOT_FOUND', `There is no article ${articleId}.`);
    const texts = await readTexts(this.database, [data.textHash]);
    return { ...data, text: texts.get(data.textHash)?.text ?? null };
  }

  private async takeChunk(
    lines: readonly ArticleLine[],
    told: Map<string, string>,
  ): Promise<ArticlesReceipt> {
    const now = new Date();
    const read = lines.map((line) => ({ ...line, ...readMessage({ value: line.raw, headers: {} }, now) }));
    const articles = read.flatMap((r) => ('article' in r ? [r.article] : []));
    const fresh = withoutRepeats(articles, told);
    const known = await this.knownAlready(fresh);
    await this.transport.publisher.publish(fresh.map((article) => toArticleMessage(article)));
    const rejected = read.flatMap((r) => ('fault' in r ? [r] : []));
    return {
      accepted: fresh.length - known,
      duplicates: articles.length - fresh.length + known,
      rejected: await this.park(rejected),
    };
  }

  /**
   * How many of these the log has with this very text. They are published all the same: another text may be on its
   * way, and then this one is the sender's last word. Ingest drops true duplicates.
   */
  private async knownAlready(articles: readonly Article[]): Promise<number> {
    const streams = [...new Set(articles.map(({ id }) => streamOf(id)))];
    const latest = await readLatest(this.database, streams, 'ArticleReceived');
    return articles.filter(({ id, title, text }) => {
      return latest.get(streamOf(id))?.event.data.textHash === textHash(title, text);
    }).length;
  }

  private async park(
    rejected: readonly (ArticleLine & { fault: Fault; id?: string })[],
  ): Promise<ArticlesReceipt['rejected']> {
    const letters = rejected.map(({ raw, fault }) => ({
      ...HTTP_ORIGIN,
      offset: digestOf(raw),
      code: fault.code,
      message: fault.message,
      payload: raw,
      headers: {},
    }));
    if (letters.length > 0) await parkMessages(this.database, letters);
    return rejected.map(({ line, id, fault }) => ({
      line,
      ...(id !== undefined && { id }),
      reason: fault.message,
    }));
  }
}

/** Leaves out an article that the request told last with the same text (hashes by id, kept in `told`). */
const withoutRepeats = (articles: readonly Article[], told: Map<string, string>): Article[] =>
  articles.filter(({ id, title, text }) => {
    const hash = textHash(title, text);
    const isRepeat = told.get(id) === hash;
    told.set(id, hash);
    return !isRepeat;
  });

/** 63 bits of the bytes' SHA-256. */
const digestOf = (bytes: Buffer): bigint =>
  createHash('sha256').update(bytes).digest().readBigUInt64BE() >> 1n;

const tooManyRejected = (line: number): Failure =>
  new Failure(
    'INVALID_REQUEST',
    `More than ${MOST_REJECTED} lines are no articles: stopped at line ${line}.`,
  );
