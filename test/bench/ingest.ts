import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { TOPICS } from '@chancery/contracts';
import { toArticleMessage } from '@chancery/platform';
import { Kafka, logLevel } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { startBroker } from '../../infra/kafka/broker.mjs';
import { oneOfMany } from '../support/articles';
import { startServer } from '../support/server';
import { type BenchmarkRow, onEmptyLog } from './log/database';

const ARTICLES = 20_000;

/**
 * Articles a second from Kafka into the log, exactly once, next to a consumer that only counts (the ratio): with
 * extraction, and in a language that nobody reads, which shows the way without it.
 */
export const benchmarkIngest = async (adminUrl: string): Promise<BenchmarkRow[]> => {
  const plain = await measure(adminUrl, 'is');
  const extracted = await measure(adminUrl, 'de');
  return [
    { name: 'a consumer that only counts', value: plain.counted, unit: 'messages/s' },
    {
      name: 'Kafka to log, nothing to extract',
      value: plain.events,
      unit: 'events/s',
      ratio: plain.articles / plain.counted,
    },
    {
      name: 'Kafka to log, extracted',
      value: extracted.articles,
      unit: 'articles/s',
      ratio: extracted.articles / extracted.counted,
    },
    { name: 'events so appended', value: extracted.events, unit: 'events/s' },
  ];
};

/** Rates a second on a broker of its own. */
const measure = async (adminUrl: string, lang: string) => {
  const dataDir = await mkdtemp(join(tmpdir(), 'chancery-bench-kafka-'));
  const broker = await startBroker({ dataDir });
  try {
    const kafka = new Kafka({ clientId: 'bench', brokers: [...broker.brokers], logLevel: logLevel.NOTHING });
    await fill(kafka, lang);
    const counted = ARTICLES / (await secondsToCount(kafka));
    const rates = await onEmptyLog(adminUrl, (database, url) => ingest(database, url, broker.brokers));
    return { counted, ...rates };
  } finally {
    await broker.stop();
    await rm(dataDir, { recursive: true, force: true });
  }
};

const fill = async (kafka: Kafka, lang: string): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: TOPICS.articles, numPartitions: 6 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  for (let from = 0; from < ARTICLES; from += 2_000) {
    const messages = Array.from({ length: 2_000 }, (_, n) =>
      toArticleMessage({ ...oneOfMany(from + n, 'bench'), lang }),
    );
    await producer.send({
      topic: TOPICS.articles,
      messages: messages.map(({ key, value, headers }) => ({ key, value, headers: { ...headers } })),
    });
  }
  await producer.disconnect();
};

const secondsToCount = async (kafka: Kafka): Promise<number> => {
  const consumer = kafka.consumer({ groupId: 'bench-counting' });
  await consumer.connect();
  await consumer.subscribe({ topic: TOPICS.articles, fromBeginning: true });
  let count = 0;
  let [first, last] = [0, 0];
  await consumer.run({
    eachBatch: async ({ batch }) => {
      first ||= performance.now();
      count += batch.messages.length;
      last = performance.now();
    },
  });
  while (count < ARTICLES) await pause(20);
  await consumer.disconnect();
  return (last - first) / 1_000;
};

/** Rates from the first event's append to the last one's, as the log has them. */
const ingest = async (database: DataSource, url: string, brokers: readonly string[]) => {
  const server = await startServer({
    CHANCERY_DATABASE_URL: url,
    CHANCERY_KAFKA_BROKERS: brokers.join(','),
    CHANCERY_ROLES: 'ingest',
  });
  const look = async () => {
    const [row]: { articles: number; events: number; seconds: number }[] = await database.query(
      `SELECT count(*) FILTER (WHERE type = 'ArticleReceived')::int AS articles, count(*)::int AS events,
              extract(epoch FROM max(recorded_at) - min(recorded_at))::float AS seconds FROM events`,
    );
    return row!;
  };
  let seen = await look();
  while (seen.articles < ARTICLES) {
    await pause(250);
    seen = await look();
  }
  await server.stop();
  return { articles: seen.articles / seen.seconds, events: seen.events / seen.seconds };
};
