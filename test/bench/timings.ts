import type { BenchmarkRow } from './log/database';

/** Asked before the clock starts, so that pages and plans are warm. */
const WARM_UP = 5;

/** Milliseconds of something that is done again and again: p50 and p99 (the ratio: of p50). */
export const timingsOf = async (
  name: string,
  times: number,
  work: () => Promise<unknown>,
): Promise<BenchmarkRow[]> => {
  for (let i = 0; i < Math.min(WARM_UP, times); i++) await work();
  const taken: number[] = [];
  for (let i = 0; i < times; i++) {
    const started = performance.now();
    await work();
    taken.push(performance.now() - started);
  }
  taken.sort((a, b) => a - b);
  const at = (quantile: number): number => taken[Math.min(times - 1, Math.floor(times * quantile))]!;
  return [
    { name: `${name}, p50`, value: at(0.5), unit: 'ms' },
    { name: `${name}, p99`, value: at(0.99), unit: 'ms', ratio: at(0.99) / at(0.5) },
  ];
};
