import { setTimeout as pause } from 'node:timers/promises';
import type { LiveClientEvents, LiveServerEvents } from '@chancery/contracts';
import { appendEvents } from '@chancery/event-log';
import { io, type Socket } from 'socket.io-client';
import type { DataSource } from 'typeorm';
import { ADMIN_TOKEN, startServer, type TestServer } from '../support/server';
import { skewedClaims } from './claims';
import { type BenchmarkRow, onEmptyLog } from './log/database';

type LiveSocket = Socket<LiveServerEvents, LiveClientEvents>;

const SOCKETS = 200;
const EVERY_MS = 50;
const APPENDS = 200;

/**
 * Milliseconds from the commit of an append to the arrival at a browser's socket: through projection, read model and
 * change feed. At 20 events a second, with one socket and with 200 (the ratio: of one).
 */
export const benchmarkLive = (adminUrl: string): Promise<BenchmarkRow[]> =>
  onEmptyLog(adminUrl, async (database, url) => {
    const server = await startServer({ CHANCERY_DATABASE_URL: url, CHANCERY_ROLES: 'web,project' });
    try {
      await latencies(server, database, 1, 11);
      const one = await latencies(server, database, 1, 12);
      const many = await latencies(server, database, SOCKETS, 13);
      return [
        ...latencyRows('append to one socket', one),
        ...latencyRows(`append to ${SOCKETS} sockets`, many, one),
      ];
    } finally {
      await server.stop();
    }
  });

export const latencyRows = (
  name: string,
  sorted: readonly number[],
  base?: readonly number[],
): BenchmarkRow[] =>
  [0.5, 0.99].map((quantile) => {
    const value = at(sorted, quantile);
    const yardstick = base && at(base, quantile);
    return {
      name: `${name}, p${quantile * 100}`,
      value,
      unit: 'ms',
      ...(yardstick && { ratio: value / yardstick }),
    };
  });

const at = (sorted: readonly number[], quantile: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * quantile))]!;

/** Milliseconds from each append's commit to its arrival at each socket, sorted. */
export const latencies = async (
  server: TestServer,
  database: DataSource,
  sockets: number,
  seed: number,
): Promise<number[]> => {
  const committed = new Map<string, number>();
  const seen: number[] = [];
  const { body } = await server.call('GET', '/contacts?limit=1');
  const clients = await Promise.all(
    Array.from({ length: sockets }, () =>
      connect(server, body.position, (claimId) => {
        const start = committed.get(claimId);
        if (start !== undefined) seen.push(performance.now() - start);
      }),
    ),
  );
  const claims = [...skewedClaims(APPENDS, seed)].map((event, n) => distinct(event, seed * 1_000 + n));
  for (const event of claims) {
    await database.transaction((tx) => appendEvents(tx, [{ stream: `bench-${event.id}`, events: [event] }]));
    committed.set(event.id, performance.now());
    await pause(EVERY_MS);
  }
  await pause(1_000);
  for (const client of clients) client.close();
  if (seen.length < APPENDS * sockets * 0.99)
    throw new Error(`${seen.length} of ${APPENDS * sockets} arrived`);
  return seen.sort((a, b) => a - b);
};

/** The claim as one of an occasion of its own, so that each makes one contact with the claim's id. */
const distinct = (
  event: ReturnType<typeof skewedClaims> extends Generator<infer E> ? E : never,
  n: number,
): typeof event => {
  const id = event.id.replace(/^.{8}/, n.toString(16).padStart(8, '0'));
  const participants = event.data.participants.map((p, i) => ({ ...p, actorId: `person:live-${n}-${i}` }));
  return { ...event, id, data: { ...event.data, claimId: id, participants } };
};

const connect = (server: TestServer, after: number, onContact: (id: string) => void): Promise<LiveSocket> =>
  new Promise((resolve, reject) => {
    const socket: LiveSocket = io(`${server.url}/live`, {
      auth: { token: ADMIN_TOKEN },
      transports: ['websocket'],
      forceNew: true,
    });
    socket.on('step', (step, acknowledge) => {
      for (const contact of step.changed) onContact(contact.id);
      acknowledge();
    });
    socket.on('connect', () => {
      socket.emit('subscribe', { filter: {}, after });
      resolve(socket);
    });
    socket.on('connect_error', reject);
  });
