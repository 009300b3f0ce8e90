import { setTimeout } from 'node:timers/promises';

/** Waits, or returns at once when the signal falls; never throws. */
export const pause = async (ms: number, signal?: AbortSignal): Promise<void> => {
  await setTimeout(ms, undefined, signal ? { signal } : {}).catch(() => undefined);
};
