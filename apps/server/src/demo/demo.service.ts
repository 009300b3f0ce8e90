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
import { DataSource } from 'typeorm';
import { CONFIGURATION, LOGGER } from '../core/core.module';
import { Lifetime } from '../core/lifetime';
import { TRANSPORT } from '../transport/transport.module';

type DemoState = SystemStatus['demo']['state'];

/** Pace of the stream: the first articles fill the page, the others can be watched arriving. */
const AT_ONCE = 24;
const EVERY_MS = 1_500;

const STILL_ON_THEIR_WAY_MS = 3_000;

/** The demo articles: streamed in once, into an empty log; shown as demo everywhere; removable for good. */
@Injectable()
export class DemoService {
  constructor(
    private readonly database: DataSource,
    private readonly lifetime: Lifetime,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
    @Inject(TRANSPORT) private readonly transport: ArticleTransport,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  async status(): Promise<SystemStatus['demo']> {
    const [row]: [{ articles: number }] = await this.database.query(
      `SELECT count(DISTINCT data->'article'->>'articleId')::int AS articles
       FROM contact_claims JOIN events USING (position) WHERE demo`,
    );
    return { state: (await this.state()) ?? 'off', articles: row.articles };
  }

  /** Streams the articles in, if the demo is wanted and not yet told to the end; a restart goes on where it was. */
  async stream(signal: AbortSignal): Promise<void> {
    if (!(await this.begin())) return;
    let count = 0;
    for await (const article of demoArticles(demoFile())) {
      if (signal.aborted || (await this.state()) !== 'streaming') return;
      await this.transport.publisher.publish([toArticleMessage(article)]);
      count++;
      if (count > AT_ONCE) await setTimeout(EVERY_MS, undefined, { signal }).catch(() => {});
    }
    await this.database.query(`UPDATE demo SET state = 'complete' WHERE state = 'streaming'`);
    this.logger.info({ articles: count }, 'demo complete');
  }

  /** Takes all demo claims back, also those of articles that are still on their way. They do not come again. */
  async remove(): Promise<SystemStatus['demo']> {
    await this.database.query(
      `INSERT INTO demo (state) VALUES ('removed') ON CONFLICT (single) DO UPDATE SET state = 'removed'`,
    );
    await this.withdrawClaims();
    this.lifetime.start(
      async (signal) => {
        await setTimeout(STILL_ON_THEIR_WAY_MS, undefined, { signal });
        await this.withdrawClaims();
      },
      (error) => this.logger.error({ err: error }, 'demo could not be removed to the end'),
    );
    return this.status();
  }

  /** Reads from the log and not from the read model, which may be behind. */
  private async withdrawClaims(): Promise<void> {
    const rows: { claim_ids: string[] | null }[] = await this.database.query(
      `SELECT array_agg(event_id) AS claim_ids FROM events
       WHERE type = 'ContactClaimed' AND (data->'article'->>'demo')::boolean
         AND event_id NOT IN (
           SELECT jsonb_array_elements_text(data->'claimIds')::uuid FROM events
           WHERE type = 'ClaimsWithdrawn')`,
    );
    const claimIds = rows[0]?.claim_ids ?? [];
    if (claimIds.length === 0) return;
    const withdrawn: ClaimsWithdrawn = {
      id: randomUUID(),
      type: 'ClaimsWithdrawn',
      schemaVersion: 1,
      data: { claimIds, reason: 'demo-removed' },
    };
    await this.database.transaction((tx) => appendEvents(tx, [{ stream: 'demo', events: [withdrawn] }]));
  }

  private async state(): Promise<DemoState | undefined> {
    const [row]: { state: DemoState }[] = await this.database.query('SELECT state FROM demo');
    return row?.state;
  }

  /** Whether there is something to stream. `auto` begins only on the embedded default with an empty log. */
  private async begin(): Promise<boolean> {
    const { demo, databaseUrl, kafkaBrokers } = this.configuration;
    const state = await this.state();
    if (state) return state === 'streaming' && demo !== 'off';
    const fits = databaseUrl === null && kafkaBrokers === null && (await headPosition(this.database)) === 0;
    if (demo === 'off' || (demo === 'auto' && !fits)) return false;
    await this.database.query(`INSERT INTO demo (state) VALUES ('streaming') ON CONFLICT DO NOTHING`);
    return true;
  }
}

/** `seeds/` of the project that this process was started in. */
const demoFile = (): URL => new URL('../../../../seeds/demo.jsonl', import.meta.url);

async function* demoArticles(file: URL): AsyncGenerator<Article> {
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (line.trim() !== '') yield articleSchema.parse(JSON.parse(line));
  }
}
