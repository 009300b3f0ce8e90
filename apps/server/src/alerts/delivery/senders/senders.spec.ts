import { describe, expect, it } from 'vitest';
import { messageOf } from '../message';
import { someAlert } from '../told.fixture';
import { emailOf } from './email';
import { ntfySender } from './ntfy';
import { type Outgoing, outcomeOf } from './sender';

const told = { kind: 'alert', alert: someAlert() } as const;
const publicUrl = 'https://chancery.example.org';
const outgoing: Outgoing = {
  id: 'the-delivery',
  told,
  messages: [messageOf(told, { language: 'en', publicUrl })],
};

describe('an answer over HTTP', () => {
  const outcome = (status: number, text = '', headers = {}) => outcomeOf({ status, text, headers }, 0);

  it.each([200, 201, 202, 204])('%i: it is taken', (status) => {
    expect(outcome(status)).toEqual({ isTaken: true, answer: String(status) });
  });

  it.each([301, 302, 307, 308])('%i: redirects are not followed', (status) => {
    expect(outcome(status)).toEqual({ isTaken: false, answer: `${status}: redirects are not followed` });
  });

  it.each([401, 403, 404, 408, 429, 500, 503])('%i: it may be taken another time', (status) => {
    expect(outcome(status, 'No.')).toEqual({ isTaken: false, answer: `${status}: No.` });
  });

  it.each([400, 413, 422])('%i: the message is at fault', (status) => {
    expect(outcome(status)).toMatchObject({ isTaken: false, refuses: 'message' });
  });

  it('410: the receiver wants nothing more', () => {
    expect(outcome(410)).toMatchObject({ isTaken: false, refuses: 'all' });
  });

  it.each([
    ['120', 120_000],
    [new Date(90_000).toUTCString(), 90_000],
    [new Date(-90_000).toUTCString(), 0],
    ['soon', undefined],
    ['-5', undefined],
  ])('with Retry-After: %s asks to be left alone for %s ms', (value, ms) => {
    expect(outcome(429, '', { 'retry-after': value }).retryAfterMs).toBe(ms);
  });
});

describe('an e-mail', () => {
  it('is known by its delivery, and as sent by a machine', () => {
    expect(emailOf(outgoing, 'chancery@example.org', 'desk@example.org')).toMatchObject({
      messageId: '<the-delivery@example.org>',
      to: { address: 'desk@example.org' },
      headers: { 'Auto-Submitted': 'auto-generated' },
    });
  });
});

describe('ntfy', () => {
  it.each([
    ['https://ntfy.example/desk', 'https://ntfy.example/', 'desk'],
    ['https://ntfy.example/desk/', 'https://ntfy.example/', 'desk'],
    ['https://example.org/push/desk', 'https://example.org/push/', 'desk'],
  ])('of %s is asked at %s for the topic %s', async (address, server, topic) => {
    const asked: { at: string; topic: string }[] = [];
    const send = async (at: string, { body }: { body: string }) => {
      asked.push({ at, topic: JSON.parse(body).topic });
      return { status: 200, headers: {}, text: '' };
    };
    await ntfySender(send)({ kind: 'ntfy', address }, outgoing);
    expect(asked).toEqual([{ at: server, topic }]);
  });
});
