import { setTimeout as pause } from 'node:timers/promises';
import type { ContactItem } from '@chancery/contracts';
import { io } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { article, oneOfMany } from '../support/articles';
import { LiveClient } from '../support/live-client';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ADMIN_TOKEN, eventually, freePort, startServer, type TestServer } from '../support/server';

let database: TestDatabase;
let server: TestServer;
let env: Record<string, string>;
const clients: LiveClient[] = [];

beforeAll(async () => {
  database = await createDatabase();
  env = { CHANCERY_DATABASE_URL: database.url, CHANCERY_PORT: String(await freePort()) };
  server = await startServer(env);
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const connect = (request: ConstructorParameters<typeof LiveClient>[1], token?: string) => {
  const client = new LiveClient(server.url, request, token);
  clients.push(client);
  return client;
};

const publish = (articles: ReturnType<typeof article>[]) => server.call('POST', '/articles', articles);
const listed = async (): Promise<ContactItem[]> => {
  const { body } = await server.call('GET', '/contacts?limit=200');
  return body.items;
};

const byId = (contacts: Iterable<ContactItem>): ContactItem[] =>
  [...contacts].sort((a, b) => a.id.localeCompare(b.id));

/** Waits until the client holds what the list has, contact by contact in the same state: nothing was lost. */
const expectCaughtUp = async (client: LiveClient, atLeast: number) => {
  const wanted = byId(await eventually(listed, (items) => items.length >= atLeast));
  const idsOf = (contacts: readonly ContactItem[]) => contacts.map(({ id }) => id).join();
  await eventually(
    async () => byId(client.contacts.values()),
    (held) => idsOf(held) === idsOf(wanted),
  );
  expect(byId(client.contacts.values())).toEqual(byId(await listed()));
};

/**
 * Steps follow one another: none begins before the end of the one before, so nothing comes twice. One may begin later:
 * positions between them changed no contact, and steps without a change are not sent.
 */
const expectInOrder = ({ steps }: LiveClient) => {
  let end = -1;
  for (const step of steps) {
    expect(step.after).toBeGreaterThanOrEqual(end);
    expect(step.position).toBeGreaterThan(step.after);
    end = step.position;
  }
};

describe('the live feed', () => {
  it('brings a contact within a second of its article', async () => {
    const client = connect({ filter: {}, after: 0 });
    await eventually(
      async () => client.subscriptions,
      (subscriptions) => subscriptions > 0,
    );
    await publish([oneOfMany(0, 'warm')]);
    await eventually(
      async () => client.contacts.size,
      (size) => size > 0,
    );
    const before = client.contacts.size;
    const start = performance.now();
    await publish([article('second')]);
    await eventually(
      async () => client.contacts.size,
      (size) => size > before,
      5_000,
    );
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('catches up what a client missed, then goes on live', async () => {
    await publish(Array.from({ length: 8 }, (_, n) => oneOfMany(n, 'past')));
    await eventually(listed, (items) => items.length >= 9);
    const client = connect({ filter: {}, after: 0 });
    await expectCaughtUp(client, 9);
    await publish([oneOfMany(8, 'past')]);
    await expectCaughtUp(client, 10);
    expectInOrder(client);
  });

  it('obeys the filter, and says when a contact no longer passes it', async () => {
    const plan = article('plan', {
      publishedAt: '2025-03-10T10:00:00+01:00',
      title: 'Telefonat geplant',
      text: 'Bundeskanzler Olaf Scholz wird am Donnerstag mit dem türkischen Präsidenten Recep Tayyip Erdoğan telefonieren.',
    });
    const report = article('report', {
      publishedAt: '2025-03-13T18:00:00+01:00',
      title: 'Scholz spricht mit Erdoğan',
      text: 'Bundeskanzler Olaf Scholz hat am Donnerstag mit dem türkischen Präsidenten Recep Tayyip Erdoğan telefoniert.',
    });
    const client = connect({ filter: { country: ['TR'], status: ['planned'] }, after: 0 });
    await publish([plan]);
    await eventually(
      async () => client.contacts.size,
      (size) => size === 1,
    );
    await publish([report]);
    await eventually(
      async () => client.contacts.size,
      (size) => size === 0,
    );
    expect([...client.steps].every((step) => step.changed.every((c) => c.status === 'planned'))).toBe(true);
  });

  it('loses and doubles nothing over interruptions and restarts of the server', async () => {
    const client = connect({ filter: {}, after: 0 });
    await eventually(
      async () => client.steps.length,
      (steps) => steps > 0,
    );
    const publishing = (async () => {
      for (let n = 20; n < 60; n++) {
        await publish([oneOfMany(n, 'restart')]).catch(() => pause(100).then(() => n--));
        await pause(25);
      }
    })();
    for (let i = 0; i < 3; i++) {
      await pause(200);
      const { subscriptions } = client;
      client.interrupt();
      await eventually(
        async () => client.subscriptions,
        (now) => now > subscriptions,
      );
    }
    await server.kill();
    server = await startServer(env);
    await publishing;
    await server.stop();
    server = await startServer(env);
    await expectCaughtUp(client, 40);
    expectInOrder(client);
  });

  it('tells a client that is far behind, or not of this log, to start anew', async () => {
    const client = connect({ filter: {}, after: 1_000_000_000 });
    await eventually(
      async () => client.problems,
      (problems) => problems[0]?.code === 'TOO_FAR_BEHIND',
    );
  });

  it('lets nobody in unknown, and refuses a bad filter by name', async () => {
    const stranger = connect({ filter: {}, after: 0 }, 'wrong');
    await eventually(
      async () => stranger.problems,
      (problems) => problems[0]?.code === 'UNAUTHENTICATED',
    );
    const client = connect({ filter: { mode: ['fax'] } as never, after: 0 });
    const problems = await eventually(
      async () => client.problems,
      (all) => all.length > 0,
    );
    expect(problems[0]).toMatchObject({
      code: 'INVALID_SUBSCRIPTION',
      detail: expect.stringContaining('mode'),
    });
  });

  describe('by cookie', () => {
    const login = async () => {
      const answer = await server.call('POST', '/session', { token: ADMIN_TOKEN }, { authorization: '' });
      return answer.headers.get('set-cookie')!.split(';')[0]!;
    };

    const outcome = (extraHeaders: Record<string, string>) =>
      new Promise<string>((resolve) => {
        const socket = io(`${server.url}/live`, {
          transports: ['websocket'],
          extraHeaders,
          reconnection: false,
        });
        const end = (said: string) => {
          socket.close();
          resolve(said);
        };
        socket.on('connect', () => end('connected'));
        socket.on('connect_error', (error) => end(error.message));
      });

    it('is open to our own pages, and to no others of the machine', async () => {
      const cookie = await login();
      expect(await outcome({ cookie, origin: server.url })).toBe('connected');
      expect(await outcome({ cookie, origin: 'http://127.0.0.1:9999' })).toBe('Log in first.');
      expect(await outcome({ cookie })).toBe('Log in first.');
    });

    it('ends soon after the session', async () => {
      const cookie = await login();
      const socket = io(`${server.url}/live`, {
        transports: ['websocket'],
        extraHeaders: { cookie, origin: server.url },
        reconnection: false,
      });
      await eventually(
        async () => socket.connected,
        (is) => is,
      );
      await server.call('DELETE', '/session', undefined, {
        authorization: '',
        cookie,
        'x-requested-with': 'chancery',
      });
      await eventually(
        async () => socket.connected,
        (is) => !is,
        25_000,
      );
    });
  });
});
