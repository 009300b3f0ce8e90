import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { article } from './articles';
import { type FiredAlert, storeAlert, storeRule } from './fired-alerts';
import { freePort } from './free-port';
import { type Behaviour, type HttpReceiver, startHttpReceiver } from './http-receiver';
import { type MailReceiver, startMailReceiver } from './mail-receiver';
import { createDatabase } from './postgres';
import { eventually, startServer, type TestServer } from './server';

export const PUBLIC_URL = 'https://chancery.example.org';

/** As `GET alert-deliveries` tells it. */
export interface Delivery {
  readonly id: string;
  readonly alertId: string | null;
  readonly kind: string;
  readonly state: string;
  readonly attempts: number;
  readonly answer: string | null;
  readonly nextAttemptAt: string | null;
}

/** A server that may send to this machine, with one contact of Rubio and Lavrov, and what specs do with it. */
export interface DeliveryWorld {
  server: TestServer;
  readonly env: Record<string, string>;
  readonly db: pg.Client;
  readonly contactId: string;
  /** Of its own until the end of a spec. */
  receiver(behave?: Behaviour): Promise<HttpReceiver>;
  /** Where the server's mails go; nobody listens there before. */
  mailReceiver(): Promise<MailReceiver>;
  /** Another server on the same database. */
  another(env: Record<string, string>): Promise<TestServer>;
  /** Removed at the end of a spec, so that what was left waiting troubles nobody. */
  channel(body: object): Promise<{ id: string; secret: string | null }>;
  /** An alert of the contact, to be sent to these channels. */
  fire(...channels: { id: string }[]): Promise<FiredAlert>;
  deliveries(query: string): Promise<Delivery[]>;
  /** The only delivery of a channel, once it is in this state. */
  delivery(channelId: string, state: string, answer?: RegExp): Promise<Delivery>;
  /** At the end of each spec. */
  atEnd(work: () => Promise<unknown>): void;
  clean(): Promise<void>;
  close(): Promise<void>;
}

export const startDeliveryWorld = async (): Promise<DeliveryWorld> => {
  const database = await createDatabase();
  const smtpPort = await freePort();
  const dataDir = await mkdtemp(join(tmpdir(), 'chancery-delivery-'));
  const env = {
    CHANCERY_DATABASE_URL: database.url,
    CHANCERY_DATA_DIR: dataDir,
    CHANCERY_PUBLIC_URL: PUBLIC_URL,
    CHANCERY_SMTP_URL: `smtp://127.0.0.1:${smtpPort}`,
    CHANCERY_WEBHOOKS_ALLOW_PRIVATE: 'on',
    CHANCERY_ALERT_LANGUAGES: 'en,de',
  };
  const server = await startServer(env);
  const db = new pg.Client({ connectionString: database.url });
  await db.connect();
  const ruleId = await storeRule(db, 'Rubio and Lavrov');
  const contactId = await someContact(server);
  const endings: (() => Promise<unknown>)[] = [];
  const closing = async <T extends { close(): Promise<void> }>(starting: Promise<T>): Promise<T> => {
    const started = await starting;
    endings.push(() => started.close());
    return started;
  };

  const world: DeliveryWorld = {
    server,
    env,
    db,
    contactId,
    receiver: (behave) => closing(startHttpReceiver(behave)),
    mailReceiver: () => closing(startMailReceiver(smtpPort)),
    another: async (changes) => {
      const other = await startServer({ ...env, ...changes });
      endings.push(() => other.stop());
      return other;
    },
    channel: async (body) => {
      const answer = await world.server.call('POST', '/alert-channels', { name: 'Some channel', ...body });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer.body));
      endings.push(() => world.server.call('DELETE', `/alert-channels/${answer.body.id}`));
      return answer.body;
    },
    fire: (...channels) => storeAlert(db, { ruleId, contactId, channels: channels.map(({ id }) => id) }),
    deliveries: async (query) => (await world.server.call('GET', `/alert-deliveries?${query}`)).body.items,
    delivery: async (channelId, state, answer = /^/) =>
      (await eventually(
        async () => (await world.deliveries(`channel=${channelId}`))[0],
        (item) => item?.state === state && answer.test(item.answer ?? ''),
        60_000,
      ))!,
    atEnd: (work) => void endings.push(work),
    clean: async () => {
      for (const end of endings.splice(0)) await end();
    },
    close: async () => {
      await world.server.stop();
      await db.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
  return world;
};

const someContact = async (server: TestServer): Promise<string> => {
  await server.call('POST', '/articles', article('delivery-1'));
  const { body } = await eventually(
    () => server.call('GET', '/contacts'),
    (answer) => answer.body.items.length === 1,
  );
  return body.items[0].id;
};
