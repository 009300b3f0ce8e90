import { Command } from 'commander';
import { backtestCommand } from './backtest/command';
import { extractCommand } from './extract/command';
import { publishCommand } from './publish/command';
import { rebuildCommand } from './rebuild/command';

const program = new Command('chancery')
  .description('Who in the world’s diplomacy talked to whom: the command line.')
  .addCommand(backtestCommand)
  .addCommand(extractCommand)
  .addCommand(publishCommand)
  .addCommand(rebuildCommand)
  .showHelpAfterError();

try {
  await program.parseAsync();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
