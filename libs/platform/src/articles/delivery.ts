import { backoffMs } from '../backoff';
import type { Logger } from '../logging/logger';
import type { ConsumeOptions } from './transport';

export type Outcome<T> = { readonly done: T } | 'moved' | 'stopped';

interface Circumstances {
  readonly onState: ConsumeOptions['onState'];
  readonly log: Logger;
  /** False ends the retries. */
  running(): boolean;
  /** Waits; an error of it ends the retries and is passed on. */
  rest(ms: number): Promise<void>;
}

/**
 * Does something that may fail for a while, until it is done, the partition's offset turns out to have
 * moved, or the consumer stops. There is no other end: giving up would skip articles.
 */
export const persist = async <T>(action: () => Promise<T>, around: Circumstances): Promise<Outcome<T>> => {
  for (let attempt = 0; around.running(); attempt++) {
    const noteSuccess = () => attempt > 0 && around.onState?.('running');
    try {
      const done = await action();
      noteSuccess();
      return { done };
    } catch (error) {
      if (isOffsetMoved(error)) {
        noteSuccess();
        return 'moved';
      }
      const retryInMs = backoffMs(attempt, Math.random());
      around.log.warn({ err: error, attempt, retryInMs }, 'articles: not taken yet, will retry');
      around.onState?.('waiting', { reason: reasonOf(error), retryInMs });
      await around.rest(retryInMs);
    }
  }
  return 'stopped';
};

export const reasonOf = (error: unknown): string =>
  (error instanceof Error && error.message) || (error as { code?: string })?.code || String(error);

const isOffsetMoved = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'OFFSET_MOVED';
