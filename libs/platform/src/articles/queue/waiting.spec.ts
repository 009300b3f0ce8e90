import { expect, it } from 'vitest';
import { heapAfterCollection } from '../../../../../test/support/heap';
import { createLogger } from '../../logging/logger';
import { createQueueTransport } from './transport';

it('any number of looks at an empty queue leaves nothing behind', async () => {
  const stop = new AbortController();
  const heap: number[] = [];
  let looks = 0;
  const sql = {
    query: async () => {
      looks++;
      if (looks % 10_000 === 0) await new Promise(setImmediate);
      if (looks === 10_000 || looks === 110_000) heap.push(heapAfterCollection());
      if (looks === 110_000) stop.abort();
      return [];
    },
  };
  const logger = createLogger({ level: 'silent', format: 'json' });
  await createQueueTransport({ sql, wait: async () => {}, logger }).consumer.run({
    group: 'specs',
    handle: async () => {},
    offsets: async () => new Map(),
    maxBatch: 1,
    signal: stop.signal,
  });
  expect(heap[1]! - heap[0]!).toBeLessThan(2_000_000);
});
