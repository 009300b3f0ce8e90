import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { oneOfMany } from '../support/articles';
import { LiveClient } from '../support/live-client';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { eventually, startServer, type TestServer } from '../support/server';

const PROCESS = fileURLToPath(new URL('../../apps/server/dist/app/rebuild-process.js', import.meta.url));

/** So small that a rebuild writes what it has every few events. */
const SMALL = { held: 100, letGo: 20, saveEvery: 20, page: 10 };

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await createDatabase();
  server = await startServer({ CHANCERY_DATABASE_URL: database.url });
  await publish(0, 400);
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const publish = (from: number, to: number) =>
  server.call(
    'POST',
    '/articles',
    Array.from({ length: to - from }, (_, i) => oneOfMany(from + i)),
  );

const listed = async (): Promise<{ id: string }[]> => {
  const all: { id: string }[] = [];
  for (let cursor = ''; ; ) {
    const { body } = await server.call('GET', `/contacts?limit=200${cursor && `&cursor=${cursor}`}`);
    all.push(...body.items);
    if (body.nextCursor === null) return all;
    cursor = body.nextCursor;
  }
};

const contacts = (count: number) => eventually(listed, (items) => items.length === count);

const status = async () => (await server.call('GET', '/projections')).body.items[0];

const settled = () =>
  eventually(
    status,
    ({ rebuild }) => rebuild?.state === 'failed' || (rebuild?.state === 'switched' && rebuild.hash !== null),
    60_000,
  );

const startRebuild = (): ChildProcess =>
  spawn(process.execPath, [PROCESS, JSON.stringify(SMALL)], {
    env: { PATH: process.env.PATH, CHANCERY_DATABASE_URL: database.url },
    stdio: ['ignore', 'pipe', 'inherit'],
  });

describe('rebuilding the contacts', () => {
  it('goes on where it was killed, and ends in the state that was live', async () => {
    const before = await contacts(400);
    const killed = startRebuild();
    await eventually(
      async () => (await status()).rebuild?.position ?? 0,
      (position) => position > 50,
    );
    killed.kill('SIGKILL');
    await once(killed, 'exit');
    const stopped = await eventually(status, ({ rebuild }) => rebuild.state !== 'running');
    expect(stopped.rebuild.state).toBe('interrupted');
    expect(stopped.rebuild.position).toBeLessThan(stopped.head);

    const resumed = startRebuild();
    const lines = [];
    for await (const line of createInterface({ input: resumed.stdout! })) lines.push(JSON.parse(line));
    const { rebuilt } = lines.at(-1);
    expect(rebuilt).toMatchObject({ state: 'switched', position: stopped.head, hash: rebuilt.replaced });
    expect((await status()).rebuild.startedAt).toBe(stopped.rebuild.startedAt);
    expect(await listed()).toEqual(before);
  });

  it('goes unnoticed by live clients, to whom everything comes once', async () => {
    await contacts(400);
    const client = new LiveClient(server.url, { filter: {}, after: (await status()).position });
    await eventually(
      async () => client.subscriptions,
      (subscriptions) => subscriptions > 0,
    );
    const begun = await server.call('POST', '/projections/contacts/rebuild');
    expect(begun.status).toBe(202);
    expect(begun.body).toMatchObject({ name: 'contacts' });
    for (let n = 400; n < 500; n += 10) await publish(n, n + 10);
    await contacts(500);
    const { rebuild } = await settled();
    expect(rebuild).toMatchObject({ state: 'switched', replaced: rebuild.hash });
    await publish(500, 510);
    await contacts(510);
    await eventually(
      async () => client.contacts.size,
      (size) => size >= 110,
    );
    const told = client.steps.flatMap((step) => step.changed.map((contact) => contact.id));
    expect(told.length).toBe(110);
    expect(new Set(told).size).toBe(110);
    expect(client.problems).toEqual([]);
    client.close();
  });

  it('is refused while one runs, and for projections that there are not', async () => {
    const answers = await Promise.all([
      server.call('POST', '/projections/contacts/rebuild'),
      server.call('POST', '/projections/contacts/rebuild'),
    ]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([202, 409]);
    expect(answers.find((answer) => answer.status === 409)!.body.code).toBe('REBUILD_RUNNING');
    expect((await server.call('POST', '/projections/nothing/rebuild')).status).toBe(404);
    await settled();
  });
});
