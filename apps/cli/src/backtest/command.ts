import { loadConfiguration } from '@chancery/platform';
import { Command } from 'commander';
import { databaseUrl } from '../database-url';
import { backtest } from './backtest';
import { reportOf } from './report';
import { readRuleFile } from './rule-file';

export const backtestCommand = new Command('backtest')
  .description('Show what an alert rule would have told, had it stood all along. Nothing is written or sent.')
  .argument('<file>', 'a rule as JSON, in the shape of POST alert-rules')
  .option('--json', 'print the answer of POST alert-rules/preview instead of a table', false)
  .addHelpText(
    'after',
    `
Example of a rule:
  {"name": "US and Russia", "who": {"country": "US"}, "with": {"country": "RU"},
   "when": {"kind": "first-contact", "withinDays": 365}}
`,
  )
  .action(async (file: string, { json }: { json: boolean }) => {
    const rule = await readRuleFile(file);
    const preview = await backtest(await databaseUrl(loadConfiguration(process.env)), rule);
    console.log(json ? JSON.stringify(preview, null, 2) : reportOf(preview).join('\n'));
  });
