/** A failure in a row: `attempt` is 1 for the first since something last went well. */
export interface Failure {
  readonly attempt: number;
  readonly error: unknown;
}

export type Decision = { readonly do: 'retry'; readonly afterMs: number } | { readonly do: 'stop' };

/** What to do about a failure. Also the place to log it. */
export type FailurePolicy = (failure: Failure) => Decision;
