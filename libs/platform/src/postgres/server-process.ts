import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Account } from './account';

/** How long a fast shutdown may take before the server is ended without a checkpoint. */
const STOP_MS = 30_000;

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly account: Account | null;
  /** File that takes what it prints. */
  readonly log: string;
}

/**
 * Starts a program in a session of its own, so that a Ctrl-C in the terminal does not reach it: the database must
 * outlive whoever still writes to it. The working directory is entered before the account is taken on.
 */
export const launch = ({ file, args, cwd, account, log }: Program): ChildProcess => {
  const out = openSync(log, 'w', 0o600);
  try {
    return spawn(file, args, {
      cwd,
      detached: true,
      stdio: ['ignore', out, out],
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
      ...(account ?? {}),
    });
  } finally {
    closeSync(out);
  }
};

/** Resolves with the exit code, or null after a signal; rejects where the program could not be started. */
export const exitOf = async (child: ChildProcess): Promise<number | null> => {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const [code] = await once(child, 'exit');
  return code;
};

/** Fast shutdown (SIGINT): sessions end, a checkpoint is written. After 30 s an immediate one (SIGQUIT). */
export const shutDown = async (pid: number, isGone: () => boolean): Promise<void> => {
  signal(pid, 'SIGINT');
  const until = Date.now() + STOP_MS;
  while (!isGone()) {
    if (Date.now() > until) signal(pid, 'SIGQUIT');
    await pause(20);
  }
};

/** Ends the server that a killed Chancery left running on the cluster; forgets one that is no more. */
export const stopOrphan = async (cluster: string, onFound: () => void): Promise<void> => {
  const file = join(cluster, 'postmaster.pid');
  const pid = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10);
  if (Number.isNaN(pid)) return;
  if (await isServerOf(pid, cluster)) {
    onFound();
    await shutDown(pid, () => !isAlive(pid));
  }
  await rm(file, { force: true });
};

/** A process id may have been given to another program since: the server works in its cluster's directory. */
export const isServerOf = async (pid: number, cluster: string): Promise<boolean> => {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const cwd = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return cwd === (await realpath(cluster));
};

const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
};

export const signal = (pid: number, name: NodeJS.Signals): void => {
  try {
    process.kill(pid, name);
  } catch {
    // It is gone already.
  }
};
