import { readFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import pg from 'pg';
import { openDatabase } from '../../apps/server/src/database/data-source';
import { startRebuild } from '../../apps/server/src/projections/start-rebuild';
import { skewedClaims } from './claims';
import type { BenchmarkRow } from './log/database';
import { fillLog } from './log/fill';

/**
 * A log of a million skewed claims: how long a rebuild of the contacts takes, how much memory, and whether a second one
 * ends in the same state. `adminUrl`: of a server on which databases may be created.
 */
export const benchmarkMillion = (adminUrl: string, events = 1_000_000): Promise<BenchmarkRow[]> =>
  onFilledLog(adminUrl, events, async (url) => {
    const first = await measured(url);
    const second = await measured(url);
    if (first.hash !== second.hash) throw new Error(`${first.hash}, then ${second.hash}`);
    return [
      { name: 'contacts rebuilt from the log', value: Math.round(events / first.seconds), unit: 'events/s' },
      { name: 'the same, a second time', value: Math.round(events / second.seconds), unit: 'events/s' },
      { name: 'seconds until the rebuilt state is shown', value: first.seconds, unit: 's' },
      { name: 'peak memory of the rebuild at a fifth of the log', value: first.peakEarly, unit: 'MB' },
      { name: 'peak memory of the rebuild', value: first.peak, unit: 'MB' },
    ];
  });

/** Runs `work` on a migrated database with that many claims in its log. */
export const onFilledLog = async <Result>(
  adminUrl: string,
  events: number,
  work: (url: string) => Promise<Result>,
): Promise<Result> => {
  const name = `chancery_million_${process.pid}_${Date.now()}`;
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  try {
    const url = new URL(adminUrl);
    url.pathname = `/${name}`;
    await (await openDatabase(url.href)).destroy();
    await fillLog(url.href, skewedClaims(events));
    return await work(url.href);
  } finally {
    await admin.query(`DROP DATABASE ${name} WITH (FORCE)`);
    await admin.end();
  }
};

interface Measured {
  readonly hash: string;
  readonly seconds: number;
  /** Resident, in megabytes: up to a fifth of the log, and of all. */
  readonly peakEarly: number;
  readonly peak: number;
}

const measured = async (url: string): Promise<Measured> => {
  const started = performance.now();
  let [peak, peakEarly, shownAfter, isEarly] = [0, 0, 0, true];
  const { pid, ended } = startRebuild(url, ({ reached, head, step }) => {
    isEarly = reached < head / 5;
    if (step === 'comparing') shownAfter = (performance.now() - started) / 1_000;
  });
  const end = new AbortController();
  const watching = (async () => {
    while (!end.signal.aborted) {
      peak = Math.max(peak, await residentMegabytes(pid));
      if (isEarly) peakEarly = peak;
      await setTimeout(200);
    }
  })();
  const outcome = await ended;
  end.abort();
  await watching;
  if (!('rebuilt' in outcome) || outcome.rebuilt.state !== 'switched')
    throw new Error(JSON.stringify(outcome));
  return { hash: outcome.rebuilt.hash, seconds: shownAfter, peakEarly, peak };
};

/** Of a process, as Linux tells it; 0 elsewhere. */
const residentMegabytes = async (pid: number | undefined): Promise<number> => {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1_000);
};
