import type { ChannelBody } from '@chancery/contracts';
import type { Message } from '../message';
import type { SafeAnswer, SafeRequest } from '../safe-fetch';
import { cut, plain } from '../text';
import type { Told } from '../told';

/** All of a channel that is secret, as it is kept encrypted. `secret`: that webhooks are signed with. */
export type ChannelAddress = DistributiveOmit<ChannelBody, 'name'> & { readonly secret?: string };

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** What is sent: one delivery, the same however often it is tried. */
export interface Outgoing {
  /** Of the delivery: receivers tell by it what they have had already. */
  readonly id: string;
  readonly told: Told;
  /** The same in each language that is wanted; at least one. */
  readonly messages: readonly [Message, ...Message[]];
}

/** What became of one attempt. */
export interface Outcome {
  readonly isTaken: boolean;
  /** The receiver's answer in words, or why there is none. */
  readonly answer: string;
  /** `message`: the receiver wants no such message; `all`: it wants none ever. Else another attempt may help. */
  readonly refuses?: 'message' | 'all';
  /** How long the receiver asks to be left alone, in milliseconds. */
  readonly retryAfterMs?: number;
}

/** Sends to one kind of channel; throws in words where there is no answer. */
export type Sender<Kind extends ChannelBody['kind'] = ChannelBody['kind']> = (
  address: ChannelAddress & { readonly kind: Kind },
  outgoing: Outgoing,
) => Promise<Outcome>;

/** How senders reach the outside. */
export type Send = (address: string, request: SafeRequest) => Promise<SafeAnswer>;

/** A JSON request to the address, with the delivery's id for whoever looks at it. */
export const jsonRequest = (
  { id }: Pick<Outgoing, 'id'>,
  body: unknown,
  { method = 'POST', headers = {} }: Partial<Pick<SafeRequest, 'method' | 'headers'>> = {},
): SafeRequest => ({
  method,
  headers: { 'content-type': 'application/json', 'webhook-id': id, ...headers },
  body: JSON.stringify(body),
});

/** Statuses that say that this message is at fault, and not the moment. */
const OF_THE_MESSAGE = new Set([400, 413, 422]);
const GONE = 410;

/** An answer over HTTP as an outcome. `now` in milliseconds, for dates in Retry-After. */
export const outcomeOf = ({ status, headers, text }: SafeAnswer, now = Date.now()): Outcome => {
  const isTaken = status >= 200 && status < 300;
  const isRedirect = status >= 300 && status < 400;
  const words = isRedirect ? 'redirects are not followed' : cut(plain(text), 500);
  const retryAfterMs = retryAfterOf(headers['retry-after'], now);
  return {
    isTaken,
    answer: words === '' ? String(status) : `${status}: ${words}`,
    ...(OF_THE_MESSAGE.has(status) && { refuses: 'message' }),
    ...(status === GONE && { refuses: 'all' }),
    ...(!isTaken && retryAfterMs !== undefined && { retryAfterMs }),
  };
};

/** Seconds or an HTTP date. */
const retryAfterOf = (value: string | string[] | undefined, now: number): number | undefined => {
  const text = Array.isArray(value) ? value[0] : value;
  if (text === undefined) return undefined;
  const isDate = /^[A-Z][a-z]+, /.test(text);
  const ms = /^\d{1,9}$/.test(text.trim())
    ? Number(text) * 1000
    : isDate
      ? Date.parse(text) - now
      : Number.NaN;
  return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
};
