import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import type {
  ArticleMessage,
  ArticleTransport,
  ConsumeOptions,
  ConsumerState,
  SourceBatch,
} from './transport';

/** Of two messages the one whose `value` is `n` was published as number `n`. */
export const message = (n: number, key = `key-${n % 20}`): ArticleMessage => ({
  key,
  value: Buffer.from(String(n)),
  headers: { ce_id: `id-${n}` },
});

export const messages = (count: number): ArticleMessage[] =>
  Array.from({ length: count }, (_, n) => message(n));

class OffsetMoved extends Error {
  readonly code = 'OFFSET_MOVED';
}

/** A store of offsets and of what was taken, with the compare-and-set of the real one. */
export class Store {
  readonly next = new Map<number, bigint>();
  readonly taken: { key: string; number: number; headers: Readonly<Record<string, string>> }[] = [];

  take({ partition, records, expected }: SourceBatch): void {
    if ((this.next.get(partition) ?? null) !== expected) throw new OffsetMoved();
    this.next.set(partition, records.at(-1)!.offset + 1n);
    for (const { key, value, headers } of records) this.taken.push({ key, number: Number(value), headers });
  }

  numbers(): number[] {
    return this.taken.map(({ number }) => number).sort((a, b) => a - b);
  }
}

export const until = async (holds: () => boolean, withinMs = 30_000): Promise<void> => {
  const end = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > end) throw new Error(`did not hold within ${withinMs} ms`);
    await pause(10);
  }
};

/** Runs a consumer until `stop`, which tells how long that took in milliseconds. */
export const consume = (
  transport: ArticleTransport,
  store: Store,
  options: Partial<ConsumeOptions> = {},
): { stop(): Promise<number>; states: ConsumerState[] } => {
  const stopping = new AbortController();
  const states: ConsumerState[] = [];
  const running = transport.consumer.run({
    group: 'specs',
    handle: async (batch) => store.take(batch),
    offsets: async () => new Map(store.next),
    maxBatch: 100,
    signal: stopping.signal,
    onState: (state) => states.push(state),
    ...options,
  });
  const stop = async (): Promise<number> => {
    const from = performance.now();
    stopping.abort();
    await running;
    return performance.now() - from;
  };
  onTestFinished(async () => void (await stop()));
  return { stop, states };
};

const numbersOf = (count: number): number[] => Array.from({ length: count }, (_, n) => n);

/**
 * What every article transport guarantees, as specs.
 * @param open a transport of its own, empty, for each spec
 */
export const transportContract = (open: () => Promise<ArticleTransport>): void => {
  it('hands over messages as they were published', async () => {
    const transport = await open();
    await transport.publisher.publish([message(7, 'schlüssel')]);
    const store = new Store();
    consume(transport, store);
    await until(() => store.taken.length === 1);
    expect(store.taken).toEqual([{ key: 'schlüssel', number: 7, headers: { ce_id: 'id-7' } }]);
  });

  it('hands over 10,000 messages once each, in order per key, in batches of at most maxBatch', async () => {
    const transport = await open();
    await transport.publisher.publish(messages(10_000));
    const store = new Store();
    const sizes: number[] = [];
    const handle = async (batch: SourceBatch) => {
      sizes.push(batch.records.length);
      expect(batch.end).toBeGreaterThan(batch.records.at(-1)!.offset);
      store.take(batch);
    };
    consume(transport, store, { handle, maxBatch: 300 });
    await until(() => store.taken.length >= 10_000);
    expect(store.numbers()).toEqual(numbersOf(10_000));
    expect(Math.max(...sizes)).toBeLessThanOrEqual(300);
    const last = new Map<string, number>();
    for (const { key, number } of store.taken) {
      expect(number).toBeGreaterThan(last.get(key) ?? -1);
      last.set(key, number);
    }
  });

  it('hands over what is published while it waits, within a second', async () => {
    const transport = await open();
    await transport.publisher.publish([message(0)]);
    const store = new Store();
    consume(transport, store);
    await until(() => store.taken.length === 1);
    await transport.publisher.publish([message(1)]);
    await until(() => store.taken.length === 2, 1_500);
  });

  it('given a handler that fails, before and after its commit, when it retries, loses and doubles nothing', async () => {
    const transport = await open();
    await transport.publisher.publish(messages(500));
    const store = new Store();
    let calls = 0;
    const handle = async (batch: SourceBatch) => {
      calls++;
      if (calls === 2) throw new Error('the database is away');
      store.take(batch);
      if (calls === 4) throw new Error('the answer to the commit was lost');
    };
    const { states } = consume(transport, store, { handle });
    await until(() => store.taken.length >= 500);
    await pause(100);
    expect(store.numbers()).toEqual(numbersOf(500));
    expect(states).toContain('waiting');
    expect(states.at(-1)).toBe('running');
  });

  it('given offsets that cannot be read for a while, then goes on', async () => {
    const transport = await open();
    await transport.publisher.publish(messages(10));
    const store = new Store();
    let calls = 0;
    const offsets = async () => {
      if (calls++ === 0) throw new Error('the database is away');
      return new Map(store.next);
    };
    consume(transport, store, { offsets });
    await until(() => store.taken.length >= 10);
    expect(store.numbers()).toEqual(numbersOf(10));
  });

  it('when it is started again, resumes at the stored offset', async () => {
    const transport = await open();
    await transport.publisher.publish(messages(200));
    const store = new Store();
    const first = consume(transport, store);
    await until(() => store.taken.length >= 200);
    await first.stop();
    await transport.publisher.publish(messages(300).slice(200));
    consume(transport, store);
    await until(() => store.taken.length >= 300);
    await pause(100);
    expect(store.numbers()).toEqual(numbersOf(300));
  });

  it('given a database that was set back, reads again what it has forgotten', async () => {
    const transport = await open();
    await transport.publisher.publish(messages(100));
    const before = new Store();
    const first = consume(transport, before);
    await until(() => before.taken.length >= 100);
    await first.stop();
    const after = new Store();
    consume(transport, after);
    await until(() => after.taken.length >= 100);
    expect(after.numbers()).toEqual(numbersOf(100));
  });

  it('when another owner has moved the offset, reads it anew and goes on from there', async () => {
    const transport = await open();
    const store = new Store();
    consume(transport, store, { maxBatch: 10 });
    await transport.publisher.publish([message(0, 'one')]);
    await until(() => store.taken.length === 1);
    const [partition, next] = [...store.next][0]!;
    store.next.set(partition, next + 5n);
    await transport.publisher.publish(numbersOf(20).map((n) => message(n + 1, 'one')));
    await until(() => store.taken.length >= 16);
    await pause(100);
    expect(store.numbers()).toEqual([0, ...numbersOf(15).map((n) => n + 6)]);
  });

  it('tells how many messages its group has not read', async () => {
    const transport = await open();
    const store = new Store();
    const unread = () => transport.unread({ group: 'specs', offsets: async () => new Map(store.next) });
    expect(await unread()).toBe(0);
    await transport.publisher.publish(messages(300));
    expect(await unread()).toBe(300);
    const { stop } = consume(transport, store);
    await until(() => store.taken.length >= 300);
    for (let left = 300; left > 0; await pause(50)) left = await unread();
    await stop();
    await transport.publisher.publish(messages(20));
    expect(await unread()).toBe(20);
  });

  it('when it is stopped, finishes the batch in hand and is gone within two seconds', async () => {
    const transport = await open();
    await transport.publisher.publish(messages(500));
    const store = new Store();
    let inHand = 0;
    const handle = async (batch: SourceBatch) => {
      inHand++;
      await pause(200);
      store.take(batch);
      inHand--;
    };
    const { stop } = consume(transport, store, { handle, maxBatch: 10 });
    await until(() => inHand === 1);
    expect(await stop()).toBeLessThan(2_000);
    expect(inHand).toBe(0);
    const taken = store.taken.length;
    expect(taken).toBeGreaterThan(0);
    await pause(300);
    expect(store.taken.length).toBe(taken);
  });

  it('when it is stopped while a handler keeps failing, is gone within two seconds', async () => {
    const transport = await open();
    await transport.publisher.publish(messages(10));
    const handle = () => Promise.reject(new Error('the database is away'));
    const { stop, states } = consume(transport, new Store(), { handle });
    await until(() => states.filter((state) => state === 'waiting').length >= 4);
    expect(await stop()).toBeLessThan(2_000);
  });
};
