import { setTimeout as pause } from 'node:timers/promises';
import { ReplayClient } from '../support/replay-client';
import { startServer } from '../support/server';
import type { BenchmarkRow } from './log/database';

const CHANGES = 40_000;
const SESSIONS = 20;
const IDLE_MS = 2_000;
const BUSY_MS = 6_000;

/**
 * Changes a second that one client of a running server gets over its socket, without a pause; the same for twenty at
 * once, and how late the server's event loop is meanwhile, which is what the live feed would notice (the ratio: of the
 * same without any). `url`: of a database whose record is there already.
 */
export const benchmarkReplay = async (url: string): Promise<BenchmarkRow[]> => {
  const server = await startServer({ CHANCERY_DATABASE_URL: url, CHANCERY_ROLES: 'web' });
  try {
    const rows: BenchmarkRow[] = [];
    for (const clock of ['published', 'recorded'] as const) {
      const rate = await rateOf(server.url, clock);
      rows.push({ name: `replay to one client (${clock})`, value: Math.round(rate), unit: 'changes/s' });
    }
    const idle = await lateness(server.url, IDLE_MS);
    const clients = Array.from({ length: SESSIONS }, () => new ReplayClient(server.url));
    const stop = new AbortController();
    const reading = Promise.all(clients.map((client) => readOn(client, stop.signal)));
    const busy = await lateness(server.url, BUSY_MS);
    stop.abort();
    const changes = (await reading).reduce((sum, some) => sum + some, 0);
    for (const client of clients) client.close();
    rows.push({
      name: `replay to ${SESSIONS} clients`,
      value: Math.round((changes * 1_000) / BUSY_MS),
      unit: 'changes/s',
    });
    for (const quantile of ['p50', 'p99'] as const) {
      const [value, base] = [busy[quantile], idle[quantile]];
      const name = `event loop of the server beside ${SESSIONS} replays, ${quantile}`;
      rows.push({ name, value, unit: 'ms', ratio: value / base });
    }
    return rows;
  } finally {
    await server.stop();
  }
};

/** Milliseconds between two turns of the server's event loop over some time, as its metrics tell. */
const lateness = async (url: string, forMs: number): Promise<Record<'p50' | 'p99', number>> => {
  await metrics(url);
  await pause(forMs);
  const text = await metrics(url);
  const of = (quantile: string) =>
    1_000 * Number(new RegExp(`^nodejs_eventloop_lag_${quantile}_seconds (\\S+)`, 'm').exec(text)?.[1]);
  return { p50: of('p50'), p99: of('p99') };
};

const metrics = async (url: string): Promise<string> => (await fetch(`${url}/metrics`)).text();

const rateOf = async (url: string, clock: 'published' | 'recorded'): Promise<number> => {
  const client = new ReplayClient(url);
  const { session, range } = await client.open({ clock });
  let { cursor } = await client.seek(session, range!.from);
  const started = performance.now();
  let changes = 0;
  for (let end = false; !end && changes < CHANGES; ) {
    const reel = await client.read(session, cursor, 1_000);
    ({ cursor, end } = reel);
    changes += reel.changes.length;
  }
  client.close();
  return (changes * 1_000) / (performance.now() - started);
};

const readOn = async (client: ReplayClient, signal: AbortSignal): Promise<number> => {
  const { session, range } = await client.open({});
  let { cursor } = await client.seek(session, range!.from);
  let changes = 0;
  while (!signal.aborted) {
    const reel = await client.read(session, cursor, 1_000);
    cursor = reel.cursor;
    changes += reel.changes.length;
  }
  return changes;
};
