import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { startBroker } from '../../../../../infra/kafka/broker.mjs';
import { freePort } from '../../../../../test/support/free-port';
import {
  describeWithKafka,
  freshPrefix,
  kafkaBrokers,
  kafkaClient,
  removePrefixed,
} from '../../../../../test/support/kafka';
import { createLogger } from '../../logging/logger';
import { PublishError, type SourceBatch } from '../transport';
import { consume, message, messages, Store, transportContract, until } from '../transport-contract.fixture';
import { createKafkaTransport } from './transport';

const logger = createLogger({ level: 'silent', format: 'json' });

/** Topics and groups of one spec do not meet those of another, nor anyone's own. */
const ownPrefix = (): string => {
  const prefix = freshPrefix();
  onTestFinished(() => removePrefixed(prefix));
  return prefix;
};

const open = (prefix = ownPrefix(), brokers = kafkaBrokers()) => {
  const transport = createKafkaTransport({ brokers, prefix, logger });
  onTestFinished(() => transport.publisher.close());
  return transport;
};

describeWithKafka('articles over Kafka', () => {
  transportContract(async () => open());

  it('have a prefix before topic and group, and nothing without it', async () => {
    const prefix = ownPrefix();
    const { topic, publisher } = open(prefix);
    expect(topic).toBe(`${prefix}chancery.articles.v1`);
    await publisher.publish([message(0)]);
    const store = new Store();
    consume(open(prefix), store);
    await until(() => store.taken.length === 1);
    const admin = kafkaClient().admin();
    await admin.connect();
    const groups = (await admin.listGroups()).groups.map(({ groupId }) => groupId);
    const topics = await admin.listTopics();
    await admin.disconnect();
    expect(topics.filter((name) => name.startsWith(prefix))).toEqual([topic]);
    expect(groups.filter((name) => name.endsWith('specs') && name.startsWith(prefix))).toEqual([
      `${prefix}specs`,
    ]);
  });

  it('spreads a topic that it creates over six partitions', async () => {
    const { topic, publisher } = open();
    await publisher.publish(messages(1));
    const admin = kafkaClient().admin();
    await admin.connect();
    expect(await admin.fetchTopicOffsets(topic)).toHaveLength(6);
    await admin.disconnect();
  });

  it('given two consumers of a group, one of which comes later and one of which leaves, loses and doubles nothing', async () => {
    const prefix = ownPrefix();
    const { publisher } = open(prefix);
    const store = new Store();
    const takenBy = { first: 0, second: 0 };
    const handleAs = (name: keyof typeof takenBy) => async (batch: SourceBatch) => {
      store.take(batch);
      takenBy[name] += batch.records.length;
    };
    let published = 0;
    let isPublishing = true;
    const publishing = (async () => {
      for (; isPublishing; published += 100) {
        await publisher.publish(Array.from({ length: 100 }, (_, n) => message(published + n)));
        await pause(50);
      }
    })();
    const first = consume(open(prefix), store, { handle: handleAs('first') });
    await until(() => takenBy.first >= 500);
    consume(open(prefix), store, { handle: handleAs('second') });
    await until(() => takenBy.second >= 500);
    await first.stop();
    const soFar = store.taken.length;
    await until(() => store.taken.length >= soFar + 1_000);
    isPublishing = false;
    await publishing;
    await until(() => store.taken.length >= published);
    expect(store.numbers()).toEqual(Array.from({ length: published }, (_, n) => n));
  }, 60_000);

  it('takes a message of five megabytes', async () => {
    const transport = open();
    await transport.publisher.publish([{ ...message(0), value: Buffer.alloc(5 * 1024 * 1024, '1') }]);
    const sizes: number[] = [];
    consume(transport, new Store(), {
      handle: async ({ records }) => void sizes.push(...records.map(({ value }) => value.length)),
    });
    await until(() => sizes.length === 1);
    expect(sizes).toEqual([5 * 1024 * 1024]);
  });

  it('says that a message is too large', async () => {
    const { publisher } = open();
    const error = await publisher
      .publish([{ ...message(0), value: Buffer.alloc(6 * 1024 * 1024, '1') }])
      .catch((e: unknown) => e);
    expect(error).toBeInstanceOf(PublishError);
    expect(error).toMatchObject({ code: 'MESSAGE_TOO_LARGE' });
  });

  it('waits for a Kafka that is down at the start and comes later, and again for one that is killed', async () => {
    const port = await freePort();
    const dataDir = await mkdtemp(join(tmpdir(), 'chancery-kafka-'));
    onTestFinished(() => rm(dataDir, { recursive: true, force: true }));
    const transport = open(freshPrefix(), [`127.0.0.1:${port}`]);
    const store = new Store();
    const { states } = consume(transport, store);
    await expect(transport.publisher.publish([message(0)])).rejects.toMatchObject({
      code: 'TRANSPORT_UNAVAILABLE',
    });
    await until(() => states.includes('waiting'));
    const before = await startBroker({ port, dataDir });
    onTestFinished(() => before.kill());
    await transport.publisher.publish([message(1)]);
    await until(() => store.taken.length >= 1);
    await before.kill();
    const after = await startBroker({ port, dataDir });
    onTestFinished(() => after.kill());
    await transport.publisher.publish([message(2)]);
    await until(() => store.taken.length >= 2, 60_000);
    expect(store.numbers()).toEqual([1, 2]);
  }, 120_000);

  it('when it is stopped while no Kafka is there, is gone within two seconds', async () => {
    const transport = open(freshPrefix(), [`127.0.0.1:${await freePort()}`]);
    const { stop } = consume(transport, new Store());
    expect(await stop()).toBeLessThan(2_000);
  });
});
