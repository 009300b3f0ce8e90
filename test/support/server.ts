import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../../apps/server/dist/app/main.js', import.meta.url));
const READY_WITHIN_MS = 60_000;

/** A token that every server of the specs accepts. */
export const ADMIN_TOKEN = 'a-token-for-the-specs';

/** The built server as a process of its own, so that it can be killed like one. */
export interface TestServer {
  readonly url: string;
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Calls the API as administrator: `call('GET', '/contacts')`. */
  call(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  /** Resolves with the exit code when it has ended. */
  readonly ended: Promise<number | null>;
  /** SIGTERM, and waits for the end; gives the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL, and waits for the end. */
  kill(): Promise<void>;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: specs look into answers of many shapes
  readonly body: any;
}

/** Starts the built server with these settings and waits until it is ready. */
export const startServer = async (env: Record<string, string>): Promise<TestServer> => {
  const port = Number(env.CHANCERY_PORT ?? (await freePort()));
  const { child, output } = spawnServer({ CHANCERY_PORT: String(port), ...env });
  const url = `http://127.0.0.1:${port}`;
  await ready(url, child, output);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return {
    url,
    pid: child.pid!,
    output,
    ended,
    call: (method, path, body, headers) => call(url, method, path, body, headers),
    stop: () => end(child, 'SIGTERM', ended),
    kill: async () => void (await end(child, 'SIGKILL', ended)),
  };
};

/** Starts the built server without waiting; for starts that are to fail. */
export const spawnServer = (env: Record<string, string>): { child: ChildProcess; output: () => string } => {
  const child = spawn(process.execPath, [MAIN], {
    env: { PATH: process.env.PATH, CHANCERY_ADMIN_TOKEN: ADMIN_TOKEN, CHANCERY_DEMO: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout?.on('data', (chunk) => (printed += chunk));
  child.stderr?.on('data', (chunk) => (printed += chunk));
  return { child, output: () => printed };
};

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

const end = async (child: ChildProcess, signal: NodeJS.Signals, ended: Promise<number | null>) => {
  if (child.exitCode === null && child.signalCode === null) child.kill(signal);
  return ended;
};

const ready = async (url: string, child: ChildProcess, output: () => string): Promise<void> => {
  const until = Date.now() + READY_WITHIN_MS;
  while (Date.now() < until) {
    if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}:\n${output()}`);
    const answer = await fetch(`${url}/api/v1/health`).catch(() => undefined);
    if (answer?.ok) return;
    await pause(100);
  }
  child.kill('SIGKILL');
  throw new Error(`The server was not ready within ${READY_WITHIN_MS} ms:\n${output()}`);
};

const call = async (
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const isRaw = typeof body === 'string' || body instanceof Uint8Array;
  const response = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { authorization: `Bearer ${ADMIN_TOKEN}`, 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: isRaw ? (body as BodyInit) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.includes('json');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
};

/** Asks again until the answer holds; fails with the last one. */
export const eventually = async <T>(
  ask: () => Promise<T>,
  holds: (answer: T) => boolean,
  withinMs = 20_000,
): Promise<T> => {
  const until = Date.now() + withinMs;
  for (;;) {
    const answer = await ask();
    if (holds(answer)) return answer;
    if (Date.now() > until)
      throw new Error(`Not within ${withinMs} ms; last: ${JSON.stringify(answer)?.slice(0, 2000)}`);
    await pause(50);
  }
};
