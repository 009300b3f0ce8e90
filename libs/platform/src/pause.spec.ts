import { expect, it } from 'vitest';
import { pause } from './pause';

it('a pause ends with the signal', async () => {
  const from = performance.now();
  await pause(10_000, AbortSignal.timeout(20));
  await pause(10_000, AbortSignal.abort());
  expect(performance.now() - from).toBeLessThan(1_000);
});
