import { agendaSchema } from '@chancery/contracts';
import ICAL from 'ical.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../support/articles';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { type Answer, eventually, startServer, type TestServer } from '../support/server';

let database: TestDatabase;
let server: TestServer;

const DAY_MS = 86_400_000;

/** The ISO day so many days from today. */
const inDays = (n: number): string => new Date(Date.now() + n * DAY_MS).toISOString().slice(0, 10);

const spelled = (day: string): string =>
  new Date(`${day}T12:00:00Z`).toLocaleDateString('de-DE', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });

const plan = (id: string, day: string, b: string, publishedAt = `${inDays(-40)}T08:00:00Z`) =>
  server.call(
    'POST',
    '/articles',
    article(id, {
      publishedAt,
      title: 'Treffen',
      outlet: { name: `Blatt, ${id}; <b>` },
      text: `Der britische Außenminister David Lammy wird am ${spelled(day)} ${b} in Wien treffen.`,
    }),
  );

const SIKORSKI = 'den polnischen Außenminister Radosław Sikorski';
const SYBIHA = 'den ukrainischen Außenminister Andrij Sybiha';
const FIDAN = 'den türkischen Außenminister Hakan Fidan';

beforeAll(async () => {
  database = await createDatabase();
  server = await startServer({ CHANCERY_DATABASE_URL: database.url });
  await plan('late', inDays(20), SIKORSKI);
  await plan('soon', inDays(5), SYBIHA);
  await plan('over', inDays(-10), FIDAN);
  await eventually(
    () => server.call('GET', '/contacts'),
    ({ body }) => body.items.length === 3,
  );
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const agenda = async (query = '') => (await server.call('GET', `/agenda?${query}`)).body;

const days = ({ items }: { items: { date: { value: string } }[] }) => items.map(({ date }) => date.value);

const correct = async (claim: string, fields: object): Promise<string> => {
  const answer = await server.call('POST', '/decisions', {
    action: { kind: 'correct', claim, fields },
    reason: 'The ministry says so.',
  });
  return answer.body.id;
};

describe('the agenda', () => {
  it('answers as the contract says', async () => {
    expect(agendaSchema.safeParse(await agenda('past=true')).error).toBeUndefined();
  });

  it('tells what is to come, soonest first, and with `past` what is over and unconfirmed', async () => {
    expect(days(await agenda())).toEqual([inDays(5), inDays(20)]);
    const all = await agenda('past=true');
    expect(days(all)).toEqual([inDays(-10), inDays(5), inDays(20)]);
    expect(all.items.map((item: { unconfirmed: boolean }) => item.unconfirmed)).toEqual([true, false, false]);
  });

  it('takes pages and the filter of every list', async () => {
    const first = await agenda('past=true&limit=2');
    const second = await agenda(`past=true&limit=2&cursor=${first.nextCursor}`);
    expect(days(second)).toEqual([inDays(20)]);
    expect(second.nextCursor).toBeNull();
    expect(days(await agenda('country=UA'))).toEqual([inDays(5)]);
    expect(days(await agenda(`from=${inDays(6)}`))).toEqual([inDays(20)]);
    expect(days(await agenda('status=proposed'))).toEqual([]);
  });

  it('can be read as of a moment: what is over now was to come then', async () => {
    const then = await agenda(`asOf=${inDays(-30)}`);
    expect(days(then)).toEqual([inDays(-10), inDays(5), inDays(20)]);
    expect(then.items[0].unconfirmed).toBe(false);
    expect(then.asOf).toMatchObject({ clock: 'published' });
    expect(days(await agenda(`asOf=${inDays(-50)}`))).toEqual([]);
  });

  it('tells how far a plan was moved', async () => {
    const { items } = await agenda('country=PL');
    const id = await correct(items[0].id, { date: { value: inDays(25), precision: 'day', basis: 'stated' } });
    const moved = await eventually(
      () => agenda('country=PL'),
      ({ items }) => items[0].moves === 1,
    );
    expect(moved.items[0]).toMatchObject({ slippageDays: 5, date: { value: inDays(25) } });
    await server.call('POST', `/decisions/${id}/undo`, { reason: 'No.' });
    await eventually(
      () => agenda('country=PL'),
      ({ items }) => items[0].moves === 0,
    );
  });

  it.each(['/agenda?past=perhaps', '/agenda?cursor=nonsense', '/agenda?colour=red'])(
    'refuses %s',
    async (path) => {
      expect(await server.call('GET', path)).toMatchObject({
        status: 400,
        body: { code: 'INVALID_REQUEST' },
      });
    },
  );
});

describe('a calendar link', () => {
  const create = (name: string, filter: object = {}): Promise<Answer> =>
    server.call('POST', '/agenda/links', { name, filter });

  const read = async (url: string) => {
    const response = await fetch(url);
    return { status: response.status, headers: response.headers, text: await response.text() };
  };

  const eventsOf = async (url: string) => {
    const calendar = new ICAL.Component(ICAL.parse((await read(url)).text));
    return calendar.getAllSubcomponents('vevent').map((event) => ({
      uid: String(event.getFirstPropertyValue('uid')),
      sequence: Number(event.getFirstPropertyValue('sequence')),
      status: event.getFirstPropertyValue('status'),
      start: String(event.getFirstPropertyValue('dtstart')),
      isDay: (event.getFirstPropertyValue('dtstart') as ICAL.Time).isDate,
      summary: event.getFirstPropertyValue('summary'),
      description: String(event.getFirstPropertyValue('description')),
      url: String(event.getFirstPropertyValue('url')),
      modified: String(event.getFirstPropertyValue('last-modified')),
      stamp: String(event.getFirstPropertyValue('dtstamp')),
    }));
  };

  it('is read without logging in, as a calendar that other programs understand', async () => {
    const { body } = await create('My agenda', { country: ['UA'] });
    const { status, headers, text } = await read(body.url);
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(text).toMatch(/^BEGIN:VCALENDAR\r\nVERSION:2.0\r\n/);
    expect(text).toMatch(/\r\nMETHOD:PUBLISH\r\n/);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const [item] = (await agenda('country=UA')).items;
    expect(await eventsOf(body.url)).toEqual([
      {
        uid: `${item.id}@chancery`,
        sequence: 0,
        status: 'CONFIRMED',
        start: inDays(5),
        isDay: true,
        summary: 'Meeting: David Lammy – Andrii Sybiha',
        description: `“${item.quote.text}”\nReported by Blatt, soon; <b> (1 article).\n${server.url}/contacts/${item.id}`,
        url: `${server.url}/contacts/${item.id}`,
        modified: item.updatedAt.replace(/\.\d+/, ''),
        stamp: item.updatedAt.replace(/\.\d+/, ''),
      },
    ]);
  });

  it('raises SEQUENCE with a new date and keeps what is called off as cancelled, under the same UID', async () => {
    const { body } = await create('Poland', { country: ['PL'] });
    const [before] = await eventsOf(body.url);
    const claim = before!.uid.replace('@chancery', '');
    await correct(claim, { date: { value: inDays(21), precision: 'day', basis: 'stated' } });
    const [moved] = await eventually(
      () => eventsOf(body.url),
      ([event]) => event?.start === inDays(21),
    );
    expect(moved!.uid).toBe(before!.uid);
    expect(moved!.sequence).toBeGreaterThan(before!.sequence);
    expect(moved!.description).toContain('Moved once, by 1 day in all.');
    await correct(claim, { status: 'cancelled' });
    const [cancelled] = await eventually(
      () => eventsOf(body.url),
      ([event]) => event?.status === 'CANCELLED',
    );
    expect(cancelled).toMatchObject({
      uid: before!.uid,
      summary: 'Cancelled: Meeting: David Lammy – Radosław Sikorski',
    });
    expect(cancelled!.sequence).toBeGreaterThan(moved!.sequence);
  });

  it('keeps what is over and unconfirmed for a while, and says so', async () => {
    const { body } = await create('Turkey', { country: ['TR'] });
    const [event] = await eventsOf(body.url);
    expect(event).toMatchObject({ start: inDays(-10), status: 'CONFIRMED' });
    expect(event!.description).toContain('Its day is over and nobody has reported it.');
  });

  it('is listed without its address, notes when it was read, and ends when it is revoked', async () => {
    const { body, status } = await create('Short-lived');
    expect(status).toBe(201);
    await read(body.url);
    const list = await server.call('GET', '/agenda/links');
    const listed = list.body.items.find((item: { id: string }) => item.id === body.id);
    expect(listed).toEqual({
      id: body.id,
      name: 'Short-lived',
      filter: {},
      createdAt: body.createdAt,
      lastReadAt: expect.any(String),
    });
    expect((await server.call('DELETE', `/agenda/links/${body.id}`)).status).toBe(204);
    expect((await read(body.url)).status).toBe(404);
    expect(await server.call('DELETE', `/agenda/links/${body.id}`)).toMatchObject({
      status: 404,
      body: { code: 'CALENDAR_LINK_NOT_FOUND' },
    });
  });

  it('opens with its token alone', async () => {
    const { body } = await create('Secret');
    const guess = body.url.replace(/token=.*/, 'token=guess');
    expect((await read(guess)).status).toBe(404);
    expect((await read(body.url.replace(/\?.*/, ''))).status).toBe(400);
    const anonymous = { authorization: '' };
    expect((await server.call('GET', '/agenda', undefined, anonymous)).status).toBe(401);
    expect((await server.call('GET', '/agenda/links', undefined, anonymous)).status).toBe(401);
  });

  it.each([
    [{ name: ' ', filter: {} }, /name/],
    [{ name: 'x', filter: { mode: ['fax'] } }, /filter.mode/],
    [{ name: 'x', colour: 'red' }, /colour/],
  ])('%j is refused', async (wanted, why) => {
    const answer = await server.call('POST', '/agenda/links', wanted);
    expect(answer.status).toBe(400);
    expect(answer.body.detail).toMatch(why);
  });
});

it('the API describes decisions, actors, dyads and the agenda', async () => {
  const document = await (await fetch(`${server.url}/api/docs.json`)).json();
  const described = Object.entries<object>(document.paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path.replace('/api/v1', '')}`),
  );
  expect(described).toEqual(
    expect.arrayContaining([
      'post /decisions',
      'get /decisions',
      'post /decisions/{id}/undo',
      'post /actors/decisions',
      'get /actors',
      'get /actors/{id}',
      'get /dyads',
      'get /dyads/{a}/{b}',
      'get /agenda',
      'get /agenda.ics',
      'get /agenda/links',
      'post /agenda/links',
      'delete /agenda/links/{id}',
    ]),
  );
});
