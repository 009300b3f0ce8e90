import { type DestinationStream, type LevelWithSilent, type Logger, pino } from 'pino';
import { prettyLine } from './pretty';

export type { Logger } from 'pino';

export interface LoggerOptions {
  readonly level: LevelWithSilent;
  /** `auto`: pretty on a terminal, JSON lines elsewhere. */
  readonly format: 'pretty' | 'json' | 'auto';
  /** Where lines go; standard output unless given. */
  readonly out?: NodeJS.WritableStream & { readonly isTTY?: boolean };
}

/** Field names whose values never reach the log, at any of the first two depths. */
const SECRETS = ['password', 'token', 'authorization', 'cookie', 'adminToken', 'databaseUrl'];

/**
 * The log of a process: constant messages plus fields, so that lines can be counted and searched.
 * Errors go under `err`.
 */
export const createLogger = ({ level, format, out = process.stdout }: LoggerOptions): Logger => {
  const pretty = format === 'pretty' || (format === 'auto' && out.isTTY === true);
  const destination: DestinationStream = {
    write: (line) => void out.write(pretty ? prettyLine(line) : line),
  };
  const redact = { paths: SECRETS.flatMap((name) => [name, `*.${name}`]), censor: '[not shown]' };
  return pino({ level, redact, base: { pid: process.pid } }, destination);
};
