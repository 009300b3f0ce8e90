import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { openReplaySchema } from '@chancery/contracts';
import type { Sql } from '@chancery/event-log';
import pg from 'pg';
import { Failure } from '../edge/failure';
import { openReplay, type ReplaySession, readReplay, seekReplay } from './replay-session';
import type { ReplayAnswer, ReplayWork } from './replay-work';

/** Requests that are at work at the same time. */
const CONNECTIONS = 2;

const pool = new pg.Pool({
  connectionString: workerData.url,
  max: CONNECTIONS,
  application_name: 'chancery replay',
  keepAlive: true,
});
pool.on('error', () => undefined);

const sql: Sql = {
  query: async <Row>(text: string, values?: unknown[]) => (await pool.query(text, values)).rows as Row[],
};

const sessions = new Map<string, ReplaySession>();

const answerTo = async (work: Exclude<ReplayWork, { kind: 'close' }>): Promise<object> => {
  if (work.kind === 'open') {
    const { session, opened } = await openReplay(sql, openReplaySchema.parse(work.request));
    sessions.set(work.session, { ...session, id: work.session });
    return { ...opened, session: work.session };
  }
  const session = sessions.get(work.session);
  if (!session) throw new Failure('NOT_FOUND', 'This replay is not open any longer: open it.');
  if (work.kind === 'seek') return seekReplay(sql, session, work.at);
  return readReplay(sql, session, { after: work.after, limit: work.limit });
};

const utf8 = new TextEncoder();

const serve = async (work: ReplayWork): Promise<void> => {
  if (work.kind === 'close') {
    sessions.delete(work.session);
    return;
  }
  const { id } = work;
  try {
    const json = utf8.encode(JSON.stringify(await answerTo(work)));
    parentPort!.postMessage({ id, json } satisfies ReplayAnswer, [json.buffer]);
  } catch (error) {
    const { message } = error as Error;
    const code = error instanceof Failure ? { code: error.code } : {};
    parentPort!.postMessage({ id, error: { message, ...code } } satisfies ReplayAnswer);
  }
};

// Whoever watches the feed comes first. On Linux this is the priority of the thread, not of the process.
if (process.platform === 'linux') setPriority(10);
parentPort!.on('message', (work: ReplayWork) => void serve(work));
