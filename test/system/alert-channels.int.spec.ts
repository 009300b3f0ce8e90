import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type DeliveryWorld, startDeliveryWorld } from '../support/delivery';
import { answers } from '../support/http-receiver';

let world: DeliveryWorld;

beforeAll(async () => {
  world = await startDeliveryWorld();
});
afterEach(() => world.clean());
afterAll(() => world?.close());

describe('a channel', () => {
  it('tells its secrets once, and keeps them encrypted', async () => {
    const address = 'https://93.184.215.14/hook/0123456789abcdef?key=hush-hush';
    const made = await world.channel({ kind: 'webhook', name: 'Desk', address });
    expect(made).toMatchObject({
      secret: expect.stringMatching(/^whsec_/),
      lastSentAt: null,
      lastError: null,
    });
    const matrix = {
      kind: 'matrix',
      address: 'https://93.184.215.14',
      name: 'A room',
      room: '!r:example.org',
      token: 'hush-hush',
    };
    await world.channel(matrix);
    const { body } = await world.server.call('GET', '/alert-channels');
    expect(body.items.map((item: { address: string }) => item.address)).toEqual([
      expect.stringContaining('!r:example.org'),
      'https://93.184.215.14/hook/…',
    ]);
    expect(JSON.stringify(body)).not.toMatch(/hush|whsec|0123456789abcdef/);
    const { rows } = await world.db.query(`SELECT row_to_json(c)::text AS row, sealed FROM alert_channels c`);
    for (const { row, sealed } of rows) {
      expect(row).not.toMatch(/hush|whsec|0123456789abcdef/);
      expect(sealed.toString('latin1')).not.toMatch(/hush|whsec/);
    }
    expect((await stat(join(world.env.CHANCERY_DATA_DIR!, 'secret.key'))).mode & 0o777).toBe(0o600);
  });

  it('is refused where its address is of this machine or its network, unless that is allowed', async () => {
    const strict = await world.another({
      CHANCERY_ROLES: 'web',
      CHANCERY_WEBHOOKS_ALLOW_PRIVATE: 'off',
      CHANCERY_SMTP_URL: '',
    });
    const make = (body: object) => strict.call('POST', '/alert-channels', { name: 'X', ...body });
    for (const address of [
      'https://127.0.0.1/',
      'https://localhost/',
      'https://0x7f.1/',
      'http://93.184.215.14/',
    ]) {
      const refused = await make({ kind: 'webhook', address });
      expect(refused).toMatchObject({ status: 422, body: { code: 'ADDRESS_REFUSED' } });
    }
    expect(await make({ kind: 'email', address: 'desk@example.org' })).toMatchObject({
      status: 422,
      body: { code: 'ADDRESS_REFUSED', detail: 'No mail server is configured: set CHANCERY_SMTP_URL.' },
    });
    const { url } = await world.receiver();
    const old = await world.channel({ kind: 'webhook', address: url });
    const tested = await strict.call('POST', `/alert-channels/${old.id}/test`);
    expect(tested.body).toMatchObject({
      state: 'given-up',
      answer: expect.stringMatching(/must begin with https/),
    });
  });

  it('that was encrypted with another key says so', async () => {
    const { url, requests } = await world.receiver();
    const made = await world.channel({ kind: 'webhook', address: url });
    const other = await world.another({
      CHANCERY_ROLES: 'web',
      CHANCERY_SECRET_KEY: Buffer.alloc(32, 7).toString('base64'),
    });
    expect((await other.call('POST', `/alert-channels/${made.id}/test`)).body).toMatchObject({
      state: 'given-up',
      answer: expect.stringMatching(/cannot be decrypted: the key is not the one/),
    });
    expect(requests).toEqual([]);
  });

  it('that does not exist is not found', async () => {
    const nobody = '00000000-0000-4000-8000-000000000000';
    for (const [method, path] of [
      ['DELETE', ''],
      ['POST', '/test'],
    ]) {
      expect(await world.server.call(method!, `/alert-channels/${nobody}${path}`)).toMatchObject({
        status: 404,
        body: { code: 'CHANNEL_NOT_FOUND' },
      });
    }
    expect(await world.server.call('POST', `/alert-deliveries/${nobody}/resend`)).toMatchObject({
      status: 404,
      body: { code: 'DELIVERY_NOT_FOUND' },
    });
  });

  it('given a test, answers with what the receiver really said', async () => {
    const { url } = await world.receiver((response, _, n) =>
      [answers(200, 'Thank you.'), answers(500, 'Out\nof order'), answers(302, '', { location: '/' })][n]!(
        response,
        _,
        n,
      ),
    );
    const { id } = await world.channel({ kind: 'webhook', address: url });
    const test = async () => (await world.server.call('POST', `/alert-channels/${id}/test`)).body;
    expect(await test()).toMatchObject({
      kind: 'test',
      state: 'sent',
      answer: '200: Thank you.',
      attempts: 1,
    });
    expect(await test()).toMatchObject({ state: 'given-up', answer: '500: Out of order' });
    expect(await test()).toMatchObject({ state: 'given-up', answer: '302: redirects are not followed' });
    expect(await world.deliveries(`channel=${id}`)).toHaveLength(3);
    const { body } = await world.server.call('GET', '/alert-channels');
    expect(body.items.find((item: { id: string }) => item.id === id)).toMatchObject({
      lastSentAt: expect.any(String),
      lastError: '302: redirects are not followed',
    });
  });
});

describe('the log of deliveries', () => {
  it('is told in pages, latest first', async () => {
    const { url } = await world.receiver();
    const made = await world.channel({ kind: 'webhook', address: url });
    for (let n = 0; n < 5; n++) await world.server.call('POST', `/alert-channels/${made.id}/test`);
    const ids: string[] = [];
    let cursor = '';
    do {
      const { body } = await world.server.call(
        'GET',
        `/alert-deliveries?channel=${made.id}&limit=2${cursor}`,
      );
      ids.push(...body.items.map((item: { id: string }) => item.id));
      cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
    } while (cursor);
    const { rows } = await world.db.query(
      'SELECT id FROM alert_deliveries WHERE channel_id = $1 ORDER BY created_at DESC, id DESC',
      [made.id],
    );
    expect(ids).toEqual(rows.map(({ id }) => id));
    expect((await world.server.call('GET', '/alert-deliveries?cursor=nonsense')).status).toBe(400);
  });
});
