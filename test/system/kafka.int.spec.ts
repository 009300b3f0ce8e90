import { setTimeout as pause } from 'node:timers/promises';
import { TOPICS } from '@chancery/contracts';
import { toArticleMessage } from '@chancery/platform';
import { Kafka, logLevel } from 'kafkajs';
import pg from 'pg';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { article, oneOfMany } from '../support/articles';
import { describeWithKafka, kafkaBrokers } from '../support/kafka';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { eventually, startServer, type TestServer } from '../support/server';

describeWithKafka('articles on Kafka', () => {
  let kafka: Kafka;
  let database: TestDatabase;
  let sql: pg.Client;
  let servers: TestServer[] = [];

  beforeAll(() => {
    kafka = new Kafka({ clientId: 'specs', brokers: kafkaBrokers(), logLevel: logLevel.NOTHING });
  });

  beforeEach(async () => {
    const admin = kafka.admin();
    await admin.connect();
    const topics = Object.values(TOPICS);
    await admin.deleteTopics({
      topics: (await admin.listTopics()).filter((t) => topics.some((x) => x === t)),
    });
    await eventually(
      async () => (await admin.listTopics()).some((t) => topics.some((x) => x === t)),
      (left) => !left,
    );
    await admin.createTopics({
      topics: topics.map((topic) => ({ topic, numPartitions: 3 })),
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
    await sql.end();
    await database.drop();
  });

  const start = async (env: Record<string, string> = {}) => {
    const server = await startServer({
      CHANCERY_DATABASE_URL: database.url,
      CHANCERY_KAFKA_BROKERS: kafkaBrokers().join(','),
      ...env,
    });
    servers.push(server);
    return server;
  };

  const publish = async (messages: { key?: string; value: Buffer; headers?: Record<string, string> }[]) => {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({
      topic: TOPICS.articles,
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
    const [topic] = await admin.fetchOffsets({ groupId: 'chancery-ingest', topics: [TOPICS.articles] });
    await admin.disconnect();
    return topic!.partitions.reduce((sum, { offset }) => sum + Math.max(0, Number(offset)), 0);
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
    const forwarded = await readTopic(kafka, TOPICS.articlesDeadLetters, 2);
    expect(forwarded.map(({ headers }) => headers['chancery-origin-topic'])).toEqual([
      TOPICS.articles,
      TOPICS.articles,
    ]);
    expect(forwarded.map(({ headers }) => headers['chancery-error-code']).sort()).toEqual([
      'INVALID_ARTICLE',
      'NOT_UTF8',
    ]);
    expect(forwarded.map(({ value }) => value.toString('hex'))).toEqual(
      expect.arrayContaining(poison.map(({ value }) => value.toString('hex'))),
    );
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

interface Message {
  readonly value: Buffer;
  readonly headers: Record<string, string>;
}

/** The first messages of a topic. */
const readTopic = async (kafka: Kafka, topic: string, wanted: number): Promise<Message[]> => {
  const consumer = kafka.consumer({ groupId: `specs-${Date.now()}` });
  const messages: Message[] = [];
  await consumer.connect();
  await consumer.subscribe({ topic, fromBeginning: true });
  await consumer.run({
    eachMessage: async ({ message }) => {
      const headers = Object.entries(message.headers ?? {}).map(([key, value]) => [key, String(value)]);
      messages.push({ value: message.value ?? Buffer.alloc(0), headers: Object.fromEntries(headers) });
    },
  });
  await eventually(
    async () => messages.length,
    (n) => n >= wanted,
    60_000,
  );
  await consumer.disconnect();
  return messages;
};
