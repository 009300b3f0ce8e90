import pg from 'pg';
import { pause } from './pause';

export const EVENTS_CHANNEL = 'chancery_events';
export const PROJECTED_CHANNEL = 'chancery_projected';

export interface WakeupsOptions {
  /** Connection URL of the database. */
  readonly url: string;
  readonly channels: readonly string[];
  /** Told of each lost or failed connection; the next attempt follows by itself. */
  readonly onError?: ((error: unknown) => void) | undefined;
}

export interface WaitOptions {
  /** A `count` taken earlier: a notification since then ends the wait at once. */
  readonly since?: number | undefined;
  readonly signal?: AbortSignal | undefined;
}

const BACKOFF_MS = [50, 100, 250, 500, 1_000, 2_000];

/**
 * Notifications of PostgreSQL as hints to look, over a connection of its own that comes back by itself.
 *
 * A hint may be lost with the connection: every wait has an end, and a new connection wakes all.
 * Take `count`, look for work, then `wait` with `since`: what arrives between is not missed.
 */
export class Wakeups {
  readonly #counts = new Map<string, number>();
  readonly #waiters = new Map<string, Set<() => void>>();
  readonly #closing = new AbortController();
  readonly #closed = aborted(this.#closing.signal);
  readonly #running: Promise<void>;

  /** Connects in the background: a database that is down delays hints, nothing else. */
  constructor(private readonly options: WakeupsOptions) {
    this.#running = this.#keepListening();
  }

  /** How many hints there have been for the channel. */
  count(channel: string): number {
    return this.#counts.get(channel) ?? 0;
  }

  /** Returns at a hint for the channel, after `maxMs`, on abort or on close: whichever comes first. */
  async wait(channel: string, maxMs: number, { since, signal }: WaitOptions = {}): Promise<void> {
    if (since !== undefined && this.count(channel) !== since) return;
    const hint = new AbortController();
    const waiters = this.#waiters.get(channel) ?? new Set();
    this.#waiters.set(channel, waiters);
    const wake = (): void => hint.abort();
    waiters.add(wake);
    await pause(maxMs, hint.signal, this.#closing.signal, ...(signal ? [signal] : []));
    waiters.delete(wake);
  }

  async close(): Promise<void> {
    this.#closing.abort();
    await this.#running;
  }

  #wake(channel: string): void {
    this.#counts.set(channel, this.count(channel) + 1);
    for (const wake of this.#waiters.get(channel) ?? []) wake();
  }

  async #keepListening(): Promise<void> {
    const { signal } = this.#closing;
    for (let failures = 0; !signal.aborted; failures++) {
      try {
        await this.#listen(() => {
          failures = 0;
        });
      } catch (error) {
        if (!signal.aborted) this.options.onError?.(error);
      }
      await pause(BACKOFF_MS[Math.min(failures, BACKOFF_MS.length - 1)]!, signal);
    }
  }

  /** Listens until the connection is lost (throws) or `close` is called. */
  async #listen(onListening: () => void): Promise<void> {
    const client = new pg.Client({ connectionString: this.options.url, keepAlive: true });
    const lost = new Promise<never>((_, reject) => {
      client.once('error', reject);
      client.once('end', () => reject(new Error('The connection for notifications ended.')));
    });
    lost.catch(() => undefined);
    client.on('error', () => undefined);
    client.on('notification', ({ channel }) => this.#wake(channel));
    try {
      await client.connect();
      for (const channel of this.options.channels)
        await client.query(`LISTEN ${client.escapeIdentifier(channel)}`);
      onListening();
      for (const channel of this.options.channels) this.#wake(channel);
      await Promise.race([lost, this.#closed]);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true });
  });
