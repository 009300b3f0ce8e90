import { setTimeout as pause } from 'node:timers/promises';
import { TOPICS } from '@chancery/contracts';
import { toArticleMessage } from '@chancery/platform';
import type { Kafka } from 'kafkajs';
import pg from 'pg';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { article, oneOfMany } from '../support/articles';
import { describeWithKafka, freshPrefix, kafkaBrokers, kafkaClient, removePrefixed } from '../support/kafka';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { eventually, startServer, type TestServer } from '../support/server';

interface Message {
  readonly value: Buffer;
  readonly headers: Record<string, string>;
}

describeWithKafka('articles on Kafka', () => {
  let kafka: Kafka;
  let prefix: string;
  let database: TestDatabase;
  let sql: pg.Client;
  let servers: TestServer[] = [];

  beforeAll(() => {
    kafka = kafkaClient();
  });

  beforeEach(async () => {
    prefix = freshPrefix();
    const admin = kafka.admin();
    await admin.connect();
    // As someone would set it up who lets larger messages in than Chancery takes.
    const configEntries = [{ name: 'max.message.bytes', value: String(8 * 1024 * 1024) }];
    await admin.createTopics({
      topics: [{ topic: onKafka(TOPICS.articles), numPartitions: 3, configEntries }],
      waitForLeaders: true,
    });
    await admin.disconnect();
    database = await createDatabase();
    sql = new pg.Client({ connectionString: database.url });
    await sql.connect();
  });

  afterEach(async () => {
    await Promise.all(servers.map((server) => server.stop()));
    servers = [];
    await removePrefixed(prefix);
    await sql.end();
    await database.drop();
  });

  const onKafka = (topic: string): string => `${prefix}${topic}`;

  const start = async (env: Record<string, string> = {}) => {
    const server = await startServer({
      CHANCERY_DATABASE_URL: database.url,
      CHANCERY_KAFKA_BROKERS: kafkaBrokers().join(','),
      CHANCERY_KAFKA_PREFIX: prefix,
      ...env,
    });
    servers.push(server);
    return server;
  };

  const publish = async (messages: { key?: string; value: Buffer; headers?: Record<string, string> }[]) => {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({
      topic: onKafka(TOPICS.articles),
      messages: messages.map((m) => ({ ...m, headers: { ...m.headers } })),
    });
    await producer.disconnect();
  };

  const count = async (query: string): Promise<number> => Number((await sql.query(query)).rows[0].n);
  const received = () => count(`SELECT count(*) AS n FROM events WHERE type = 'ArticleReceived'`);
  const storedOffsets = () => count('SELECT coalesce(sum(next), 0) AS n FROM source_offsets');

  const committedOffsets = async (): Promise<number> => {
    const admin = kafka.admin();
    await admin.connect();
    const [topic] = await admin.fetchOffsets({
      groupId: `${prefix}chancery-ingest`,
      topics: [onKafka(TOPICS.articles)],
    });
    await admin.disconnect();
    return topic!.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
  };

  /** The first messages of a topic, of which one may come more than once, by their keys. */
  const readTopic = async (topic: string, wanted: number): Promise<Message[]> => {
    const consumer = kafka.consumer({ groupId: `${prefix}reader` });
    const messages = new Map<string, Message>();
    await consumer.connect();
    await eventually(
      () =>
        consumer.subscribe({ topic, fromBeginning: true }).then(
          () => true,
          () => false,
        ),
      (isThere) => isThere,
      60_000,
    );
    await consumer.run({
      eachMessage: async ({ message }) => {
        const headers = Object.entries(message.headers ?? {}).map(([key, value]) => [key, String(value)]);
        messages.set(String(message.key), {
          value: message.value ?? Buffer.alloc(0),
          headers: Object.fromEntries(headers),
        });
      },
    });
    await eventually(
      async () => messages.size,
      (n) => n >= wanted,
      60_000,
    );
    await consumer.disconnect();
    return [...messages.values()];
  };

  it('lose and double nothing when ingest is killed after the database commit and before Kafka’s', async () => {
    const messages = Array.from({ length: 3_000 }, (_, n) => toArticleMessage(oneOfMany(n)));
    const ingest = await start();
    await publish(messages);
    await eventually(storedOffsets, (offset) => offset > 0);
    await ingest.kill();
    const [stored, committed] = [await storedOffsets(), await committedOffsets()];
    expect(stored).toBeGreaterThan(committed);
    expect(stored).toBeLessThan(messages.length);
    await start();
    await eventually(received, (n) => n >= messages.length, 60_000);
    await pause(500);
    expect(await received()).toBe(messages.length);
    expect(
      await count(
        `SELECT count(DISTINCT data->>'articleId') AS n FROM events WHERE type = 'ArticleReceived'`,
      ),
    ).toBe(messages.length);
    expect(await count('SELECT max(position) - count(*) AS n FROM events')).toBe(0);
    expect(await storedOffsets()).toBe(messages.length);
  });

  it('go through although one in the batch is poison, which is kept with its reason and put on the dead-letter topic', async () => {
    const good = Array.from({ length: 5 }, (_, n) => toArticleMessage(oneOfMany(n)));
    const poison = [
      { key: 'bad', value: Buffer.from('{"id": "bad", "publishedAt": "yesterday"}') },
      { key: 'bytes', value: Buffer.from([0xff, 0x00, 0xfe]) },
    ];
    const server = await start();
    await publish([...good.slice(0, 2), ...poison, ...good.slice(2)]);
    await eventually(received, (n) => n === 5, 60_000);
    const letters = await eventually(
      () => server.call('GET', '/dead-letters'),
      ({ body }) => body.items.length === 2,
    );
    expect(letters.body.items.map((item: { reason: { code: string } }) => item.reason.code).sort()).toEqual([
      'INVALID_ARTICLE',
      'NOT_UTF8',
    ]);
    const forwarded = await readTopic(onKafka(TOPICS.articlesDeadLetters), 2);
    expect(forwarded.map(({ headers }) => headers['chancery-origin-topic'])).toEqual([
      onKafka(TOPICS.articles),
      onKafka(TOPICS.articles),
    ]);
    expect(forwarded.map(({ headers }) => headers['chancery-error-code']).sort()).toEqual([
      'INVALID_ARTICLE',
      'NOT_UTF8',
    ]);
    expect(forwarded.map(({ value }) => value.toString('hex'))).toEqual(
      expect.arrayContaining(poison.map(({ value }) => value.toString('hex'))),
    );
  });

  it('that are too large for the dead-letter topic go there without their payload, and the others behind them', async () => {
    const server = await start();
    await publish([{ key: 'large', value: Buffer.alloc(6 * 1024 * 1024, 'x'), headers: { note: 'kept' } }]);
    await publish([{ key: 'small', value: Buffer.from('{}') }]);
    const forwarded = await readTopic(onKafka(TOPICS.articlesDeadLetters), 2);
    const large = forwarded.find(({ headers }) => headers['chancery-error-code'] === 'TOO_LARGE')!;
    expect(large.value).toHaveLength(0);
    expect(large.headers).toMatchObject({
      note: 'kept',
      'chancery-payload-omitted': String(6 * 1024 * 1024),
    });
    expect(forwarded.find(({ value }) => value.toString() === '{}')?.headers).not.toHaveProperty(
      'chancery-payload-omitted',
    );
    await eventually(
      () => count('SELECT count(*) AS n FROM dead_letters WHERE forwarded_at IS NULL'),
      (n) => n === 0,
    );
    const { body } = await server.call('GET', '/dead-letters');
    expect(body.items.map(({ payload }: { payload: string }) => payload.length).sort()).toEqual([2, 2_000]);
  });

  it('go by Kafka also when they come over HTTP', async () => {
    const server = await start();
    await server.call('POST', '/articles', article('over-http'));
    await eventually(received, (n) => n === 1, 60_000);
    expect(await storedOffsets()).toBe(1);
    expect(await count('SELECT count(*) AS n FROM article_queue')).toBe(0);
  });

  it('are consumed by two processes side by side, each once', async () => {
    await start({ CHANCERY_ROLES: 'ingest,project' });
    await start({ CHANCERY_ROLES: 'ingest' });
    const messages = Array.from({ length: 1_000 }, (_, n) => toArticleMessage(oneOfMany(n)));
    await publish(messages.slice(0, 500));
    await publish(messages.slice(500));
    await eventually(received, (n) => n >= messages.length, 60_000);
    expect(await received()).toBe(messages.length);
  });
});
