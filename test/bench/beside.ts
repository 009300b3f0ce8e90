import { setTimeout as pause } from 'node:timers/promises';
import {
  type ReplayClientEvents,
  type ReplayOpened,
  type ReplayProblem,
  type ReplayScene,
  reelIn,
} from '@chancery/contracts';
import { io, type Socket } from 'socket.io-client';
import { ADMIN_TOKEN, startServer, type TestServer } from '../support/server';
import { skewedClaims } from './claims';
import { latencies, latencyRows } from './live';
import { type BenchmarkRow, onEmptyLog } from './log/database';
import { fillLog } from './log/fill';

type ReplaySocket = Socket<Record<string, never>, ReplayClientEvents>;

const CLAIMS = 200_000;
const SOCKETS = 50;
const REPLAYS = 5;

/** A month of this record a second. */
const REPLAY_SPEED = { changes: 1_000, everyMs: 250 } as const;

/**
 * Milliseconds from an append's commit to the live sockets: alone, and while the record is rebuilt and five people
 * replay it (the ratio: of alone).
 */
export const benchmarkBeside = (adminUrl: string): Promise<BenchmarkRow[]> =>
  onEmptyLog(adminUrl, async (database, url) => {
    await fillLog(url, skewedClaims(CLAIMS));
    const server = await startServer({ CHANCERY_DATABASE_URL: url, CHANCERY_ROLES: 'web,project' });
    try {
      await caughtUp(server);
      await latencies(server, database, 1, 21);
      const alone = await latencies(server, database, SOCKETS, 22);
      const done = new AbortController();
      const replays = Array.from({ length: REPLAYS }, () => replay(server, done.signal));
      await server.call('POST', '/projections/contacts/rebuild');
      const beside = await latencies(server, database, SOCKETS, 23);
      done.abort();
      const changes = (await Promise.all(replays)).reduce((sum, n) => sum + n, 0);
      return [
        ...latencyRows(`live at ${SOCKETS} sockets, alone`, alone),
        ...latencyRows(`live beside a rebuild and ${REPLAYS} replays`, beside, alone),
        { name: 'changes that the replays got meanwhile', value: changes, unit: '' },
      ];
    } finally {
      await server.stop();
    }
  });

const caughtUp = async (server: TestServer): Promise<void> => {
  for (;;) {
    const { body } = await server.call('GET', '/projections');
    const [contacts] = body.items;
    if (contacts.position >= contacts.head) return;
    await pause(250);
  }
};

const isProblem = (reply: object): reply is ReplayProblem => 'problem' in reply;

const asked = <Reply extends object>(reply: Reply | ReplayProblem): Reply => {
  if (isProblem(reply)) throw new Error(reply.problem.detail);
  return reply;
};

/** Replays the record from its beginning, again and again, until the signal; gives the number of changes. */
const replay = async (server: TestServer, signal: AbortSignal): Promise<number> => {
  const socket: ReplaySocket = io(`${server.url}/replay`, {
    auth: { token: ADMIN_TOKEN },
    transports: ['websocket'],
    forceNew: true,
  });
  let changes = 0;
  while (!signal.aborted) {
    const opened: ReplayOpened = asked(await socket.emitWithAck('open', { clock: 'published' }));
    const { session } = opened;
    const scene: ReplayScene = asked(await socket.emitWithAck('seek', { session, at: opened.range!.from }));
    for (let after = scene.cursor, end = false; !end && !signal.aborted; ) {
      const limit = REPLAY_SPEED.changes;
      const reel = reelIn(asked(await socket.emitWithAck('read', { session, after, limit })));
      changes += reel.changes.length;
      [after, end] = [reel.cursor, reel.end];
      await pause(REPLAY_SPEED.everyMs);
    }
  }
  socket.close();
  return changes;
};
