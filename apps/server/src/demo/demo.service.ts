import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { type Article, articleSchema, type SystemStatus } from '@chancery/contracts';
import type { ClaimsWithdrawn } from '@chancery/domain';
import { appendEvents, headPosition } from '@chancery/event-log';
import { type ArticleTransport, type Configuration, toArticleMessage } from '@chancery/platform';
import { Inject, Injectable } from '@nestjs/common';
import type { Logger } from 'pino';
import { DataSource, type EntityManager } from 'typeorm';
import { CONFIGURATION, LOGGER } from '../core/core.module';
import { TRANSPORT } from '../transport/transport.module';
import { demoProgress } from './demo-state';

/** Pace of the stream: the first articles fill the page, the others can be watched arriving. */
const AT_ONCE = 24;
const EVERY_MS = 1_500;

/** Ids in one withdrawal. */
const CHUNK = 1_000;

/** The demo articles: streamed in once, into an empty log; shown as demo everywhere; removable for good. */
@Injectable()
export class DemoService {
  constructor(
    private readonly database: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(TRANSPORT) private readonly transport: ArticleTransport,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async status(): Promise<SystemStatus['demo']> {
    const [row]: [{ articles: number }] = await this.database.query(
      `SELECT count(DISTINCT data->'article'->>'articleId')::int AS articles
       FROM memberships JOIN events USING (position) WHERE demo AND until IS NULL`,
    );
    return { state: (await demoProgress(this.database)).state, articles: row.articles };
  }

  /**
   * Streams the articles in, if the demo is wanted and not yet told to the end; a restart goes on where it was.
   * Of several processes the one that is first with an article goes on.
   */
  async stream(signal: AbortSignal): Promise<void> {
    const published = await this.begin();
    if (published === undefined) return;
    let count = 0;
    for await (const article of demoArticles(demoFile())) {
      if (signal.aborted) return;
      if (count >= published) {
        await this.transport.publisher.publish([toArticleMessage(article)]);
        if (!(await this.advance(count))) return;
        if (count >= AT_ONCE) await setTimeout(EVERY_MS, undefined, { signal }).catch(() => {});
      }
      count++;
    }
    await this.database.query(`UPDATE demo SET state = 'complete' WHERE state = 'streaming'`);
    this.logger.info({ articles: count }, 'demo complete');
  }

  /**
   * Takes all demo claims back; articles of the demo that are still on their way will say nothing. They do not come
   * again.
   */
  async remove(): Promise<SystemStatus['demo']> {
    await this.database.transaction(async (tx) => {
      const first: unknown[] = await tx.query(
        `WITH removed AS (UPDATE demo SET state = 'removed' WHERE state <> 'removed' RETURNING 1)
         SELECT 1 FROM removed`,
      );
      const claimIds = first.length > 0 ? await demoClaims(tx) : [];
      const events = chunksOf(claimIds).map((ids) => withdrawal(ids));
      if (events.length > 0) await appendEvents(tx, [{ stream: 'demo', events }]);
    });
    return this.status();
  }

  /** Notes that one more article is published; false when the demo ended meanwhile or another process was first. */
  private async advance(published: number): Promise<boolean> {
    const rows: unknown[] = await this.database.query(
      `WITH advanced AS (
         UPDATE demo SET published = $1 + 1 WHERE published = $1 AND state = 'streaming' RETURNING 1
       ) SELECT 1 FROM advanced`,
      [published],
    );
    return rows.length > 0;
  }

  /** How many were published already; undefined when there is nothing to stream. */
  private async begin(): Promise<number | undefined> {
    const { demo, databaseUrl, kafkaBrokers } = this.configuration;
    const { state, published } = await demoProgress(this.database);
    if (demo === 'off' || state === 'complete' || state === 'removed') return undefined;
    if (state === 'streaming') return published;
    const fits = databaseUrl === null && kafkaBrokers === null && (await headPosition(this.database)) === 0;
    if (demo === 'auto' && !fits) return undefined;
    await this.database.query(`UPDATE demo SET state = 'streaming' WHERE state = 'off'`);
    return published;
  }
}

/** Ids of all claims of the demo in the log. */
const demoClaims = async (tx: EntityManager): Promise<string[]> => {
  const rows: { event_id: string }[] = await tx.query(
    `SELECT event_id FROM events
     WHERE type = 'ContactClaimed' AND data->'article'->>'demo' = 'true' ORDER BY position`,
  );
  return rows.map((row) => row.event_id);
};

const chunksOf = (ids: readonly string[]): string[][] =>
  Array.from({ length: Math.ceil(ids.length / CHUNK) }, (_, i) => ids.slice(i * CHUNK, (i + 1) * CHUNK));

const withdrawal = (claimIds: readonly string[]): ClaimsWithdrawn => ({
  id: randomUUID(),
  type: 'ClaimsWithdrawn',
  schemaVersion: 1,
  data: { claimIds, reason: 'demo-removed' },
});

/** `seeds/` of the project that this process was started in. */
const demoFile = (): URL => new URL('../../../../seeds/demo.jsonl', import.meta.url);

async function* demoArticles(file: URL): AsyncGenerator<Article> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.trim() !== '') yield articleSchema.parse(JSON.parse(line));
  }
}
