import { STATUS_CODES } from 'node:http';
import type { Problem } from '@chancery/contracts';
import { UnstorableText } from '@chancery/event-log';
import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException } from '@nestjs/common';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import { Failure, type FailureCode } from './failure';

/** Answers every error as RFC 9457 problem details. What is not the caller's to know is logged, not told. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<Request>();
    const response = host.switchToHttp().getResponse<Response>();
    const failure = toFailure(error);
    if (failure.status >= 500) {
      this.logger.error({ err: error, method: request.method, path: request.path }, 'request failed');
    }
    sendProblem(request, response, failure);
  }
}

/** Writes a failure as `application/problem+json`, unless the answer has begun already. */
export const sendProblem = (request: Request, response: Response, failure: Failure): void => {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const problem: Problem = {
    type: 'about:blank',
    title: STATUS_CODES[failure.status] ?? 'Error',
    status: failure.status,
    code: failure.code,
    detail: failure.message,
    instance: request.originalUrl.split('?')[0] ?? '/',
    ...(failure.faults.length > 0 && { errors: [...failure.faults] }),
  };
  response.status(failure.status).type('application/problem+json').send(JSON.stringify(problem));
};

const CODES: Record<number, FailureCode> = {
  400: 'INVALID_REQUEST',
  401: 'UNAUTHENTICATED',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  413: 'BODY_TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  429: 'TOO_MANY_REQUESTS',
};

const NO_SPACE = '53100';
const NO_SPACE_SENTENCE = 'The disk of the database is full: nothing is taken until there is space.';

/** PostgreSQL states and socket errors that pass by themselves: the database is away or restarting. */
const AWAY = /^(08|57P|53)|^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/;
const AWAY_MESSAGE = /Connection terminated|timeout exceeded when trying to connect/;

/** What the caller is told of an error. */
export const toFailure = (error: unknown): Failure => {
  if (error instanceof Failure) return error;
  const { status, code = '', message = '' } = error as { status?: number; code?: string; message?: string };
  const known = CODES[error instanceof HttpException ? error.getStatus() : (status ?? 0)];
  if (known) return new Failure(known, message || known);
  if (error instanceof UnstorableText) return new Failure('INVALID_REQUEST', message);
  if (code === 'MESSAGE_TOO_LARGE') return new Failure('BODY_TOO_LARGE', message);
  if (code === 'TRANSPORT_UNAVAILABLE')
    return new Failure('UNAVAILABLE', `${message} Try again in a moment.`);
  if (code === NO_SPACE) return new Failure('UNAVAILABLE', NO_SPACE_SENTENCE);
  if (AWAY.test(code) || AWAY_MESSAGE.test(message)) {
    return new Failure('UNAVAILABLE', 'The database does not answer; try again in a moment.');
  }
  return new Failure('INTERNAL', 'Something went wrong here; the log has the details.');
};
