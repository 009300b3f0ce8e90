import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { Agent, type Dispatcher, request } from 'undici';
import { isPublicAddress } from './public-address';

/** An address that nothing is sent to; the message says why. */
export class AddressRefused extends Error {
  override readonly name = 'AddressRefused';
}

export interface SafeFetchOptions {
  /** Whether addresses that are not public, and http without TLS, are allowed. */
  readonly allowPrivate: boolean;
  /** Resolves names; that of the system unless told. */
  readonly lookup?: LookupFunction;
  /** Of the whole request, answer included. */
  readonly timeLimitMs?: number;
}

export interface SafeRequest {
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface SafeAnswer {
  readonly status: number;
  readonly headers: Dispatcher.ResponseData['headers'];
  /** Of the body the first 64 kB. */
  readonly text: string;
}

const TIME_LIMIT_MS = 10_000;
const MOST_BYTES = 64 * 1024;

/**
 * Requests to addresses that somebody typed in. Only https and only public addresses: checked before the request, and
 * again in what the connection is given to connect to, so that a name that resolves otherwise the second time leads
 * nowhere. Redirects are not followed, answers are read up to 64 kB, and after the time limit (10 s) it is over.
 */
export class SafeFetch {
  private readonly lookup: LookupFunction;
  private readonly timeLimitMs: number;
  private readonly agent: Agent;

  constructor(private readonly options: SafeFetchOptions) {
    this.lookup = options.lookup ?? (systemLookup as LookupFunction);
    this.timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
    // No connection is kept: each is checked, and none is found closed by the other side.
    this.agent = new Agent({
      connect: { lookup: this.checkedLookup, timeout: this.timeLimitMs },
      pipelining: 0,
    });
  }

  /** @throws AddressRefused where the address is not public now, or not https */
  async check(address: string): Promise<URL> {
    const url = new URL(address);
    if (url.protocol !== 'https:' && !(this.options.allowPrivate && url.protocol === 'http:')) {
      throw new AddressRefused('The address must begin with https://.');
    }
    if (this.options.allowPrivate) return url;
    const host = url.hostname.replace(/^\[|\]$/g, '');
    const addresses = isIP(host) ? [host] : await this.resolve(host);
    if (!addresses.every(isPublicAddress)) throw new AddressRefused(notPublic(host));
    return url;
  }

  /**
   * One request.
   * @throws AddressRefused, or Error in words where there is no answer
   */
  async send(address: string, { method, headers, body }: SafeRequest): Promise<SafeAnswer> {
    const signal = AbortSignal.timeout(this.timeLimitMs);
    try {
      const url = await within(signal, this.check(address));
      const answer = await request(withoutUser(url), {
        method,
        headers: { 'user-agent': 'Chancery', ...basicAuthorization(url), ...headers },
        body,
        signal,
        dispatcher: this.agent,
      });
      return {
        status: answer.statusCode,
        headers: answer.headers,
        text: await firstOf(answer.body),
      };
    } catch (error) {
      throw inWords(error, signal, this.timeLimitMs);
    }
  }

  close(): Promise<void> {
    return this.agent.destroy();
  }

  private resolve(host: string): Promise<string[]> {
    return new Promise((resolve, reject) => {
      this.lookup(host, { all: true }, (error, found) => {
        if (error) reject(new InWords(wordsOf(error)));
        else resolve(typeof found === 'string' ? [found] : found.map(({ address }) => address));
      });
    });
  }

  /** Hands out nothing that is not public, whatever the name resolves to at that moment. */
  private readonly checkedLookup: LookupFunction = (host, options, callback) =>
    this.lookup(host, options, (error, found, family) => {
      const addresses = typeof found === 'string' ? [found] : (found ?? []).map(({ address }) => address);
      if (error || this.options.allowPrivate || addresses.every(isPublicAddress))
        callback(error, found, family);
      else callback(new AddressRefused(notPublic(host)), '', 0);
    });
}

const notPublic = (host: string): string =>
  `${host} is not an address of the public internet, and nothing is sent there unless CHANCERY_WEBHOOKS_ALLOW_PRIVATE is on.`;

const withoutUser = (url: URL): URL => {
  const bare = new URL(url);
  bare.username = '';
  bare.password = '';
  return bare;
};

const basicAuthorization = ({ username, password }: URL): Record<string, string> => {
  if (username === '' && password === '') return {};
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { authorization: `Basic ${Buffer.from(pair).toString('base64')}` };
};

/** The beginning of a body; the rest is not read. */
const firstOf = async (body: Dispatcher.ResponseData['body']): Promise<string> => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    bytes += chunk.length;
    if (bytes >= MOST_BYTES) break;
  }
  return Buffer.concat(chunks).subarray(0, MOST_BYTES).toString('utf8');
};

/** The result, or the signal's reason where that comes first: names are resolved without one. */
const within = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });

/** What went wrong, fit for whoever looks after the channel. */
class InWords extends Error {}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens at the address.',
  ECONNRESET: 'The connection was broken off.',
  UND_ERR_SOCKET: 'The connection was broken off.',
  UND_ERR_CONNECT_TIMEOUT: 'The address could not be reached in time.',
  ENOTFOUND: 'There is no host of this name.',
  EAI_AGAIN: 'The name of the host could not be resolved.',
  EHOSTUNREACH: 'The host cannot be reached.',
  ENETUNREACH: 'The network of the host cannot be reached.',
};

const inWords = (error: unknown, signal: AbortSignal, timeLimitMs: number): Error => {
  if (error instanceof AddressRefused || error instanceof InWords) return error;
  if (signal.aborted) return new InWords(`There was no answer within ${timeLimitMs / 1000} s.`);
  return new InWords(wordsOf(error));
};

const wordsOf = (error: unknown): string => {
  const { code, message } = error as { code?: string; message?: string };
  return WORDS[code ?? ''] ?? `It could not be sent: ${message ?? String(error)}`;
};
