import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  alertRuleListSchema,
  alertRuleSchema,
  previewSchema,
  watchListSchema,
  watchListsSchema,
} from '@chancery/contracts';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../support/articles';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { type Answer, eventually, startServer, type TestServer } from '../support/server';

const CLI = fileURLToPath(new URL('../../apps/cli/src/main.ts', import.meta.url));
const NOBODY = '00000000-0000-4000-8000-000000000000';

let database: TestDatabase;
let server: TestServer;

/** A report of a call of the British and the Polish minister; told on the same day unless said otherwise. */
const call = (id: string, day: string, spelled: string, told = day) =>
  server.call(
    'POST',
    '/articles',
    article(id, {
      publishedAt: `${told}T18:00:00Z`,
      title: 'Telefonat',
      text: `Der britische Außenminister David Lammy hat am ${spelled} mit dem polnischen Außenminister Radosław Sikorski telefoniert.`,
    }),
  );

beforeAll(async () => {
  database = await createDatabase();
  server = await startServer({ CHANCERY_DATABASE_URL: database.url });
  await call('first', '2024-08-01', '1. August 2024');
  await call('soon-after', '2024-08-10', '10. August 2024');
  await call('after-half-a-year', '2025-02-15', '15. Februar 2025');
  await call('told-late', '2025-02-03', '3. Februar 2025', '2025-02-18');
  await eventually(
    () => server.call('GET', '/contacts'),
    ({ body }) => body.items.length >= 4,
  );
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const RULE = {
  name: 'Britain and Poland',
  who: { country: 'GB' },
  with: { country: 'PL' },
  when: { kind: 'first-contact', withinDays: 90 },
};

const create = async (changes: object = {}): Promise<Answer['body']> => {
  const { status, body } = await server.call('POST', '/alert-rules', { ...RULE, ...changes });
  expect(status, JSON.stringify(body)).toBe(201);
  return body;
};

const put = async (id: string, changes: object = {}): Promise<Answer['body']> =>
  (await server.call('PUT', `/alert-rules/${id}`, { ...RULE, ...changes })).body;

const sql = async <Row extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Row>(text, values)).rows;
  } finally {
    await client.end();
  }
};

const sinceOf = async (id: string): Promise<number> => {
  const [row] = await sql<{ since: string }>('SELECT since FROM alert_rules WHERE id = $1', [id]);
  return Number(row!.since);
};

const head = async (): Promise<number> => {
  const [row] = await sql<{ position: string }>('SELECT position FROM log_head');
  return Number(row!.position);
};

describe('an alert rule', () => {
  it('is made with what it does not say filled in, and begins where the log ends', async () => {
    const rule = await create();
    expect(alertRuleSchema.parse(rule)).toEqual(rule);
    expect(rule).toMatchObject({
      ...RULE,
      version: 1,
      owner: 'administrator',
      state: 'active',
      snoozedUntil: null,
      filter: {},
      demands: {},
      recencyDays: 14,
      channels: ['inbox'],
      shared: false,
      alerts: 0,
      lastFiredAt: null,
    });
    expect(await sinceOf(rule.id)).toBe(await head());
    expect((await server.call('GET', `/alert-rules/${rule.id}`)).body).toEqual(rule);
  });

  it('stays the same version under another name, and is the next one where it tells something else', async () => {
    const { id } = await create({ who: { office: 'foreign-minister', country: 'GB' } });
    const since = await sinceOf(id);
    await call(`news-before-${id}`, '2024-09-01', '1. September 2024');
    const who = { office: 'foreign_minister', country: 'GB' };
    expect(await put(id, { who, name: 'Other name', shared: true })).toMatchObject({
      version: 1,
      name: 'Other name',
      shared: true,
      who,
    });
    expect(await sinceOf(id)).toBe(since);
    const changed = await put(id, { who, when: { kind: 'any' } });
    expect(changed).toMatchObject({ version: 2, when: { kind: 'any' }, shared: false });
    expect(await sinceOf(id)).toBeGreaterThan(since);
  });

  it('is paused, muted, snoozed and resumed as the same version; what came in a pause is not told after it', async () => {
    const { id } = await create();
    const patch = async (state: object) => (await server.call('PATCH', `/alert-rules/${id}`, state)).body;
    expect(await patch({ state: 'muted' })).toMatchObject({ state: 'muted', version: 1 });
    const snoozed = await patch({ state: 'active', snoozedUntil: '2999-01-01T02:00:00+02:00' });
    expect(snoozed).toMatchObject({ state: 'active', snoozedUntil: '2999-01-01T00:00:00.000Z' });
    expect(await patch({ state: 'paused' })).toMatchObject({ snoozedUntil: '2999-01-01T00:00:00.000Z' });
    const since = await sinceOf(id);
    await call(`news-in-the-pause-${id}`, '2024-09-02', '2. September 2024');
    expect(await sinceOf(id)).toBe(since);
    const resumed = await patch({ state: 'active', snoozedUntil: null });
    expect(resumed).toMatchObject({ state: 'active', snoozedUntil: null, version: 1 });
    expect(await sinceOf(id)).toBeGreaterThan(since);
    const late = await server.call('PATCH', `/alert-rules/${id}`, { snoozedUntil: '2020-01-01T00:00:00Z' });
    expect(late).toMatchObject({ status: 400, body: { errors: [{ path: 'snoozedUntil' }] } });
  });

  it('is listed with how often it fired, the latest rule first, until it is deleted', async () => {
    const [older, younger] = [await create({ name: 'Older' }), await create({ name: 'Younger' })];
    const list = await server.call('GET', '/alert-rules');
    expect(alertRuleListSchema.parse(list.body)).toEqual(list.body);
    const ids = list.body.items.map(({ id }: { id: string }) => id);
    expect(ids.indexOf(younger.id)).toBeLessThan(ids.indexOf(older.id));
    expect((await server.call('DELETE', `/alert-rules/${older.id}`)).status).toBe(204);
    for (const method of ['GET', 'DELETE'])
      expect(await server.call(method, `/alert-rules/${older.id}`)).toMatchObject({
        status: 404,
        body: { code: 'ALERT_RULE_NOT_FOUND' },
      });
    const after = await server.call('GET', '/alert-rules');
    expect(after.body.items.map(({ id }: { id: string }) => id)).not.toContain(older.id);
  });

  it('is seen by its owner, and by others where it is shared', async () => {
    const [own, shared] = [await create(), await create({ shared: true })];
    await sql(`UPDATE alert_rules SET owner = 'ana' WHERE id = ANY($1::uuid[])`, [[own.id, shared.id]]);
    expect((await server.call('GET', `/alert-rules/${own.id}`)).status).toBe(404);
    expect((await server.call('PUT', `/alert-rules/${own.id}`, RULE)).status).toBe(404);
    expect((await server.call('GET', `/alert-rules/${shared.id}`)).body).toMatchObject({ owner: 'ana' });
  });

  it('tells whoever judges of each change', async () => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    let heard = 0;
    client.on('notification', () => heard++);
    await client.query('LISTEN chancery_alert_rules');
    const { id } = await create();
    await put(id, { when: { kind: 'any' } });
    await server.call('PATCH', `/alert-rules/${id}`, { state: 'paused' });
    await server.call('DELETE', `/alert-rules/${id}`);
    await eventually(
      async () => heard,
      (n) => n === 4,
    );
    await client.end();
  });

  it.each([
    [{ who: { list: NOBODY } }, 'who.list', /there is no watch list/],
    [{ with: { list: NOBODY } }, 'with.list', /there is no watch list/],
    [{ channels: ['inbox', NOBODY] }, 'channels[1]', /there is no channel/],
    [{ with: { country: 'GB' } }, 'with', /same as who/],
    [{ who: { actor: 'country:PL' } }, 'with', /same as who/],
    [{ who: { actor: 'nobody' } }, 'who.actor', /must be the id of an actor/],
    [{ who: {} }, 'who', /must be one of/],
    [{ name: ' ' }, 'name', /blank/],
    [{ when: { kind: 'first-contact', withinDays: 0 } }, 'when.withinDays', /./],
    [{ when: { kind: 'frequency', days: 7 } }, 'when.times', /./],
    [{ filter: { mode: ['fax'] } }, 'filter.mode.0', /./],
    [{ colour: 'red' }, '', /colour/],
  ])('%j is refused, naming %s', async (changes, path, message) => {
    for (const where of ['/alert-rules', '/alert-rules/preview']) {
      const { status, body } = await server.call('POST', where, { ...RULE, ...changes });
      expect(status).toBe(400);
      expect(body.code).toBe('INVALID_REQUEST');
      expect(body.errors).toEqual([{ path, message: expect.stringMatching(message) }]);
    }
  });

  it('may ask for anyone with anyone, and for two people of one country', async () => {
    await create({ who: { any: true }, with: { any: true }, when: { kind: 'any' } });
    await create({
      who: { office: 'foreign_minister', country: 'GB' },
      with: { office: 'foreign_minister', country: 'GB' },
    });
  });
});

describe('a watch list', () => {
  const MEMBERS = [{ country: 'GB' }, { actor: 'person:marco-rubio' }];

  const createList = async (name: string): Promise<Answer['body']> =>
    (await server.call('POST', '/watch-lists', { name, members: MEMBERS })).body;

  it('is another version with other members, and the same one under another name', async () => {
    const list = await createList('Partners');
    expect(watchListSchema.parse(list)).toEqual(list);
    expect(list).toMatchObject({ name: 'Partners', members: MEMBERS, version: 1, owner: 'administrator' });
    const change = async (body: object) =>
      (await server.call('PUT', `/watch-lists/${list.id}`, { name: 'Friends', ...body })).body;
    expect(await change({ members: MEMBERS })).toMatchObject({ name: 'Friends', version: 1 });
    expect(await change({ members: [{ country: 'FR' }] })).toMatchObject({ version: 2 });
    const all = await server.call('GET', '/watch-lists');
    expect(watchListsSchema.parse(all.body).items.map(({ id }) => id)).toContain(list.id);
  });

  it('stands as long as a rule asks for it', async () => {
    const { id } = await createList('In use');
    const rule = await create({ name: 'Asks for it', who: { list: id.toUpperCase() } });
    expect(rule.who).toEqual({ list: id });
    const refused = await server.call('DELETE', `/watch-lists/${id}`);
    expect(refused).toMatchObject({ status: 409, body: { code: 'WATCH_LIST_IN_USE' } });
    expect(refused.body.detail).toContain('“Asks for it”');
    await server.call('DELETE', `/alert-rules/${rule.id}`);
    expect((await server.call('DELETE', `/watch-lists/${id}`)).status).toBe(204);
    expect(await server.call('PUT', `/watch-lists/${id}`, { name: 'x', members: MEMBERS })).toMatchObject({
      status: 404,
      body: { code: 'WATCH_LIST_NOT_FOUND' },
    });
  });

  it.each([
    { name: 'Empty', members: [] },
    { name: 'Office', members: [{ office: 'foreign_minister' }] },
    { name: ' ', members: MEMBERS },
  ])('%j is refused', async (body) => {
    expect(await server.call('POST', '/watch-lists', body)).toMatchObject({
      status: 400,
      body: { code: 'INVALID_REQUEST' },
    });
  });
});

describe('a preview', () => {
  const preview = async (changes: object = {}): Promise<Answer['body']> => {
    const { status, body } = await server.call('POST', '/alert-rules/preview', { ...RULE, ...changes });
    expect(status, JSON.stringify(body)).toBe(200);
    expect(previewSchema.parse(body)).toEqual(body);
    return body;
  };

  const days = ({ hits }: Answer['body']): string[] =>
    hits.map(({ reason }: { reason: { day: string } }) => reason.day);

  it('tells each first contact as the press told it, and takes one back that turned out not to be the first', async () => {
    const { hits, total, names, weeks, noisy } = await preview({
      with: { actor: 'person:radoslaw-sikorski' },
    });
    expect(days({ hits })).toEqual(['2025-02-15', '2024-08-01']);
    expect(total).toBe(2);
    const [late, first] = hits;
    expect(first).toMatchObject({
      at: '2024-08-01T18:00:00.000Z',
      corrected: null,
      reason: { kind: 'first-contact', pairs: [{ who: 'country:GB', last: null }] },
    });
    expect(late.corrected).toMatchObject({ kind: 'not-first', earlier: { day: '2025-02-03' } });
    expect(late.contact.id).toBe(late.contactId);
    expect(names).toMatchObject({ 'country:GB': 'United Kingdom' });
    expect(weeks).toEqual([
      { monday: '2024-07-29', hits: 1 },
      { monday: '2025-02-10', hits: 1 },
    ]);
    expect(noisy).toBe(false);
  });

  it('asks by list, office and anyone alike', async () => {
    const members = [{ actor: 'person:radoslaw-sikorski' }];
    const list = await server.call('POST', '/watch-lists', { name: 'Poles', members });
    const told = days(await preview());
    for (const other of [
      { list: list.body.id },
      { office: 'foreign-minister', country: 'PL' },
      { any: true },
    ])
      expect(days(await preview({ with: other }))).toEqual(told);
    expect(days(await preview({ who: { any: true }, with: { country: 'PL' } }))).toEqual(told);
  });

  it('counts what a filter does not let through as having been before', async () => {
    const all = await preview({ when: { kind: 'any' } });
    expect(all.total).toBeGreaterThan(3);
    const filter = { from: '2024-08-05' };
    expect((await preview({ when: { kind: 'any' }, filter })).total).toBe(all.total - 1);
    expect(days(await preview({ filter }))).toEqual(['2025-02-15']);
  });

  it('tells silences', async () => {
    const { hits } = await preview({ when: { kind: 'silence', days: 100 } });
    expect(hits).toMatchObject([
      { reason: { kind: 'silence', count: 100, pairs: [{ who: 'country:GB', with: 'country:PL' }] } },
    ]);
  });

  it('says so where there is nothing', async () => {
    expect(await preview({ with: { country: 'JP' } })).toMatchObject({
      hits: [],
      total: 0,
      perWeek: 0,
      weeks: [],
      contacts: 0,
      noisy: false,
    });
  });
});

describe('chancery backtest', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'chancery-backtest-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const run = async (rule: string | object, ...options: string[]) => {
    const file = join(folder, 'rule.json');
    await writeFile(file, typeof rule === 'string' ? rule : JSON.stringify(rule));
    const env = { PATH: process.env.PATH, CHANCERY_DATABASE_URL: database.url };
    return new Promise<{ code: number; out: string; errors: string }>((resolve) =>
      execFile(
        process.execPath,
        ['--import', 'tsx', CLI, 'backtest', file, ...options],
        { env },
        (e, out, errors) => resolve({ code: Number(e?.code ?? 0), out, errors }),
      ),
    );
  };

  it('prints the hits, a bar for each week, and how many they are', async () => {
    const { out, code } = await run(RULE);
    expect(code).toBe(0);
    expect(out).toMatch(/^told +who +why +contact\n/);
    expect(out).toMatch(
      /^2025-02-15 18:00 UTC {2}United Kingdom – Poland {2}first contact, 2025-02-15; the last before was .*; taken back: there was one before, 2025-02-03 {2}[0-9a-f-]{36}$/m,
    );
    expect(out).toMatch(/^week of 2024-07-29 {2}█+ 1$/m);
    expect(out).toMatch(
      /^2 alerts from 2024-08-01 to 2025-02-\d\d: 0\.07 a week\. Looked at \d+ contacts\.$/m,
    );
  });

  it('prints what the server answers', async () => {
    const { out, code } = await run(RULE, '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual((await server.call('POST', '/alert-rules/preview', RULE)).body);
  });

  it.each([
    ['{"name": "x",\n "who": }', /rule\.json:2: is not JSON/],
    ['{"name": "x",\n "who": {"any": true}\n', /rule\.json:2: is not JSON/],
    [{ ...RULE, who: undefined }, /rule\.json: who: must be one of/],
    [{ ...RULE, when: { kind: 'frequency', days: 7 } }, /rule\.json: when\.times: /],
    [{ ...RULE, who: { list: NOBODY } }, /^who\.list: there is no watch list/],
  ])('tells what is wrong in %j', async (rule, why) => {
    const { code, errors, out } = await run(rule);
    expect(code).toBe(1);
    expect(out).toBe('');
    expect(errors.replaceAll(`${folder}/`, '')).toMatch(why);
  });
});
