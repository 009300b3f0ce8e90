import { type Problem, problemSchema } from '@chancery/contracts';
import type { z } from 'zod';

/** What went wrong with a request, in the server's own problem details or the like of them. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }
}

/** True when nothing answered: worth waiting for rather than explaining. */
export const isUnreachable = (error: unknown): boolean =>
  error instanceof ApiError && error.problem.code === 'NETWORK_UNREACHABLE';

export const statusOf = (error: unknown): number | null =>
  error instanceof ApiError ? error.problem.status : null;

const problem = (status: number, code: string, detail: string): ApiError =>
  new ApiError({ type: 'about:blank', title: code, status, code, detail });

interface RequestOptions {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly body?: unknown;
  readonly query?: URLSearchParams;
  readonly signal?: AbortSignal;
}

/**
 * Asks `/api/v1/PATH` and gives the answer as text.
 * Throws `ApiError` for everything but success; aborts pass through.
 */
const ask = async (path: string, options: RequestOptions): Promise<string> => {
  const { method = 'GET', body, query, signal } = options;
  const address = `/api/v1/${path}${query?.size ? `?${query}` : ''}`;
  const answer = await fetch(address, {
    method,
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json, application/problem+json',
      ...(method === 'GET' ? {} : { 'X-Requested-With': 'chancery' }),
      ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw problem(0, 'NETWORK_UNREACHABLE', 'The server cannot be reached.');
  });
  const text = await answer.text();
  if (!answer.ok) throw refusal(answer.status, text);
  return text;
};

const refusal = (status: number, text: string): ApiError => {
  const parsed = problemSchema.safeParse(json(text));
  if (parsed.success) return new ApiError(parsed.data);
  // A proxy answers for a server that is down.
  const code = status >= 502 && status <= 504 ? 'NETWORK_UNREACHABLE' : 'UNEXPECTED_ANSWER';
  return problem(status, code, `The server answered ${status}.`);
};

const json = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Asks and holds the answer to its schema. */
export const request = async <S extends z.ZodType>(
  path: string,
  schema: S,
  options: RequestOptions = {},
): Promise<z.output<S>> => {
  const parsed = schema.safeParse(json(await ask(path, options)));
  if (!parsed.success) throw problem(0, 'UNEXPECTED_ANSWER', 'The server answered in an unexpected form.');
  return parsed.data;
};

/** Sends where only success matters. */
export const send = async (path: string, options: RequestOptions): Promise<void> => {
  await ask(path, options);
};
