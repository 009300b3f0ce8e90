import { alertListSchema, type LiveClientEvents, type LiveServerEvents } from '@chancery/contracts';
import { io, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { article, oneOfMany } from '../support/articles';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ADMIN_TOKEN, eventually, startServer, type TestServer } from '../support/server';

let database: TestDatabase;
let server: TestServer;
const sockets: Socket[] = [];

const start = () => startServer({ CHANCERY_DATABASE_URL: database.url });

beforeEach(async () => {
  database = await createDatabase();
  server = await start();
});

afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.close();
  await server?.stop();
  await database?.drop();
});

const DAY_MS = 86_400_000;
const daysAgo = (n: number): Date => new Date(Date.now() - n * DAY_MS);

/** A report of a call of Rubio and Lavrov so many days ago. */
const call = (id: string, days: number, changes: Parameters<typeof article>[1] = {}) => {
  const day = daysAgo(days).toLocaleDateString('de-DE', { dateStyle: 'long', timeZone: 'UTC' });
  return article(id, {
    publishedAt: daysAgo(Math.min(days, 1)).toISOString(),
    text: `US-Außenminister Marco Rubio hat am ${day} mit dem russischen Außenminister Sergej Lawrow telefoniert.`,
    ...changes,
  });
};

const publish = async (...articles: readonly object[]): Promise<void> => {
  const answer = await server.call('POST', '/articles', articles);
  expect(answer.status).toBe(202);
};

const watch = async (body: object = {}): Promise<string> => {
  const answer = await server.call('POST', '/alert-rules', {
    name: 'Rubio and anyone of Russia',
    who: { actor: 'person:marco-rubio' },
    with: { country: 'RU' },
    when: { kind: 'first-contact', withinDays: 365 },
    ...body,
  });
  expect(answer).toMatchObject({ status: 201 });
  return answer.body.id;
};

const inbox = async (query = '') => (await server.call('GET', `/alerts?${query}`)).body;

const alertsOf = (count: number) => eventually(inbox, ({ items }) => items.length >= count);

/** Until so many contacts are there. */
const contactsOf = (count: number) =>
  eventually(
    () => server.call('GET', '/contacts?limit=200'),
    ({ body }) => body.items.length >= count,
  );

describe('an alert', () => {
  it('comes within seconds of its article, with its reason and its contact, and is told to open pages', async () => {
    await watch();
    const socket: Socket<LiveServerEvents, LiveClientEvents> = io(`${server.url}/live`, {
      auth: { token: ADMIN_TOKEN },
      transports: ['websocket'],
    });
    sockets.push(socket);
    await new Promise<void>((resolve) => socket.on('connect', () => resolve()));
    const told = new Promise<void>((resolve) => socket.on('alerts', () => resolve()));
    const published = performance.now();
    await publish(call('1', 1));
    await told;
    const list = await inbox();
    expect(performance.now() - published).toBeLessThan(10_000);
    expect(alertListSchema.safeParse(list).error).toBeUndefined();
    expect(list).toMatchObject({ unread: 1, items: [{ state: 'standing', readAt: null, corrections: [] }] });
    const [alert] = list.items;
    expect(alert.reason).toMatchObject({
      kind: 'first-contact',
      mode: 'call',
      pairs: [{ who: 'person:marco-rubio', with: 'country:RU', last: null }],
    });
    expect(alert.contact.participants.map((p: { actorId: string }) => p.actorId)).toContain(
      'person:sergey-lavrov',
    );
    expect(alert.names['person:marco-rubio']).toBe('Marco Rubio');
  });

  it('comes once: not again for another outlet, the same article, a revision of it, a rebuild or a restart', async () => {
    await watch();
    await publish(call('1', 1));
    await alertsOf(1);
    const { text } = call('1', 1);
    await publish(
      call('1', 1),
      call('1', 1, { text: `${text} Das teilte das Ministerium mit.` }),
      call('2', 1, { outlet: { name: 'Südpost' } }),
      call('3', 0, { outlet: { name: 'Westpost' } }),
    );
    await eventually(
      () => server.call('GET', '/contacts'),
      ({ body }) => body.items.some((item: { sources: { articles: number } }) => item.sources.articles >= 2),
    );
    await server.call('POST', '/projections/contacts/rebuild');
    await eventually(
      () => server.call('GET', '/projections'),
      ({ body }) => body.items[0].rebuild?.state === 'switched',
    );
    await server.kill();
    server = await start();
    await publish(call('4', 1, { outlet: { name: 'Ostpost' } }));
    await eventually(
      () => server.call('GET', '/contacts'),
      ({ body }) => body.items.some((item: { sources: { articles: number } }) => item.sources.articles >= 3),
    );
    expect((await inbox()).items).toHaveLength(1);
  });

  it('does not come of history that arrives, however much', async () => {
    await watch({ who: { any: true }, with: { any: true }, when: { kind: 'any' } });
    const many = Array.from({ length: 300 }, (_, n) => oneOfMany(n));
    await publish(...many);
    await contactsOf(200);
    await publish(...many, call('news', 1));
    await alertsOf(1);
    expect((await inbox('limit=200')).items).toHaveLength(1);
  });

  it('is corrected when an earlier contact comes to light, and unread again', async () => {
    await watch();
    await publish(call('1', 1));
    const { items } = await alertsOf(1);
    await server.call('PATCH', '/alerts', { ids: [items[0].id], read: true, acknowledged: true });
    expect(await inbox()).toMatchObject({ unread: 0 });
    await publish(call('earlier', 9, { title: 'Rückblick' }));
    const list = await eventually(inbox, (now) => now.items[0].state === 'withdrawn');
    expect(list.unread).toBe(1);
    expect(list.items).toHaveLength(1);
    expect(list.items[0].corrections).toMatchObject([
      { kind: 'not-first', earlier: { day: expect.any(String) } },
    ]);
  });

  it('is taken back when an analyst dismisses its claim, and stands again when that is undone', async () => {
    await watch();
    await publish(call('1', 1));
    const { items } = await alertsOf(1);
    const { body } = await server.call('GET', `/contacts/${items[0].contactId}`);
    const decision = await server.call('POST', '/decisions', {
      action: { kind: 'dismiss', claim: body.claims[0].claimId },
      reason: 'Another Rubio.',
    });
    await eventually(inbox, (now) => now.items[0].state === 'withdrawn');
    await server.call('POST', `/decisions/${decision.body.id}/undo`, { reason: 'It was he.' });
    const list = await eventually(inbox, (now) => now.items[0].state === 'standing');
    expect(list.items[0].corrections.map((c: { kind: string }) => c.kind)).toEqual(['gone', 'restored']);
  });
});

describe('the inbox', () => {
  it('is paged, narrowed by rule and to what is unread, and refuses what it does not know', async () => {
    const rule = await watch({ when: { kind: 'any' } });
    await publish(call('1', 1), call('2', 3), call('3', 5));
    const { items } = await alertsOf(3);
    const first = await inbox('limit=2');
    const second = await inbox(`limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(
      items.map(({ id }: { id: string }) => id),
    );
    expect(second.nextCursor).toBeNull();
    await server.call('PATCH', '/alerts', { ids: [items[0].id], read: true });
    expect((await inbox('unread=true')).items).toHaveLength(2);
    expect((await inbox(`rule=${rule}`)).items).toHaveLength(3);
    expect((await server.call('GET', '/alerts?cursor=zzz')).status).toBe(400);
    expect((await server.call('GET', '/alerts/0c2d4f2c-51d0-4d0c-8d0c-6a3a5a3f2a11')).body.code).toBe(
      'ALERT_NOT_FOUND',
    );
    expect((await server.call('PATCH', '/alerts', { ids: [items[0].id] })).status).toBe(400);
  });
});
