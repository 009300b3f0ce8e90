import { ApiError } from '../../api/client';

/** What the server found wrong with a field or with what is in it; undefined where nothing. */
export const faultAt = (error: Error | null, path: string): string | undefined =>
  error instanceof ApiError
    ? error.problem.errors?.find(
        (fault) =>
          fault.path === path || fault.path.startsWith(`${path}.`) || fault.path.startsWith(`${path}[`),
      )?.message
    : undefined;
