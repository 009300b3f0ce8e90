import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { article } from '../support/articles';
import { type DeliveryWorld, PUBLIC_URL, startDeliveryWorld } from '../support/delivery';
import { type FiredAlert, storeCorrection } from '../support/fired-alerts';
import { answers, type ReceivedRequest } from '../support/http-receiver';
import { eventually, startServer } from '../support/server';

let world: DeliveryWorld;

beforeAll(async () => {
  world = await startDeliveryWorld();
});
afterEach(() => world.clean());
afterAll(() => world?.close());

const idOf = ({ headers }: ReceivedRequest) => headers['webhook-id'];

/** Of mails, with lines put together again. */
const unfolded = (raw: string): string => raw.replace(/\r\n[ \t]/g, ' ');

describe('a webhook', () => {
  it('given a receiver that fails twice, gets the alert under one id, signed each time', async () => {
    const { url, requests } = await world.receiver((response, _, n) =>
      answers(n < 2 ? 503 : 200, n < 2 ? 'Busy.' : 'Taken.')(response, _, n),
    );
    const made = await world.channel({ kind: 'webhook', address: `${url}/hook` });
    const { deliveryIds, alertId } = await world.fire(made);
    const sent = await world.delivery(made.id, 'sent');
    expect(sent).toMatchObject({
      id: deliveryIds[0],
      attempts: 3,
      answer: '200: Taken.',
      nextAttemptAt: null,
    });
    expect(requests.map(idOf)).toEqual([deliveryIds[0], deliveryIds[0], deliveryIds[0]]);
    for (const { body, headers } of requests) {
      const payload = new Webhook(made.secret!).verify(body, headers as Record<string, string>);
      expect(payload).toMatchObject({
        type: 'alert.fired',
        data: {
          title: 'First contact in 365 days: Marco Rubio – Sergey Lavrov, call, 15 February 2025',
          url: `${PUBLIC_URL}/contacts/${world.contactId}`,
          alert: { alertId, ruleName: 'Rubio and Lavrov' },
          contact: { id: world.contactId, sources: { outlets: ['Nordpost'] } },
          names: { 'person:marco-rubio': 'Marco Rubio' },
        },
      });
      expect(() => new Webhook(made.secret!).verify(`${body} `, headers as Record<string, string>)).toThrow();
    }
  });

  it('is told within a second of the notification, and of a correction after it', async () => {
    const { url, requests } = await world.receiver();
    const made = await world.channel({ kind: 'webhook', address: url });
    const began = Date.now();
    const { alertId } = await world.fire(made);
    await eventually(
      async () => requests.length,
      (n) => n === 1,
    );
    expect(Date.now() - began).toBeLessThan(900);
    const earlier = { contactId: world.contactId, day: '2025-01-12' };
    await storeCorrection(world.db, {
      alertId,
      amendment: { kind: 'not-first', earlier },
      channels: [made.id],
    });
    await eventually(
      async () => requests.length,
      (n) => n === 2,
    );
    expect(JSON.parse(requests[1]!.body)).toMatchObject({
      type: 'alert.corrected',
      data: { correction: { kind: 'not-first', earlier }, alert: { alertId } },
    });
  });

  it('is not asked again before it asks to be', async () => {
    const times: number[] = [];
    const { url } = await world.receiver((response, _, n) => {
      times.push(Date.now());
      answers(n === 0 ? 429 : 200, '', { 'retry-after': '6' })(response, _, n);
    });
    const made = await world.channel({ kind: 'webhook', address: url });
    await world.fire(made);
    await world.delivery(made.id, 'sent');
    expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(5_900);
  });

  it('that is gone gets nothing more, until somebody sends it again', async () => {
    const { url, requests } = await world.receiver((response, _, n) =>
      answers(n === 0 ? 410 : 200, n === 0 ? 'Gone.' : '')(response, _, n),
    );
    const made = await world.channel({ kind: 'webhook', address: url });
    const { deliveryIds } = await world.fire(made);
    expect(await world.delivery(made.id, 'given-up')).toMatchObject({
      attempts: 1,
      answer: '410: Gone.',
    });
    expect(await world.server.call('POST', `/alert-deliveries/${deliveryIds[0]}/resend`)).toMatchObject({
      status: 202,
      body: { id: deliveryIds[0], state: 'waiting' },
    });
    await world.delivery(made.id, 'sent');
    expect(requests.map(idOf)).toEqual([deliveryIds[0], deliveryIds[0]]);
  });

  it('that answers megabytes has them cut in the log', async () => {
    const { url } = await world.receiver(answers(200, 'x'.repeat(5_000_000)));
    const made = await world.channel({ kind: 'webhook', address: url });
    await world.fire(made);
    expect((await world.delivery(made.id, 'sent'))!.answer!.length).toBeLessThan(600);
  });
});

describe('several channels', () => {
  it('given some that are slow and one that is broken, the good one gets all at once and in order', async () => {
    const stalled = await Promise.all([1, 2, 3].map(() => world.receiver(() => {})));
    const broken = await world.receiver(answers(500));
    const good = await world.receiver();
    const bad = await Promise.all(
      [...stalled, broken].map(({ url }) => world.channel({ kind: 'webhook', address: url })),
    );
    const well = await world.channel({ kind: 'webhook', address: good.url });
    const began = Date.now();
    const fired: FiredAlert[] = [];
    for (let n = 0; n < 5; n++) fired.push(await world.fire(...bad, well));
    await eventually(
      async () => good.requests.length,
      (n) => n === 5,
    );
    expect(Date.now() - began).toBeLessThan(3_000);
    expect(good.requests.map(({ body }) => JSON.parse(body).data.alert.alertId)).toEqual(
      fired.map(({ alertId }) => alertId),
    );
    for (const { requests } of [...stalled, broken]) expect(new Set(requests.map(idOf)).size).toBe(1);
  });

  it('each get what is meant for them in their own form', async () => {
    const { url, requests } = await world.receiver(answers(200, 'ok'));
    const made = [
      await world.channel({ kind: 'slack', address: `${url}/services/T0/B0/secret` }),
      await world.channel({ kind: 'teams', address: `${url}/workflows/secret` }),
      await world.channel({ kind: 'ntfy', address: `${url}/desk-alerts` }),
      await world.channel({ kind: 'matrix', address: url, room: '!room:example.org', token: 'syt_token' }),
    ];
    const { deliveryIds } = await world.fire(...made);
    await eventually(
      async () => requests.length,
      (n) => n === 4,
    );
    const by = (path: string) => requests.find((request) => request.path.startsWith(path))!;
    const bodyOf = (path: string) => JSON.parse(by(path).body);
    const title = 'First contact in 365 days: Marco Rubio – Sergey Lavrov, call, 15 February 2025';
    const titel = 'Erster Kontakt seit 365 Tagen: Marco Rubio – Sergey Lavrov, Telefonat, 15. Februar 2025';
    expect(bodyOf('/services/').blocks[0].text).toMatchObject({ type: 'plain_text', text: title });
    expect(bodyOf('/workflows/').attachments.map((a: { content: object }) => a.content)).toMatchObject([
      { type: 'AdaptiveCard', body: [{ inlines: [{ text: title }] }, {}, {}, {}, {}] },
      { type: 'AdaptiveCard', body: [{ inlines: [{ text: titel }] }, {}, {}, {}, {}] },
    ]);
    const ntfy = requests.find((request) => request.path === '/')!;
    expect(JSON.parse(ntfy.body)).toMatchObject({
      topic: 'desk-alerts',
      title,
      message: expect.stringContaining('(Nordpost)'),
      click: `${PUBLIC_URL}/contacts/${world.contactId}`,
    });
    const matrix = by('/_matrix/');
    const room = encodeURIComponent('!room:example.org');
    expect(matrix).toMatchObject({
      method: 'PUT',
      path: `/_matrix/client/v3/rooms/${room}/send/m.room.message/${deliveryIds[3]}`,
      headers: { authorization: 'Bearer syt_token' },
    });
    expect(JSON.parse(matrix.body).formatted_body).toContain(
      `href="${PUBLIC_URL}/contacts/${world.contactId}"`,
    );
  });

  it('given one that is removed, what waits for it is given up and what it got stays in the log', async () => {
    const { url } = await world.receiver(answers(500));
    const made = await world.channel({ kind: 'webhook', address: url });
    const { alertId, deliveryIds } = await world.fire(made);
    await world.delivery(made.id, 'waiting', /500/);
    expect((await world.server.call('DELETE', `/alert-channels/${made.id}`)).status).toBe(204);
    expect(await world.deliveries(`alert=${alertId}&state=given-up`)).toMatchObject([
      { id: deliveryIds[0], answer: 'The channel was removed.' },
    ]);
    expect((await world.server.call('POST', `/alert-deliveries/${deliveryIds[0]}/resend`)).status).toBe(404);
  });
});

describe('the mail server', () => {
  it('given that it is down for a while, gets every mail once, in order, when it is back', async () => {
    const made = await world.channel({ kind: 'email', address: 'desk@example.org' });
    const fired: FiredAlert[] = [];
    for (let n = 0; n < 3; n++) fired.push(await world.fire(made));
    await eventually(
      () => world.deliveries(`alert=${fired[0]!.alertId}`),
      ([item]) => /cannot be reached/.test(item?.answer ?? ''),
    );
    const { mails } = await world.mailReceiver();
    await eventually(
      () => world.deliveries(`channel=${made.id}&state=sent`),
      (items) => items.length === 3,
      90_000,
    );
    expect(mails).toHaveLength(3);
    const ids = fired.map(({ deliveryIds }) => deliveryIds[0]);
    for (const [n, { to, from, raw }] of mails.entries()) {
      expect({ to, from }).toEqual({ to: ['desk@example.org'], from: 'chancery@chancery.example.org' });
      const lines = unfolded(raw);
      expect(lines).toContain(`Message-ID: <${ids[n]}@chancery.example.org>`);
      expect(lines).toContain('Auto-Submitted: auto-generated');
      expect(lines).toMatch(/multipart\/alternative/);
    }
  });
});

describe('the server', () => {
  it('killed between sending and marking, sends it again under the same id, and nothing else', async () => {
    const { url, requests } = await world.receiver((response, _, n) => {
      if (n === 1) process.kill(world.server.pid, 'SIGKILL');
      else answers(200)(response, _, n);
    });
    const made = await world.channel({ kind: 'webhook', address: url });
    const fired = [await world.fire(made), await world.fire(made), await world.fire(made)];
    await world.server.ended;
    expect(requests).toHaveLength(2);
    world.server = await startServer(world.env);
    await eventually(
      () => world.deliveries(`channel=${made.id}&state=sent`),
      (items) => items.length === 3,
      60_000,
    );
    const [first, second, third] = fired.map(({ deliveryIds }) => deliveryIds[0]);
    expect(requests.map(idOf)).toEqual([first, second, second, third]);
  });
});

describe('a rule', () => {
  it('given a report of today, is told to its channel within seconds, once', async () => {
    const { url, requests } = await world.receiver();
    const made = await world.channel({ kind: 'webhook', address: url });
    const stored = await world.server.call('POST', '/alert-rules', {
      name: 'London and Warsaw',
      who: { country: 'GB' },
      with: { country: 'PL' },
      when: { kind: 'first-contact', withinDays: 365 },
      channels: ['inbox', made.id],
    });
    expect(stored.status).toBe(201);
    world.atEnd(() => world.server.call('DELETE', `/alert-rules/${stored.body.id}`));
    const now = new Date();
    const day = now.toLocaleDateString('de-DE', { dateStyle: 'long', timeZone: 'UTC' });
    const report = (id: string) =>
      article(id, {
        publishedAt: now.toISOString(),
        title: 'Telefonat',
        text: `Der britische Außenminister David Lammy hat am ${day} mit dem polnischen Außenminister Radosław Sikorski telefoniert.`,
        outlet: { name: `Outlet ${id}` },
      });
    const began = Date.now();
    await world.server.call('POST', '/articles', report('rule-1'));
    await eventually(
      async () => requests.length,
      (n) => n > 0,
    );
    expect(Date.now() - began).toBeLessThan(5_000);
    await world.server.call('POST', '/articles', report('rule-2'));
    await eventually(
      () => world.server.call('GET', '/contacts?outlet=Outlet%20rule-2'),
      ({ body }) => body.items.length === 1,
    );
    expect(await world.deliveries(`channel=${made.id}`)).toMatchObject([{ kind: 'alert', state: 'sent' }]);
    expect(requests).toHaveLength(1);
    expect(JSON.parse(requests[0]!.body)).toMatchObject({
      type: 'alert.fired',
      data: {
        alert: { ruleName: 'London and Warsaw' },
        title: expect.stringMatching(/^First contact in 365 days: /),
      },
    });
  });
});
