import { loadConfiguration } from '@chancery/platform';
import { Command } from 'commander';
import { databaseUrl } from '../database-url';
import { rebuild } from './rebuild';

export const rebuildCommand = new Command('rebuild')
  .description('Fold a projection from the log anew, beside the live one, and show it once it has caught up.')
  .argument('<projection>', 'contacts')
  .addHelpText(
    'after',
    `
Stopped by Ctrl-C, or killed, it goes on where it was when it is run again. Nothing but the projection is written.
`,
  )
  .action(async (projection: string) => {
    if (projection !== 'contacts')
      throw new Error(`There is no projection ${projection}; there is: contacts.`);
    process.exitCode = await rebuild(await databaseUrl(loadConfiguration(process.env)));
  });
