import type { Article } from '@chancery/contracts';
import type { ArticleReceived, ClaimsWithdrawn, ContactClaimed, ContactReading } from '@chancery/domain';
import { readEvents } from '@chancery/event-log';
import { type SourceBatch, toArticleMessage } from '@chancery/platform';
import { pino } from 'pino';
import type { DataSource } from 'typeorm';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { article } from '../../../../test/support/articles';
import { createDatabase, type TestDatabase } from '../../../../test/support/postgres';
import { openDatabase } from '../database/data-source';
import { DemoService } from '../demo/demo.service';
import { Metrics } from '../health/metrics';
import { IngestService } from './ingest.service';
import type { Reader } from './receive';

let test: TestDatabase;
let database: DataSource;
let ingest: IngestService;

const logger = pino({ level: 'silent' });

/**
 * Reads one claim for each exclamation mark of the text, of parties that the article's id names; of POISON it makes a
 * place that no database stores.
 */
const reader: Reader = {
  extractor: 'spec/1',
  read: ({ id, text }) => ({
    lang: 'de',
    readings: [...text]
      .filter((c) => c === '!')
      .map(() => ({ ...readingOf(id), ...(text.includes('POISON') && { place: '\ud800' }) })),
  }),
};

const readingOf = (id: string): ContactReading => ({
  mode: 'call',
  status: 'occurred',
  participants: ['a', 'b'].map((name) => ({
    actorId: `person:${id}-${name}`,
    name,
    kind: 'person',
    country: null,
  })),
  date: { value: '2025-02-15', precision: 'day', basis: 'stated' },
  place: null,
  initiator: null,
  topics: [],
  background: false,
  confidence: 0.9,
  evidence: [],
});

beforeAll(async () => {
  test = await createDatabase();
  database = await openDatabase(test.url);
  ingest = new IngestService(database, new Metrics(), reader, logger);
});

afterAll(async () => {
  await database?.destroy();
  await test?.drop();
});

let topic = 0;
beforeEach(() => {
  topic++;
});

const batchOf = (partition: number, articles: readonly Article[], from = 0n): SourceBatch => ({
  topic: `spec-${topic}`,
  partition,
  records: articles.map((a, i) => ({ ...toArticleMessage(a), offset: from + BigInt(i) })),
  expected: from === 0n ? null : from,
  end: from + BigInt(articles.length),
});

/** As the transports do: a batch that fails is handled again until it is through. */
const handle = async (batch: SourceBatch): Promise<void> => {
  for (let attempt = 0; attempt < 10; attempt++) {
    const error = await ingest.handle(batch).then(
      () => undefined,
      (failure: unknown) => failure,
    );
    if (!error) return;
    expect(error).toMatchObject({ code: 'VERSION_CONFLICT' });
  }
  throw new Error('The batch never got through.');
};

const eventsOf = async (id: string) =>
  (await readEvents(database, { after: 0, limit: 10_000 })).filter(
    ({ stream }) => stream === `article-${id}`,
  );

describe('an article that comes by two ways at once', () => {
  it('has both texts as revisions, and only the claims of the later one stand', async () => {
    for (let round = 0; round < 10; round++) {
      const id = `twice-${round}`;
      await Promise.all([
        handle(batchOf(2 * round, [article(id, { text: 'First!' })])),
        handle(batchOf(2 * round + 1, [article(id, { text: 'Second!!!' })])),
      ]);
      const events = (await eventsOf(id)).map(({ event }) => event);
      const received = events.filter((event): event is ArticleReceived => event.type === 'ArticleReceived');
      const claims = events.filter((event): event is ContactClaimed => event.type === 'ContactClaimed');
      const withdrawn = events.filter((event): event is ClaimsWithdrawn => event.type === 'ClaimsWithdrawn');
      expect(received.map(({ data }) => data.revision)).toEqual([1, 2]);
      const gone = withdrawn.flatMap(({ data }) => data.claimIds);
      const standing = claims.filter(({ id }) => !gone.includes(id));
      const last = received.at(-1)!.data;
      expect(new Set(standing.map(({ data }) => data.article.textHash))).toEqual(new Set([last.textHash]));
      expect(claims).toHaveLength(4);
    }
  });

  it('with the same text is one', async () => {
    const same = [article('same', { text: 'Same!' })];
    await Promise.all([handle(batchOf(0, same)), handle(batchOf(1, same))]);
    expect((await eventsOf('same')).map(({ event }) => event.type)).toEqual([
      'ArticleReceived',
      'ContactClaimed',
    ]);
  });
});

describe('revisions within one batch', () => {
  it('follow each other, and a repeat between them is none', async () => {
    const texts = ['One!', 'One!', 'Two!!', 'One!'];
    await handle(
      batchOf(
        0,
        texts.map((text) => article('batch', { text })),
      ),
    );
    const received = (await eventsOf('batch')).filter(({ event }) => event.type === 'ArticleReceived');
    expect(received.map(({ event }) => (event as ArticleReceived).data.revision)).toEqual([1, 2, 3]);
  });
});

describe('an article that the database refuses', () => {
  it('is parked with the reason, and its revision and the others of the batch go through', async () => {
    const batch = batchOf(0, [
      article('before', { text: 'Good!' }),
      article('poison', { text: 'Bad! POISON' }),
      article('poison', { text: 'Mended!' }),
      article('after', { text: 'Good!' }),
    ]);
    await handle(batch);
    const types = async (id: string) => (await eventsOf(id)).map(({ event }) => event.type);
    expect(await types('before')).toEqual(['ArticleReceived', 'ContactClaimed']);
    expect(await types('poison')).toEqual(['ArticleReceived', 'ContactClaimed']);
    expect(await types('after')).toEqual(['ArticleReceived', 'ContactClaimed']);
    const letters = await database.query('SELECT "offset", code FROM dead_letters WHERE topic = $1', [
      batch.topic,
    ]);
    expect(letters).toEqual([{ offset: '1', code: 'NOT_STORABLE' }]);
    expect(await ingest.offsets(batch.topic)).toEqual(new Map([[0, 4n]]));
  });
});

describe('removing the demo', () => {
  it('takes back what was read, and articles still on their way say nothing', async () => {
    const demo = new DemoService(database, {} as never, {} as never, logger);
    const before = Array.from({ length: 5 }, (_, n) => article(`demo-${n}`, { text: 'Demo!', demo: true }));
    const later = Array.from({ length: 5 }, (_, n) =>
      article(`demo-later-${n}`, { text: 'Demo!', demo: true }),
    );
    await handle(batchOf(0, before));
    await Promise.all([
      demo.remove(),
      ingest.handle(batchOf(1, later)).catch(() => handle(batchOf(1, later))),
    ]);
    const events = (await readEvents(database, { after: 0, limit: 10_000 })).map(({ event }) => event);
    const gone = events.flatMap((event) => (event.type === 'ClaimsWithdrawn' ? event.data.claimIds : []));
    const standing = events.filter(
      (event) => event.type === 'ContactClaimed' && event.data.article.demo && !gone.includes(event.id),
    );
    expect(standing).toEqual([]);
    await handle(batchOf(2, [article('demo-last', { text: 'Demo!', demo: true })]));
    expect((await eventsOf('demo-last')).map(({ event }) => event.type)).toEqual(['ArticleReceived']);
  });
});
