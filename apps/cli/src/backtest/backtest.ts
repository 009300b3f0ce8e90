import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { AlertRuleBody, Preview } from '@chancery/contracts';

const PROCESS = fileURLToPath(
  new URL('../../../server/src/alerts/rules/preview-process.ts', import.meta.url),
);

type Outcome =
  | { readonly preview: Preview; readonly error?: undefined }
  | { readonly error: { readonly message: string } };

/**
 * What a rule would have told, judged by the server's own preview as a process of its own.
 * @throws Error with what the server has against the rule
 */
export const backtest = async (url: string, rule: AlertRuleBody): Promise<Preview> => {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), PROCESS], {
    env: { ...process.env, CHANCERY_DATABASE_URL: url },
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  // One that died before it read says so by having printed nothing.
  child.stdin.on('error', () => undefined);
  child.stdin.end(JSON.stringify(rule));
  const printed = await text(child.stdout);
  if (printed === '') throw new Error('The preview ended without an answer.');
  const outcome: Outcome = JSON.parse(printed);
  if (outcome.error !== undefined) throw new Error(outcome.error.message);
  return outcome.preview;
};
