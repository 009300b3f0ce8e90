import type { AddressInfo } from 'node:net';
import { EVENTS_CHANNEL, PROJECTED_CHANNEL, Wakeups } from '@chancery/event-log';
import {
  type Configuration,
  createLogger,
  loadConfiguration,
  startEmbeddedPostgres,
} from '@chancery/platform';
import { NestFactory } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Logger } from 'pino';
import { ALERTS_CHANNEL } from './alerts/notifications';
import { appModule } from './app.module';
import { Lifetime } from './core/lifetime';
import { openDatabase } from './database/data-source';
import { setUpHttp } from './edge/http';
import { NestLogger } from './edge/nest-logger';
import { SessionService } from './session/session.service';
import { QUEUE_CHANNEL } from './transport/transport.module';

/** Things to undo, latest first. */
type Undo = () => Promise<unknown>;

/**
 * Runs Chancery until SIGINT, SIGTERM or SIGHUP: database, schema, roles, HTTP. What cannot start is told in one sentence
 * and ends the process with code 1; what had been started by then is stopped.
 */
export const run = async (env: NodeJS.ProcessEnv): Promise<void> => {
  const undo: Undo[] = [];
  const stop = once(async (code: number) => {
    for (const step of undo.reverse()) await step().catch((error: unknown) => console.error(error));
    process.exit(code);
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal(stop));
  try {
    await start(loadConfiguration(env), undo, stop);
  } catch (error) {
    console.error(sentence(error));
    await stop(1);
  }
};

/** The first signal stops in order. Ctrl-C may come twice, from terminal and npm; one that comes later ends at once. */
const onSignal = (stop: (code: number) => Promise<void>) => () => {
  signalledAt ??= Date.now();
  if (Date.now() - signalledAt > IMPATIENT_AFTER_MS) process.exit(1);
  void stop(0);
};

const IMPATIENT_AFTER_MS = 2_000;
let signalledAt: number | undefined;

const start = async (configuration: Configuration, undo: Undo[], stop: (code: number) => Promise<void>) => {
  const logger = createLogger({ level: configuration.logLevel, format: configuration.logFormat });
  const url = await databaseUrl(configuration, logger, undo, stop);
  const wakeups = new Wakeups({
    url,
    channels: [EVENTS_CHANNEL, PROJECTED_CHANNEL, QUEUE_CHANNEL, ALERTS_CHANNEL],
    onError: (error) => logger.warn({ err: error }, 'notifications interrupted'),
  });
  undo.push(() => wakeups.close());
  logger.info('bringing the schema up to date');
  const database = await openDatabase(url);
  undo.push(() => database.destroy());
  const lifetime = new Lifetime();
  const app = await NestFactory.create<NestExpressApplication>(
    appModule({ configuration, logger, database, wakeups, lifetime }),
    { bodyParser: false, logger: new NestLogger(logger), abortOnError: false, forceCloseConnections: true },
  );
  undo.push(() => app.close());
  undo.push(() => lifetime.end());
  setUpHttp(app, logger, configuration.roles.includes('web'));
  await app.listen(configuration.port, configuration.host);
  await welcome(app, configuration, logger);
};

const databaseUrl = async (
  { databaseUrl: given, dataDir }: Configuration,
  logger: Logger,
  undo: Undo[],
  stop: (code: number) => Promise<void>,
): Promise<string> => {
  if (given !== null) return given;
  const postgres = await startEmbeddedPostgres({
    dataDir,
    onProgress: (step) => logger.info({ step }, 'embedded PostgreSQL'),
    onExit: () => {
      logger.fatal('embedded PostgreSQL ended by itself');
      void stop(1);
    },
  });
  undo.push(() => postgres.stop());
  return postgres.url;
};

const welcome = async (
  app: NestExpressApplication,
  configuration: Configuration,
  logger: Logger,
): Promise<void> => {
  const { port } = app.getHttpServer().address() as AddressInfo;
  const address = configuration.publicUrl ?? `http://${hostInUrl(configuration.host)}:${port}`;
  logger.info({ address, roles: configuration.roles }, 'Chancery is ready');
  if (configuration.adminToken !== null || !configuration.roles.includes('web')) return;
  const token = await app.get(SessionService).createLoginLink();
  console.log(`\n  Log in (once, within a day): ${address}/login#token=${token}\n`);
};

const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host);

/** What went wrong, fit for whoever started the process. */
const sentence = (error: unknown): string => {
  const { code, message, port } = error as { code?: string; message?: string; port?: number };
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken: stop what uses it, or set CHANCERY_PORT to another one.`;
  if (code === 'EACCES' && port)
    return `Port ${port} needs rights that this user lacks: set CHANCERY_PORT above 1023.`;
  return message ?? String(error);
};

const once = <Args extends unknown[]>(work: (...args: Args) => Promise<void>) => {
  let running: Promise<void> | undefined;
  return (...args: Args): Promise<void> => {
    running ??= work(...args);
    return running;
  };
};
