import { createLogger, loadConfiguration } from '@chancery/platform';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { openPublisher } from './open-publisher';
import { type Published, publishFiles } from './publish';

export const publishCommand = new Command('publish')
  .description(
    'Publish the articles of NDJSON files: to Kafka where brokers are configured, else to the embedded queue.',
  )
  .argument('<file...>', 'one article a line, in the shape of the API')
  .action(async (files: string[]) => {
    const configuration = loadConfiguration(process.env);
    const logger = createLogger({ level: 'warn', format: configuration.logFormat });
    const publisher = await openPublisher(configuration, logger);
    const bar = new SingleBar({
      format: '{bar} {percentage} % | {published} articles | {duration_formatted}, {eta_formatted} left',
      noTTYOutput: true,
      notTTYSchedule: 2_000,
      stream: process.stderr,
    });
    try {
      bar.start(1, 0, { published: 0 });
      const outcome = await publishFiles(files, publisher, ({ read, total, published }) => {
        bar.setTotal(total);
        bar.update(read, { published });
      });
      bar.stop();
      report(outcome);
    } finally {
      bar.stop();
      await publisher.close();
    }
  });

const report = ({ published, refused, told }: Published): void => {
  for (const { file, line, reason } of told) console.error(`${file}:${line}: ${reason}`);
  if (refused > told.length) console.error(`… and ${refused - told.length} more lines that are no articles`);
  console.log(`${published} articles published, ${refused} lines refused.`);
  if (refused > 0) process.exitCode = 1;
};
