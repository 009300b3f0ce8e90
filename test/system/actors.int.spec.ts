import { actorDetailSchema, actorListSchema, dyadDetailSchema, dyadListSchema } from '@chancery/contracts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../support/articles';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { eventually, startServer, type TestServer } from '../support/server';

let database: TestDatabase;
let server: TestServer;

const RUBIO = 'person:marco-rubio';
const LAVROV = 'person:sergey-lavrov';

const reports: [id: string, publishedAt: string, text: string][] = [
  [
    'call-1',
    '2025-02-15T20:10:00+01:00',
    'US-Außenminister Marco Rubio hat am Samstag mit seinem russischen Amtskollegen Sergej Lawrow telefoniert.',
  ],
  [
    'call-2',
    '2025-03-01T20:10:00+01:00',
    'US-Außenminister Marco Rubio hat am 28. Februar mit seinem russischen Amtskollegen Sergej Lawrow telefoniert.',
  ],
  [
    'call-3',
    '2025-03-03T20:10:00+01:00',
    'US-Außenminister Marco Rubio hat am 3. März mit dem ukrainischen Außenminister Andrij Sybiha telefoniert.',
  ],
];

beforeAll(async () => {
  database = await createDatabase();
  server = await startServer({ CHANCERY_DATABASE_URL: database.url });
  for (const [id, publishedAt, text] of reports)
    await server.call('POST', '/articles', article(id, { publishedAt, text, title: 'Telefonat' }));
  await eventually(
    () => server.call('GET', '/contacts'),
    ({ body }) => body.items.length === reports.length,
  );
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const get = async (path: string) => (await server.call('GET', path)).body;
const ids = (items: { actorId: string }[]) => items.map((item) => item.actorId);
const pairs = (items: { a: { actorId: string }; b: { actorId: string } }[]) =>
  items.map(({ a, b }) => [a.actorId, b.actorId]);

describe('answers', () => {
  it.each([
    ['/actors', actorListSchema],
    [`/actors/${RUBIO}`, actorDetailSchema],
    ['/dyads', dyadListSchema],
    [`/dyads/${RUBIO}/${LAVROV}`, dyadDetailSchema],
  ])('of %s are as the contract says, now and as of a moment', async (path, schema) => {
    for (const moment of ['', '?asOf=2025-02-20', '?asOf=2025-02-20&clock=recorded'])
      expect(schema.safeParse(await get(path + moment)).error).toBeUndefined();
  });
});

describe('actors', () => {
  it('are listed with those most often met first, countries among them by who represents them', async () => {
    const { items, nextCursor } = await get('/actors?limit=3');
    expect(ids(items)).toEqual(['country:US', RUBIO, 'country:RU']);
    expect(items[0]).toMatchObject({ name: 'United States', kind: 'country', contacts: 3 });
    const rest = await get(`/actors?limit=3&cursor=${nextCursor}`);
    expect(ids(rest.items)).toEqual([LAVROV, 'country:UA', 'person:andrii-sybiha']);
    expect(rest.nextCursor).toBeNull();
  });

  it.each([
    ['q=lavrov', [LAVROV]],
    ['q=LAWROW', [LAVROV]],
    ['q=marco%20rub', [RUBIO]],
    ['q=%25', ['country:US', RUBIO, 'country:RU', LAVROV, 'country:UA', 'person:andrii-sybiha']],
    ['kind=country', ['country:US', 'country:RU', 'country:UA']],
    ['country=RU', ['country:RU', LAVROV]],
    ['country=RU&kind=person', [LAVROV]],
    ['q=russland', ['country:RU']],
    ['q=nobody', []],
  ])('are found by %s', async (query, found) => {
    expect(ids((await get(`/actors?${query}`)).items)).toEqual(found);
  });

  it('have offices, spellings, counterparts and a history', async () => {
    const rubio = await get(`/actors/${RUBIO}`);
    expect(rubio).toMatchObject({
      name: 'Marco Rubio',
      country: 'US',
      contacts: 3,
      lastContact: '2025-03-03',
    });
    expect(rubio.offices).toContainEqual({
      role: 'foreign_minister',
      of: 'US',
      title: 'foreign minister',
      from: '2025-01-21',
      to: null,
    });
    expect(rubio.spellings).toEqual([{ text: 'Marco Rubio', lang: 'de', times: 3 }]);
    expect(
      rubio.counterparts.map((c: { actor: { actorId: string }; contacts: number }) => [
        c.actor.actorId,
        c.contacts,
      ]),
    ).toEqual([
      ['country:RU', 2],
      [LAVROV, 2],
      ['country:UA', 1],
      ['person:andrii-sybiha', 1],
    ]);
    expect(rubio.history).toMatchObject({
      contacts: 3,
      first: { date: { value: '2025-02-15' } },
      last: { date: { value: '2025-03-03' } },
      byMonth: [
        { month: '2025-02', mode: 'call', contacts: 2 },
        { month: '2025-03', mode: 'call', contacts: 1 },
      ],
      agenda: [],
    });
  });

  it('whom only the gazetteer knows have a page without contacts', async () => {
    expect(await get('/actors/person:annalena-baerbock')).toMatchObject({
      name: 'Annalena Baerbock',
      contacts: 0,
      history: { contacts: 0, first: null },
    });
  });

  it('can be read as of a moment on both clocks', async () => {
    const then = await get(`/actors/${RUBIO}?asOf=2025-02-20`);
    expect(then).toMatchObject({
      contacts: 1,
      lastContact: '2025-02-15',
      asOf: { at: '2025-02-20T23:59:59.999Z', clock: 'published', claims: 1 },
      history: { longestSilence: { from: '2025-02-15', to: null, days: 5 } },
    });
    expect((await get(`/actors/${RUBIO}?asOf=2025-02-20&clock=recorded`)).contacts).toBe(0);
    const list = await get('/actors?asOf=2025-02-20');
    expect(ids(list.items)).toEqual(['country:RU', 'country:US', RUBIO, LAVROV]);
    expect(list.asOf).toMatchObject({ clock: 'published' });
  });
});

describe('dyads', () => {
  it('are listed with those that met latest first, of all or of one actor', async () => {
    expect(pairs((await get('/dyads')).items)).toEqual([
      ['country:UA', 'country:US'],
      ['person:andrii-sybiha', RUBIO],
      ['country:RU', 'country:US'],
      [RUBIO, LAVROV],
    ]);
    expect(pairs((await get(`/dyads?actor=${LAVROV}`)).items)).toEqual([
      ['country:US', LAVROV],
      [RUBIO, LAVROV],
    ]);
    expect(pairs((await get('/dyads?asOf=2025-02-20')).items)).toEqual([
      ['country:RU', 'country:US'],
      [RUBIO, LAVROV],
    ]);
  });

  it('are the same in either order, and a country stands for who represents it', async () => {
    const one = await get(`/dyads/${RUBIO}/${LAVROV}`);
    expect(await get(`/dyads/${LAVROV}/${RUBIO}`)).toEqual(one);
    expect(one).toMatchObject({
      a: { actorId: RUBIO },
      b: { actorId: LAVROV },
      contacts: 2,
      firstContact: '2025-02-15',
      lastContact: '2025-02-28',
      byMode: [{ mode: 'call', contacts: 2 }],
      initiators: [],
    });
    for (const path of ['country:RU/country:US', `${RUBIO}/country:RU`, `country:US/${LAVROV}`]) {
      expect((await get(`/dyads/${path}`)).history).toEqual(one.history);
    }
  });

  it('of two that never met are empty, of one whom nobody knows not there', async () => {
    expect(await get(`/dyads/${LAVROV}/person:annalena-baerbock`)).toMatchObject({
      contacts: 0,
      firstContact: null,
      history: { first: null, longestSilence: null },
    });
    expect(await server.call('GET', `/dyads/${LAVROV}/person:nobody`)).toMatchObject({
      status: 404,
      body: { code: 'ACTOR_NOT_FOUND', detail: 'There is no actor person:nobody.' },
    });
  });

  it('can be read as of a moment', async () => {
    const then = await get(`/dyads/country:US/country:RU?asOf=2025-02-20`);
    expect(then).toMatchObject({
      contacts: 1,
      lastContact: '2025-02-15',
      asOf: { claims: 1, clock: 'published' },
      history: { longestSilence: { days: 5 } },
    });
  });
});

describe('bad requests', () => {
  const cursor = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');

  it.each([
    ['a day before the calendar', `/dyads?cursor=${cursor(['0000-01-01', 'a', 'b'])}`],
    ['NUL in a cursor', `/actors?cursor=${cursor([1, '\0'])}`],
    ['a number past what is counted', `/actors?cursor=${cursor([2 ** 40, 'a'])}`],
    ['NUL in an id', '/dyads?actor=%00'],
  ])('with %s are told so', async (_, path) => {
    expect(await server.call('GET', path)).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
  });

  it('that correct participants to what is no name or country are told so', async () => {
    const { items } = await get('/contacts');
    const participants = [{ ...items[0].participants[0], name: '\0' }, items[0].participants[1]];
    for (const fault of [participants, [{ ...participants[1], country: '<x>' }, participants[1]]]) {
      const action = { kind: 'correct', claim: items[0].id, fields: { participants: fault } };
      const answer = await server.call('POST', '/decisions', { action, reason: 'because' });
      expect(answer.status).toBe(400);
    }
  });

  it.each([
    ['/actors/person:nobody', 404, 'ACTOR_NOT_FOUND'],
    ['/actors/nonsense', 404, 'ACTOR_NOT_FOUND'],
    ['/actors?kind=god', 400, 'INVALID_REQUEST'],
    ['/actors?country=de', 400, 'INVALID_REQUEST'],
    ['/actors?cursor=nonsense', 400, 'INVALID_REQUEST'],
    ['/actors?asOf=yesterday', 400, 'INVALID_REQUEST'],
    ['/actors/%00', 400, 'INVALID_REQUEST'],
    [`/dyads/${RUBIO}/${RUBIO}`, 400, 'INVALID_REQUEST'],
    ['/dyads?cursor=nonsense', 400, 'INVALID_REQUEST'],
    ['/dyads?colour=red', 400, 'INVALID_REQUEST'],
  ])('%s answers %i', async (path, status, code) => {
    expect(await server.call('GET', path)).toMatchObject({ status, body: { status, code } });
  });
});
