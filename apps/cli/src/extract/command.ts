import { createExtractor } from '@chancery/extraction';
import { loadGazetteer } from '@chancery/gazetteer';
import { Command } from 'commander';
import { extractLines } from './extract';

/** `chancery extract < articles.jsonl > claims.jsonl`. Needs no database. Exits 1 when a line could not be read. */
export const extractCommand = new Command('extract')
  .description('Read contacts from articles: JSON lines in on standard input, JSON lines out')
  .action(async () => {
    // A reader that stops early (`| head`) is no failure.
    process.stdout.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EPIPE') process.exit(0);
      throw error;
    });
    const extractor = createExtractor(loadGazetteer());
    const faults = await extractLines(process.stdin, process.stdout, process.stderr, extractor);
    if (faults > 0) process.exitCode = 1;
  });
