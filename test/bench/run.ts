/**
 * `npm run bench [-- NAME…]`: runs the benchmarks, or those whose names contain one of the words, and prints a table.
 * Absolute figures are this machine's today; the ratios compare within one run.
 */
import { startPostgres } from '../support/postgres-server';
import { benchmarkAlerts } from './alerts';
import { benchmarkBeside } from './beside';
import { benchmarkContacts } from './contacts';
import { benchmarkExtraction } from './extraction';
import { benchmarkIngest } from './ingest';
import { benchmarkLive } from './live';
import { benchmarkAppend } from './log/append';
import type { BenchmarkRow } from './log/database';
import { benchmarkProjection } from './log/projection';
import { benchmarkMillion } from './million';
import { benchmarkRecord } from './record';

type Benchmark = (adminUrl: string) => Promise<BenchmarkRow[]>;

const BENCHMARKS: Record<string, Benchmark> = {
  // First: it also tells the memory of a process that does nothing else.
  extraction: benchmarkExtraction,
  append: benchmarkAppend,
  projection: benchmarkProjection,
  contacts: benchmarkContacts,

  ingest: benchmarkIngest,
  live: benchmarkLive,
  alerts: benchmarkAlerts,
  beside: benchmarkBeside,
  // Last: they take minutes.
  million: benchmarkMillion,
  record: benchmarkRecord,
};

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 2 });

const line = ({ name, value, unit, ratio }: BenchmarkRow): string =>
  [
    name.padEnd(64),
    number.format(value).padStart(12),
    unit.padEnd(10),
    ratio === undefined ? '' : `× ${number.format(ratio)}`,
  ].join('  ');

const wanted = process.argv.slice(2);
const chosen = Object.entries(BENCHMARKS).filter(
  ([name]) => wanted.length === 0 || wanted.some((word) => name.includes(word)),
);
const postgres = await startPostgres('benchmarks');
try {
  for (const [name, benchmark] of chosen) {
    console.log(`\n${name}`);
    for (const row of await benchmark(postgres.url)) console.log(`  ${line(row)}`);
  }
} finally {
  await postgres.stop();
}
