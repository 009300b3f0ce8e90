import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Rebuilt } from './rebuild';
import type { Progress } from './rebuild-runs';

/** What the process of a rebuild prints, a line each. */
export type RebuildMessage =
  | { readonly progress: Progress }
  | { readonly rebuilt: Rebuilt }
  | { readonly error: { readonly message: string; readonly code?: string } };

/** Beside the built server; from the sources, the TypeScript file. */
const BUILT = new URL('./rebuild-process.js', import.meta.url);
const SOURCE = new URL('./rebuild-process.ts', import.meta.url);

const command = (): string[] => {
  const built = fileURLToPath(BUILT);
  return [
    '--max-semi-space-size=32',
    ...(existsSync(built) ? [built] : ['--import', import.meta.resolve('tsx'), fileURLToPath(SOURCE)]),
  ];
};

export interface RebuildProcess {
  readonly pid: number | undefined;
  /** Resolves at its first progress, or with why it could not start. */
  readonly begun: Promise<RebuildMessage>;
  readonly ended: Promise<RebuildMessage>;
  /** Ends it after what is under way has been written. */
  stop(): void;
}

/** Runs a rebuild of the contacts outside of this process. */
export const startRebuild = (url: string, onProgress: (progress: Progress) => void): RebuildProcess => {
  const child = spawn(process.execPath, command(), {
    env: { ...process.env, CHANCERY_DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  let first: (message: RebuildMessage) => void = () => {};
  const begun = new Promise<RebuildMessage>((resolve) => {
    first = resolve;
  });
  const ended = lastOf(child, (message) => {
    first(message);
    if ('progress' in message) onProgress(message.progress);
  });
  void ended.then(first);
  return { pid: child.pid, begun, ended, stop: () => void child.kill('SIGTERM') };
};

const lastOf = async (
  child: ChildProcess,
  onMessage: (message: RebuildMessage) => void,
): Promise<RebuildMessage> => {
  let last: RebuildMessage = { error: { message: 'The rebuild ended without a word.' } };
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  for await (const line of createInterface({ input: child.stdout! })) {
    const message = JSON.parse(line) as RebuildMessage;
    onMessage(message);
    last = message;
  }
  await exited;
  return 'progress' in last ? { error: { message: 'The rebuild was killed.' } } : last;
};
