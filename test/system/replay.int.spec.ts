import type { ContactItem, ReplayProblem } from '@chancery/contracts';
import type { Contact } from '@chancery/domain';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ReplayScreen } from '../../apps/server/src/replay/replay-screen.fixture';
import { article, oneOfMany } from '../support/articles';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ReplayClient } from '../support/replay-client';
import { ADMIN_TOKEN, eventually, freePort, startServer, type TestServer } from '../support/server';

let database: TestDatabase;
let server: TestServer;
let env: Record<string, string>;
const clients: ReplayClient[] = [];

const ARTICLES = 80;

beforeAll(async () => {
  database = await createDatabase();
  env = { CHANCERY_DATABASE_URL: database.url, CHANCERY_PORT: String(await freePort()) };
  server = await startServer(env);
  await publish(Array.from({ length: ARTICLES }, (_, n) => oneOfMany(n)));
  await eventually(listed, (items) => items.length >= ARTICLES);
});

afterEach(() => {
  for (const client of clients.splice(0)) client.close();
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const publish = (articles: ReturnType<typeof article>[]) => server.call('POST', '/articles', articles);

const listed = async (): Promise<ContactItem[]> =>
  (await server.call('GET', '/contacts?limit=200')).body.items;

const connect = (token?: string): ReplayClient => {
  const client = new ReplayClient(server.url, token);
  clients.push(client);
  return client;
};

const byId = (contacts: Iterable<unknown>): Contact[] =>
  (JSON.parse(JSON.stringify([...contacts])) as Contact[]).sort((a, b) => (a.id < b.id ? -1 : 1));

const START = '2000-01-01T00:00:00Z';

interface Play {
  readonly session: string;
  readonly screen: ReplayScreen;
  cursor: string;
  end: boolean;
}

const begin = async (
  client: ReplayClient,
  request: Parameters<ReplayClient['open']>[0],
  at = START,
): Promise<Play> => {
  const { session } = await client.open(request);
  const { cursor } = await client.seek(session, at);
  return { session, screen: new ReplayScreen(), cursor, end: false };
};

const step = async (client: ReplayClient, play: Play, limit: number): Promise<void> => {
  const reel = await client.read(play.session, play.cursor, limit);
  play.screen.apply(reel);
  play.cursor = reel.cursor;
  play.end = reel.end;
};

const playOn = async (client: ReplayClient, play: Play, limit = 7): Promise<Contact[]> => {
  while (!play.end) await step(client, play, limit);
  return byId(play.screen.contacts());
};

describe('a replay', () => {
  it.each(['published', 'recorded'] as const)('on the %s clock ends as the list stands', async (clock) => {
    const client = connect();
    expect(await playOn(client, await begin(client, { clock }))).toEqual(byId(await listed()));
  });

  it('shows at a seek what the list shows as of that moment', async () => {
    const client = connect();
    const { session, range, changes, histogram } = await client.open({});
    expect(changes).toBe(histogram.reduce((sum, part) => sum + part, 0));
    const middle = new Date((Date.parse(range!.from) + Date.parse(range!.to)) / 2).toISOString();
    const scene = await client.seek(session, middle);
    const { body } = await server.call('GET', `/contacts?limit=50&asOf=${middle}&clock=published`);
    expect(scene.items).toEqual(body.items);
    expect(body.asOf).toMatchObject({ at: middle, clock: 'published' });
    expect(scene.previous! <= middle && middle < scene.next!).toBe(true);
  });

  it('goes on after the server was killed in the middle of it: the client opens it anew', async () => {
    const client = connect();
    const play = await begin(client, {});
    await step(client, play, 20);
    await server.kill();
    server = await startServer(env);
    await eventually(
      async () => client.socket.connected,
      (is) => is,
    );
    expect(await client.ask('read', { session: play.session, after: play.cursor })).toMatchObject({
      problem: { code: 'NO_SESSION' },
    });
    const { session } = await client.open({});
    expect(await playOn(client, { ...play, session })).toEqual(byId(await listed()));
  });

  it('is its client’s own: two replays at once do not touch each other', async () => {
    const [one, other] = [connect(), connect()];
    const all = await begin(one, { clock: 'recorded' });
    const turkish = await begin(other, { filter: { country: ['TR'] } });
    expect(await other.ask('read', { session: all.session, after: all.cursor })).toMatchObject({
      problem: { code: 'NO_SESSION' },
    });
    while (!all.end || !turkish.end) {
      if (!all.end) await step(one, all, 11);
      if (!turkish.end) await step(other, turkish, 3);
    }
    const now = await listed();
    expect(byId(all.screen.contacts())).toEqual(byId(now));
    const wanted = now.filter(({ participants }) => participants.some(({ country }) => country === 'TR'));
    expect(wanted.length).toBeGreaterThan(0);
    expect(byId(turkish.screen.contacts())).toEqual(byId(wanted));
  });

  it('takes articles of years ago to where the press told them, and to when we learned of them', async () => {
    const client = connect();
    const late = article('late', {
      publishedAt: '2015-03-02T10:00:00Z',
      title: 'Telefonat',
      text: 'Der britische Außenminister Philip Hammond hat am 2. März 2015 mit dem deutschen Außenminister Frank-Walter Steinmeier telefoniert.',
    });
    const before = new Date().toISOString();
    const { length } = await listed();
    await publish([late]);
    await eventually(listed, (items) => items.length > length);
    const has = (items: readonly ContactItem[]) => items.some(({ date }) => date?.value === '2015-03-02');
    for (const [clock, isThere] of [
      ['published', true],
      ['recorded', false],
    ] as const) {
      const { session } = await client.open({ clock, from: '2000-01-01' });
      expect(has((await client.seek(session, before)).items)).toBe(isThere);
    }
    const { session } = await client.open({});
    expect(has((await client.seek(session, '2015-03-02T10:00:00Z')).items)).toBe(true);
    expect(has((await client.seek(session, '2015-03-02T09:59:59Z')).items)).toBe(false);
  });

  it('refuses what it does not understand, each time with a reason, and stays usable', async () => {
    const client = connect();
    const codeOf = async (event: 'open' | 'seek' | 'read', request: unknown) =>
      ((await client.ask(event, request)) as ReplayProblem).problem.code;
    expect(await codeOf('read', { session: 'none', after: 'x' })).toBe('NO_SESSION');
    expect(await codeOf('open', { filter: { mode: ['fax'] } })).toBe('INVALID_REQUEST');
    expect(await codeOf('open', 'hello')).toBe('INVALID_REQUEST');
    const { session } = await client.open({});
    expect(await codeOf('seek', { session, at: 'yesterday' })).toBe('INVALID_REQUEST');
    expect(await codeOf('read', { session, after: 'x' })).toBe('INVALID_REQUEST');
    expect(await codeOf('read', { session, after: 'x', limit: 1_000_000 })).toBe('INVALID_REQUEST');
    expect((await client.seek(session, START)).items).toEqual([]);
  });

  it('lets nobody in unknown', async () => {
    const refused = await new Promise<Error & { data?: unknown }>((resolve) => {
      connect('wrong').socket.once('connect_error', resolve);
    });
    expect(refused.data).toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a comparison', () => {
  it('tells what came between two moments, as JSON and as files', async () => {
    const span = 'since=2012-01-03&until=2012-01-05';
    const { body } = await server.call('GET', `/compare?${span}`);
    expect(body.appeared).toHaveLength(8);
    expect(body).toMatchObject({ changed: [], cancelled: [], vanished: [], cut: false, clock: 'published' });
    const csv = await server.call('GET', `/compare?${span}&format=csv`);
    expect(csv.headers.get('content-disposition')).toContain('attachment');
    expect(csv.body.split('\r\n')).toHaveLength(1 + 8 + 1);
    const headers = { authorization: `Bearer ${ADMIN_TOKEN}` };
    const lines = await fetch(`${server.url}/api/v1/compare?${span}&format=ndjson`, { headers });
    const differences = (await lines.text())
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(differences.map(({ change }) => change)).toEqual(Array(8).fill('appeared'));
  });

  it('refuses a span that ends before it begins', async () => {
    const { status, body } = await server.call('GET', '/compare?since=2012-01-05&until=2012-01-03');
    expect(status).toBe(400);
    expect(body.errors[0].path).toBe('until');
  });
});
