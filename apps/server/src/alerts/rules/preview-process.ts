import { json } from 'node:stream/consumers';
import { alertRuleBodySchema } from '@chancery/contracts';
import { DataSource } from 'typeorm';
import { Previews } from './previews';

/** The command line has every right. */
const USER = 'administrator';

/**
 * One preview as a process of its own, for the command line. Takes the database from CHANCERY_DATABASE_URL and a rule
 * from standard input, as `POST alert-rules/preview` does; prints a line of JSON with the preview or the error.
 */
const run = async (): Promise<void> => {
  const url = process.env.CHANCERY_DATABASE_URL;
  if (!url) throw new Error('CHANCERY_DATABASE_URL is not set.');
  const rule = alertRuleBodySchema.parse(await json(process.stdin));
  const database = new DataSource({
    type: 'postgres',
    url,
    applicationName: 'chancery backtest',
    poolSize: 1,
  });
  await database.initialize();
  try {
    say({ preview: await new Previews(database).run(USER, rule, new AbortController().signal) });
  } finally {
    await database.destroy();
  }
};

const say = (message: object): void => void process.stdout.write(`${JSON.stringify(message)}\n`);

try {
  await run();
} catch (error) {
  const { message, code } = error as Error & { code?: string };
  say({ error: { message, code } });
  process.exitCode = 1;
}
