import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { SingleBar } from 'cli-progress';
import type { RebuildMessage } from './messages';
import { summary } from './summary';

const PROCESS = fileURLToPath(new URL('../../../server/src/projections/rebuild-process.ts', import.meta.url));

/** Runs the server's rebuild as a process of its own and shows how it goes. Gives the exit code. */
export const rebuild = async (url: string): Promise<number> => {
  // Ctrl-C reaches the whole group: the rebuild writes what it has, and this process waits for it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => void child.kill('SIGTERM'));
  const child = spawn(
    process.execPath,
    ['--max-semi-space-size=32', '--import', import.meta.resolve('tsx'), PROCESS],
    {
      env: { ...process.env, CHANCERY_DATABASE_URL: url },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const bar = new SingleBar({
    format: '{bar} {percentage} % | {value} of {total} events | {rate}/s, {left} left | {step}',
    noTTYOutput: true,
    notTTYSchedule: 2_000,
    stream: process.stderr,
  });
  let last: RebuildMessage = { error: { message: 'The rebuild was killed; run it again to go on.' } };
  for await (const line of createInterface({ input: child.stdout! })) {
    const message = JSON.parse(line) as RebuildMessage;
    if ('progress' in message) show(bar, message.progress);
    else last = message;
  }
  bar.stop();
  const { text, code } = summary(last);
  (code === 0 ? console.log : console.error)(text);
  return code;
};

const show = (
  bar: SingleBar,
  { reached, head, rate, secondsLeft, step }: Extract<RebuildMessage, { progress: unknown }>['progress'],
): void => {
  const shown = { rate: rate ?? '–', left: secondsLeft === null ? '–' : `${secondsLeft} s`, step };
  if (!bar.isActive) bar.start(head, reached, shown);
  bar.setTotal(head);
  bar.update(reached, shown);
};
