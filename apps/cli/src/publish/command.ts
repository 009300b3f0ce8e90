import { type Configuration, createLogger, loadConfiguration } from '@chancery/platform';
import { Command } from 'commander';
import { Delivery, type Waiting } from './delivery';
import { HighWater } from './high-water';
import { completionOf, fieldOption, limitOption, MOST_UNREAD, type PublishArguments } from './options';
import { finishImports, prepareImports } from './prepare';
import { openDisplay, type Status } from './progress';
import { type Import, type Progress, type Published, publishFiles, startOf } from './publish';
import { EXIT, exitCode, RejectedLines, summary } from './report';
import { openWayIn, type WayIn } from './way-in';

export const publishCommand = new Command('publish')
  .description(
    'Publish the articles of NDJSON files: to Kafka where brokers are configured, else to the embedded queue.',
  )
  .argument('<file...>', 'one article a line, in the shape of the API; gzipped or not; - for standard input')
  .option('--outlet <name>', 'name of the outlet, where a record has none', fieldOption('outlet'))
  .option('--domain <domain>', 'domain of that outlet', fieldOption('domain'))
  .option('--country <XX>', 'country of that outlet, ISO 3166-1 alpha-2', fieldOption('country'))
  .option('--lang <xx>', 'language, where a record has none; without it, it is detected', fieldOption('lang'))
  .option(
    '--drop-unknown',
    'leave out fields that articles do not have, instead of rejecting the line',
    false,
  )
  .option('--rejects <path>', 'copy rejected lines to this file instead of FILE.rejected.ndjson')
  .option('--journal <path>', 'keep how far it is in this file instead of FILE.publish-journal')
  .option('--restart', 'start from the beginning although an earlier run got further', false)
  .option(
    '--max-unread <count>',
    'wait while more articles than this are unread; none: never wait',
    limitOption,
    MOST_UNREAD,
  )
  .addHelpText(
    'after',
    `
A run that was stopped (Ctrl-C) or killed goes on where it was when it is run again with the same files; standard
input cannot. An article that is sent twice is known by its id and changes nothing.

Exit codes:
  ${EXIT.allAccepted}    every line is accepted
  ${EXIT.someRejected}    some lines are rejected, the others accepted
  ${EXIT.notFinished}    it could not be finished: run it again to go on
  ${EXIT.stopped}  it was stopped: run it again to go on

Examples:
  publish 2023.jsonl.gz 2024.jsonl.gz
  publish --outlet "The Courier" --domain courier.example --country GB --drop-unknown archive.jsonl.gz
  zstdcat archive.jsonl.zst | publish --rejects archive.rejected.ndjson -`,
  )
  .action(async (files: string[], given: PublishArguments) => {
    try {
      process.exitCode = await run(files, given, loadConfiguration(process.env));
    } catch (error) {
      console.error(reasonOf(error));
      process.exitCode = EXIT.notFinished;
    }
  });

/** @returns the exit code */
const run = async (
  files: readonly string[],
  given: PublishArguments,
  configuration: Configuration,
): Promise<number> => {
  const logger = createLogger({ level: 'error', format: configuration.logFormat });
  const wayIn = openWayIn(configuration, logger);
  try {
    // Shows at once whether there is anyone to publish to.
    await wayIn.unread();
    const { destination } = wayIn;
    const imports = await prepareImports(files, {
      ...given,
      destination,
      note: (line) => console.error(line),
    });
    return await publish(imports, given, wayIn);
  } finally {
    await wayIn.close();
  }
};

const publish = async (
  imports: readonly Import[],
  given: PublishArguments,
  wayIn: WayIn,
): Promise<number> => {
  const start = performance.now();
  const elapsed = () => performance.now() - start;
  const rejected = new RejectedLines();
  const display = openDisplay(process.stderr);
  const first = startOf(imports);
  let status: Status = { ...first, first, total: totalOf(imports), elapsedMs: 0, waiting: undefined };
  const show = (change: { waiting: Waiting | undefined } | Progress) => {
    status = { ...status, ...change, elapsedMs: elapsed() };
    display.show(status);
  };
  const { signal, release } = stopSignal();
  const highWater = new HighWater(given.maxUnread, () => wayIn.unread());
  let published: Published;
  try {
    published = await publishFiles(imports, {
      completion: completionOf(given),
      destination: wayIn.destination,
      delivery: new Delivery(wayIn, highWater, signal, (waiting) => show({ waiting })),
      signal,
      onProgress: show,
      onRejected: (file, line) => rejected.add(file, line),
    });
  } finally {
    display.stop();
    release();
    for (const line of rejected.lines()) console.error(line);
  }
  if (!published.stoppedAt) await finishImports(imports);
  for (const line of summary(published, imports, elapsed())) console.log(line);
  return exitCode(published);
};

/** Stored bytes of all; null where a pipe is among them. */
const totalOf = (imports: readonly Import[]): number | null =>
  imports.reduce<number | null>((sum, { source: { identity } }) => {
    return sum === null || !identity ? null : sum + identity.size;
  }, 0);

/** Falls at the first Ctrl-C or SIGTERM; the next one ends the process at once, as ever. */
const stopSignal = (): { signal: AbortSignal; release(): void } => {
  const controller = new AbortController();
  const release = () => {
    for (const name of ['SIGINT', 'SIGTERM'] as const) process.off(name, stop);
  };
  const stop = () => {
    release();
    controller.abort();
  };
  for (const name of ['SIGINT', 'SIGTERM'] as const) process.on(name, stop);
  return { signal: controller.signal, release };
};

const reasonOf = (error: unknown): string => {
  const { message, cause } = error as Error;
  return cause instanceof Error && cause.message && !message.includes(cause.message)
    ? `${message} (${cause.message})`
    : message;
};
