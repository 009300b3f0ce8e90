import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { MAX_BODY_BYTES } from '@chancery/contracts';
import { type INestApplication, StandardSchemaValidationPipe } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import express, { type NextFunction, type Request, type Response } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { Failure } from './failure';
import { ProblemFilter, sendProblem, toFailure } from './problem.filter';

/** Built by `apps/dashboard`, beside this app's own build. */
const DASHBOARD = fileURLToPath(new URL('../../../dashboard/dist/app', import.meta.url));

/** All that is true of every request: headers, limits, validation, errors, documentation, the dashboard's files. */
export const setUpHttp = (app: NestExpressApplication, logger: Logger, isWeb: boolean): void => {
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  app.use(helmet(headers));
  app.use(jsonBody);
  app.useGlobalPipes(new StandardSchemaValidationPipe({ exceptionFactory: invalidRequest }));
  app.useGlobalFilters(new ProblemFilter(logger));
  if (isWeb) {
    describeApi(app);
    serveDashboard(app);
  }
  app.use(refuseBrokenBody);
};

/** Nothing from elsewhere runs or loads. Styles alone may be inline: the component library sets them. */
const headers: Parameters<typeof helmet>[0] = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", "'unsafe-inline'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'same-origin' },
};

/** Bodies are small, but for a mended message, whose text is written as a JSON string in JSON. */
const SMALL = '64kb';
const MENDED = 2 * MAX_BODY_BYTES;

const ARTICLES = /^\/api\/v1\/articles\/?$/i;
const REDRIVE = /^\/api\/v1\/dead-letters\/[^/]+\/redrive\/?$/i;

const parseSmall = express.json({ limit: SMALL });
const parseMended = express.json({ limit: MENDED });

/** JSON bodies, but for articles: those are read as they stream in. */
const jsonBody = (request: Request, response: Response, next: NextFunction): void => {
  if (ARTICLES.test(request.path)) next();
  else if (REDRIVE.test(request.path)) parseMended(request, response, next);
  else parseSmall(request, response, next);
};

/** A body that the parser refused never reaches a controller, nor the filter for those. */
const refuseBrokenBody = (error: unknown, request: Request, response: Response, _next: NextFunction): void =>
  sendProblem(request, response, toFailure(error));

const invalidRequest = (
  issues: readonly { message: string; path?: readonly unknown[] | undefined }[],
): Failure => {
  const faults = issues.map(({ message, path = [] }) => ({ path: path.map(keyOf).join('.'), message }));
  const detail = faults.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  return new Failure('INVALID_REQUEST', detail, faults);
};

const keyOf = (segment: unknown): string =>
  String(typeof segment === 'object' && segment !== null && 'key' in segment ? segment.key : segment);

const describeApi = (app: INestApplication): void => {
  const document = new DocumentBuilder()
    .setTitle('Chancery')
    .setDescription('Who in the world’s diplomacy talked to whom. Errors are RFC 9457 problem details.')
    .setVersion('1')
    .addBearerAuth()
    .build();
  SwaggerModule.setup('api/docs', app, () => SwaggerModule.createDocument(app, document), {
    jsonDocumentUrl: 'api/docs.json',
  });
};

/** Hashed files may be kept for ever; the page itself is asked for anew, and answers every path that is no API. */
const serveDashboard = (app: NestExpressApplication): void => {
  if (!existsSync(DASHBOARD)) return;
  app.useStaticAssets(`${DASHBOARD}/assets`, { prefix: '/assets/', immutable: true, maxAge: '1y' });
  app.useStaticAssets(DASHBOARD, { index: false });
  app.use((request: Request, response: Response, next: NextFunction) => {
    const isPage = request.method === 'GET' && !/^\/(api|metrics|socket\.io|assets)(\/|$)/.test(request.path);
    if (!isPage) next();
    else response.set('Cache-Control', 'no-cache').sendFile(`${DASHBOARD}/index.html`);
  });
};
