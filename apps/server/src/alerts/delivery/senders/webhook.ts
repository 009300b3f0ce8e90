import { randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';
import type { Outgoing, Send, Sender } from './sender';
import { jsonRequest, outcomeOf } from './sender';

/** A secret to sign with, as Standard Webhooks writes it: `whsec_` and 32 random bytes in base64. */
export const newSigningSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

/**
 * Standard Webhooks (standardwebhooks.com): `webhook-id` is the delivery's and stays; `webhook-timestamp` is the
 * attempt's; `webhook-signature` is over both and the body.
 */
export const webhookSender =
  (send: Send): Sender<'webhook'> =>
  async ({ address, secret }, outgoing) => {
    const now = new Date();
    const request = jsonRequest(outgoing, payloadOf(outgoing, now));
    if (secret === undefined) throw new Error('The channel has no secret to sign with: make it anew.');
    const signature = new Webhook(secret).sign(outgoing.id, now, request.body);
    const headers = {
      ...request.headers,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1000)),
      'webhook-signature': signature,
    };
    return outcomeOf(await send(address, { ...request, headers }));
  };

/** `type`, when it came to be, and what it is about. */
const payloadOf = ({ told, messages: [message] }: Outgoing, now: Date) => {
  const { title, link } = message;
  if (told.kind === 'test')
    return { type: 'alert.test', timestamp: now.toISOString(), data: { title, url: link.url } };
  const { contact, names, ...alert } = told.alert;
  const shared = { alert, contact, names, title, url: link.url };
  return told.kind === 'alert'
    ? { type: 'alert.fired', timestamp: alert.firedAt, data: shared }
    : {
        type: 'alert.corrected',
        timestamp: told.correction.at,
        data: { ...shared, correction: told.correction },
      };
};
