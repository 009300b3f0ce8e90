import { setTimeout as pause } from 'node:timers/promises';
import { TOPICS } from '@chancery/contracts';
import { toArticleMessage } from '@chancery/platform';
import { Kafka, logLevel } from 'kafkajs';
import type { DataSource } from 'typeorm';
import { startBroker } from '../../infra/kafka/broker.mjs';
import { oneOfMany } from '../support/articles';
import { freePort, startServer } from '../support/server';
import { type BenchmarkRow, onEmptyLog } from './log/database';

const ARTICLES = 20_000;

/** Articles a second from Kafka into the log, exactly once and extracted, next to a consumer that only counts. */
export const benchmarkIngest = async (adminUrl: string): Promise<BenchmarkRow[]> => {
  const broker = await startBroker({ port: await freePort(), log: () => {} });
  try {
    const kafka = new Kafka({ clientId: 'bench', brokers: broker.brokers, logLevel: logLevel.NOTHING });
    await fill(kafka);
    const counted = ARTICLES / (await secondsToCount(kafka));
    return await onEmptyLog(adminUrl, async (database, url) => {
      const { articles, events } = await ingest(database, url, broker.brokers);
      return [
        { name: 'a consumer that only counts', value: Math.round(counted), unit: 'messages/s' },
        {
          name: 'Kafka to log, extracted',
          value: Math.round(articles),
          unit: 'articles/s',
          ratio: articles / counted,
        },
        { name: 'events so appended', value: Math.round(events), unit: 'events/s' },
      ];
    });
  } finally {
    await broker.stop();
  }
};

const fill = async (kafka: Kafka): Promise<void> => {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic: TOPICS.articles, numPartitions: 6 }], waitForLeaders: true });
  await admin.disconnect();
  const producer = kafka.producer();
  await producer.connect();
  for (let from = 0; from < ARTICLES; from += 2_000) {
    const messages = Array.from({ length: 2_000 }, (_, n) => toArticleMessage(oneOfMany(from + n, 'bench')));
    await producer.send({
      topic: TOPICS.articles,
      messages: messages.map((m) => ({ ...m, headers: { ...m.headers } })),
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
