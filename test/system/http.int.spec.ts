import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../support/articles';
import { createDatabase, type TestDatabase } from '../support/postgres';
import { ADMIN_TOKEN, eventually, startServer, type TestServer } from '../support/server';

let database: TestDatabase;
let server: TestServer;

beforeAll(async () => {
  database = await createDatabase();
  server = await startServer({ CHANCERY_DATABASE_URL: database.url });
});

afterAll(async () => {
  await server?.stop();
  await database?.drop();
});

const contactsOf = (query: string) => server.call('GET', `/contacts?${query}`);

describe('an article over HTTP', () => {
  it('becomes a contact with the words from which it was read', async () => {
    const receipt = await server.call('POST', '/articles', article('http-1'));
    expect(receipt).toMatchObject({ status: 202, body: { accepted: 1, duplicates: 0, rejected: [] } });
    const { body } = await eventually(
      () => contactsOf('country=RU&mode=call'),
      ({ body }) => body.items.length === 1,
    );
    expect(body.items[0]).toMatchObject({
      status: 'occurred',
      date: { value: '2025-02-15', precision: 'day' },
      participants: [
        { name: 'Marco Rubio', country: 'US' },
        { name: 'Sergey Lavrov', country: 'RU' },
      ],
    });
    const detail = await server.call('GET', `/contacts/${body.items[0].id}`);
    const [claim] = detail.body.claims;
    expect(claim.article.text).toBe(article('http-1').text);
    for (const { part, start, end, quote } of claim.evidence) {
      expect(claim.article[part].slice(start, end)).toBe(quote);
    }
  });

  it('is a duplicate with the same text and a revision with another', async () => {
    await server.call('POST', '/articles', article('http-2', { text: 'Ein Text ohne Belang für die Welt.' }));
    const known = () => server.call('GET', '/articles/http-2');
    await eventually(known, ({ status }) => status === 200);
    const again = await server.call(
      'POST',
      '/articles',
      article('http-2', { text: 'Ein Text ohne Belang für die Welt.' }),
    );
    expect(again.body).toMatchObject({ accepted: 0, duplicates: 1 });
    await server.call('POST', '/articles', article('http-2', { text: 'Ein berichtigter Text ohne Belang.' }));
    const revised = await eventually(known, ({ body }) => body.revision === 2);
    expect(revised.body.text).toBe('Ein berichtigter Text ohne Belang.');
  });

  it('that is mended keeps its contact, with the same address', async () => {
    const text =
      'Bundesaußenministerin Annalena Baerbock hat am Freitag mit dem chinesischen Außenminister Wang Yi telefoniert.';
    await server.call('POST', '/articles', article('typo', { text }));
    const before = await eventually(
      () => contactsOf('country=CN'),
      ({ body }) => body.items.length === 1,
    );
    const mended = `${text} Das teilte das Amt mit.`;
    await server.call('POST', '/articles', article('typo', { text: mended }));
    const { id, firstRecordedAt } = before.body.items[0];
    const after = await eventually(
      () => server.call('GET', `/contacts/${id}`),
      ({ body }) => body.claims?.[0]?.article.text === mended,
    );
    expect(after.body).toMatchObject({ id, firstRecordedAt });
  });

  it('ends with the sender’s last word, also when that was said before', async () => {
    const say = (text: string) => server.call('POST', '/articles', article('back', { text }));
    await say('Erste Fassung.');
    await eventually(
      () => server.call('GET', '/articles/back'),
      ({ status }) => status === 200,
    );
    await say('Zweite Fassung.');
    await say('Erste Fassung.');
    await eventually(
      () => server.call('GET', '/articles/back'),
      ({ body }) => body.revision === 3 && body.text === 'Erste Fassung.',
    );
  });

  it('with a rare offset from UTC shows like any other', async () => {
    const text =
      'Der spanische Außenminister José Manuel Albares hat am Samstag mit dem portugiesischen Außenminister Paulo Rangel telefoniert.';
    await server.call(
      'POST',
      '/articles',
      article('far', { text, publishedAt: '2025-02-15T18:04:00+23:00' }),
    );
    const { body } = await eventually(
      () => contactsOf('country=PT'),
      ({ body }) => body.items.length === 1,
    );
    expect((await server.call('GET', `/contacts/${body.items[0].id}`)).status).toBe(200);
  });

  it('in a language that nobody reads is stored and marked', async () => {
    const text = 'Utanríkisráðherra Íslands hitti starfsbróður sinn frá Noregi í Reykjavík í gær.';
    await server.call('POST', '/articles', article('http-3', { lang: 'is', text }));
    const stored = await eventually(
      () => server.call('GET', '/articles/http-3'),
      ({ status }) => status === 200,
    );
    expect(stored.body).toMatchObject({ lang: 'is', extraction: { state: 'not-extracted' }, text });
  });

  it('is taken line by line as NDJSON, the bad lines named', async () => {
    const lines = [
      JSON.stringify(article('nd-1')),
      'not json',
      '',
      JSON.stringify({ ...article('nd-2'), publishedAt: 'yesterday' }),
      JSON.stringify(article('nd-1')),
    ];
    const receipt = await server.call('POST', '/articles', lines.join('\n'), {
      'content-type': 'application/x-ndjson',
    });
    expect(receipt.body).toMatchObject({ accepted: 1, duplicates: 1 });
    expect(receipt.body.rejected).toEqual([
      { line: 2, reason: expect.stringMatching(/^Not JSON/) },
      { line: 4, id: 'nd-2', reason: expect.stringMatching(/^publishedAt: must be an ISO 8601/) },
    ]);
  });
});

describe('a rejected article', () => {
  it('can be seen, mended and sent again', async () => {
    const broken = { ...article('mend-1'), publishedAt: 'yesterday' };
    await server.call('POST', '/articles', broken);
    const { body } = await server.call('GET', '/dead-letters');
    const letter = body.items.find((item: { payload: string }) => item.payload.includes('mend-1'));
    expect(letter.reason).toMatchObject({ code: 'INVALID_ARTICLE' });
    const refused = await server.call('POST', `/dead-letters/${letter.id}/redrive`);
    expect(refused).toMatchObject({ status: 400, body: { code: 'INVALID_REQUEST' } });
    const payload = JSON.stringify(article('mend-1'));
    const sent = await server.call('POST', `/dead-letters/${letter.id}/redrive`, { payload });
    expect(sent).toMatchObject({ status: 202, body: { redrivenAt: expect.any(String) } });
    await eventually(
      () => server.call('GET', '/articles/mend-1'),
      ({ status }) => status === 200,
    );
    expect((await server.call('POST', `/dead-letters/${letter.id}/redrive`)).status).toBe(409);
  });
});

describe('bad requests', () => {
  it.each([
    ['not JSON', '{"id"', {}, 400, 'INVALID_REQUEST'],
    ['another media type', '<a/>', { 'content-type': 'text/xml' }, 415, 'UNSUPPORTED_MEDIA_TYPE'],
    [
      '20 MB',
      Buffer.alloc(20_000_000, 'a'),
      { 'content-type': 'application/x-ndjson' },
      413,
      'BODY_TOO_LARGE',
    ],
  ])('%s is told as a problem', async (_, body, headers, status, code) => {
    const answer = await server.call('POST', '/articles', body, headers as Record<string, string>);
    expect(answer).toMatchObject({ status, body: { status, code, detail: expect.any(String) } });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
  });

  it.each([
    ['/contacts?mode=fax', 400, /mode/],
    ['/contacts?colour=red', 400, /colour/],
    ['/contacts?from=yesterday', 400, /from: must be a day such as/],
    ['/contacts?cursor=nonsense', 400, /cursor/],
    ['/contacts?cursor=', 400, /cursor/],
    ['/contacts?actor=%00', 400, /actor/],
    ['/contacts?outlet=%00', 400, /outlet/],
    ['/contacts?from=0000-01-01', 400, /from/],
    ['/articles/%00', 400, /./],
    ['/contacts/nonsense', 400, /must be the id of a contact/],
    ['/contacts/00000000-0000-4000-8000-000000000000', 404, /There is no contact/],
    ['/nothing', 404, /./],
  ])('GET %s answers %i and why', async (path, status, why) => {
    const answer = await server.call('GET', path);
    expect(answer.status).toBe(status);
    expect(answer.body.detail).toMatch(why);
  });

  it('text of 300,000 characters with marks, markup and emoji is taken as it is', async () => {
    const text = '<img src=x onerror=alert(1)> \u202Eמשהו 👩‍👩‍👧 '
      .repeat(8_000)
      .slice(0, 300_000)
      .toWellFormed();
    const receipt = await server.call(
      'POST',
      '/articles',
      article('long', { text, title: '<img onerror=alert(1)>' }),
    );
    expect(receipt.body).toMatchObject({ accepted: 1 });
    const stored = await eventually(
      () => server.call('GET', '/articles/long'),
      ({ status }) => status === 200,
    );
    expect(stored.body.text).toBe(text);
  });

  it('an article from before all news is refused', async () => {
    const receipt = await server.call(
      'POST',
      '/articles',
      article('old', { publishedAt: '0000-01-02T10:00:00Z' }),
    );
    expect(receipt.body.rejected[0].reason).toMatch(/publishedAt: must not lie before 1900/);
  });

  it('the same article a thousand times is one', async () => {
    const body = Array.from({ length: 1_000 }, () => JSON.stringify(article('thousand'))).join('\n');
    const receipt = await server.call('POST', '/articles', body, { 'content-type': 'application/x-ndjson' });
    expect(receipt.body).toMatchObject({ accepted: 1, duplicates: 999 });
    const stored = await eventually(
      () => server.call('GET', '/articles/thousand'),
      ({ status }) => status === 200,
    );
    expect(stored.body.revision).toBe(1);
  });
});

describe('who may ask', () => {
  const anonymous = { authorization: '' };

  it('nobody unknown, but for health', async () => {
    expect((await server.call('GET', '/contacts', undefined, anonymous)).body.code).toBe('UNAUTHENTICATED');
    expect((await server.call('GET', '/contacts', undefined, { authorization: 'Bearer wrong' })).status).toBe(
      401,
    );
    expect((await server.call('GET', '/health', undefined, anonymous)).body).toMatchObject({
      live: true,
      ready: true,
    });
  });

  it('whoever logged in, with a cookie that scripts and other sites cannot use', async () => {
    expect((await server.call('POST', '/session', { token: 'wrong' }, anonymous)).body.code).toBe(
      'LOGIN_REFUSED',
    );
    const login = await server.call('POST', '/session', { token: ADMIN_TOKEN }, anonymous);
    const setCookie = login.headers.get('set-cookie')!;
    expect(setCookie).toMatch(/HttpOnly/);
    expect(setCookie).toMatch(/SameSite=Strict/);
    const cookie = { ...anonymous, cookie: setCookie.split(';')[0]! };
    expect((await server.call('GET', '/contacts', undefined, cookie)).status).toBe(200);
    const forged = await server.call('POST', '/articles', article('forged'), cookie);
    expect(forged).toMatchObject({ status: 403, body: { code: 'CSRF_REFUSED' } });
    const own = await server.call('POST', '/articles', article('own'), {
      ...cookie,
      'x-requested-with': 'chancery',
    });
    expect(own.status).toBe(202);
    await server.call('DELETE', '/session', undefined, { ...cookie, 'x-requested-with': 'chancery' });
    expect((await server.call('GET', '/contacts', undefined, cookie)).status).toBe(401);
  });
});

describe('seen from outside', () => {
  it('pages allow nothing from elsewhere', async () => {
    const page = await fetch(server.url);
    expect(page.headers.get('content-security-policy')).toMatch(/default-src 'self'.*script-src 'self'/);
    expect(await page.text()).toContain('<div id="root">');
  });

  it('health names each part, and metrics count', async () => {
    const { body } = await server.call('GET', '/health');
    expect(body.parts).toMatchObject({
      database: { state: 'up' },
      ingest: { state: 'up' },
      contacts: { state: 'up' },
    });
    const metrics = await (await fetch(`${server.url}/metrics`)).text();
    expect(metrics).toMatch(/chancery_articles_total\{outcome="extracted"\} \d+/);
    expect(metrics).toMatch(/chancery_projection_lag_events \d+/);
  });

  it('the API describes itself', async () => {
    const document = await (await fetch(`${server.url}/api/docs.json`)).json();
    const paths = Object.keys(document.paths);
    expect(paths).toEqual(
      expect.arrayContaining(['/api/v1/contacts', '/api/v1/contacts/{id}', '/api/v1/articles']),
    );
    const parameters = document.paths['/api/v1/contacts'].get.parameters.map((p: { name: string }) => p.name);
    expect(parameters).toEqual(
      expect.arrayContaining(['actor', 'country', 'mode', 'status', 'from', 'to', 'q', 'cursor']),
    );
    expect((await fetch(`${server.url}/api/docs`)).status).toBe(200);
  });
});
