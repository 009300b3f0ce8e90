import { randomBytes } from 'node:crypto';
import type { Article, ArticlesReceipt } from '@chancery/contracts';
import type { ArticleReceived } from '@chancery/domain';
import { parkMessages, readLatest, readTexts, textHash } from '@chancery/event-log';
import { type ArticleTransport, toArticleMessage } from '@chancery/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Failure } from '../edge/failure';
import { type Fault, readMessage } from '../ingest/read-message';
import { streamOf } from '../ingest/receive';
import { TRANSPORT } from '../transport/transport.module';
import type { ArticleLine } from './article-lines';

/** Articles that are checked and published together. */
const CHUNK = 200;

/** Where a message came from that arrived over HTTP and not from a topic; its offset is drawn at random. */
const HTTP_ORIGIN = { topic: 'http', partition: 0 } as const;

/** Articles on their way in over HTTP: checked, then published like all others; what is wrong is kept and told. */
@Injectable()
export class ArticlesService {
  constructor(
    private readonly database: DataSource,
    @Inject(TRANSPORT) private readonly transport: ArticleTransport,
  ) {}

  /** Takes lines as they come and tells what became of each; resolves when all that it accepted is kept safe. */
  async take(lines: AsyncIterable<ArticleLine>): Promise<ArticlesReceipt> {
    const receipt = { accepted: 0, duplicates: 0, rejected: [] as ArticlesReceipt['rejected'] };
    const told = new Map<string, string>();
    let chunk: ArticleLine[] = [];
    const flush = async () => {
      const taken = await this.takeChunk(chunk, told);
      receipt.accepted += taken.accepted;
      receipt.duplicates += taken.duplicates;
      receipt.rejected.push(...taken.rejected);
      chunk = [];
    };
    for await (const line of lines) {
      chunk.push(line);
      if (chunk.length === CHUNK) await flush();
    }
    if (chunk.length > 0) await flush();
    return receipt;
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
    const fresh = await this.withoutDuplicates(articles, told);
    await this.transport.publisher.publish(fresh.map((article) => toArticleMessage(article)));
    const rejected = read.flatMap((r) => ('fault' in r ? [r] : []));
    return {
      accepted: fresh.length,
      duplicates: articles.length - fresh.length,
      rejected: await this.park(rejected),
    };
  }

  /**
   * Leaves out what the log has already and what the request told before (text hashes by article id, kept in `told`);
   * what is still on its way from elsewhere is found later.
   */
  private async withoutDuplicates(
    articles: readonly Article[],
    told: Map<string, string>,
  ): Promise<Article[]> {
    const streams = [...new Set(articles.map(({ id }) => streamOf(id)))];
    const latest = await readLatest(this.database, streams, 'ArticleReceived');
    for (const { event } of latest.values()) {
      if (!told.has(event.data.articleId)) told.set(event.data.articleId, event.data.textHash);
    }
    return articles.filter((article) => {
      const hash = textHash(article.title, article.text);
      const isNew = told.get(article.id) !== hash;
      told.set(article.id, hash);
      return isNew;
    });
  }

  private async park(
    rejected: readonly (ArticleLine & { fault: Fault; id?: string })[],
  ): Promise<ArticlesReceipt['rejected']> {
    const letters = rejected.map(({ raw, fault }) => ({
      ...HTTP_ORIGIN,
      offset: randomBytes(8).readBigUInt64BE() >> 1n,
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
