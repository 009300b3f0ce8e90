import { setPriority } from 'node:os';
import { rebuildContacts } from './rebuild';

/**
 * A rebuild as a process of its own, behind the others in priority. Takes the database from CHANCERY_DATABASE_URL
 * and, as argument, other sizes than the usual as JSON; prints a line of JSON for each step of progress, and one with the outcome or the error. SIGINT and SIGTERM end it
 * after what is under way has been written.
 */
const run = async (): Promise<void> => {
  const url = process.env.CHANCERY_DATABASE_URL;
  if (!url) throw new Error('CHANCERY_DATABASE_URL is not set.');
  const end = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => end.abort());
  // Whoever started it is gone.
  process.on('disconnect', () => end.abort());
  const rebuilt = await rebuildContacts({
    url,
    signal: end.signal,
    sizes: process.argv[2] === undefined ? undefined : JSON.parse(process.argv[2]),
    onProgress: (progress) => say({ progress }),
  });
  say({ rebuilt });
};

const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);

setPriority(10);
try {
  await run();
} catch (error) {
  const { message, code } = error as Error & { code?: string };
  say({ error: { message, code } });
  process.exitCode = 1;
} finally {
  if (process.connected) process.disconnect();
}
