/**
 * Waits; the abort of any of the signals ends the wait early and without an error. Leaves no listener behind:
 * `AbortSignal.any` would keep some memory of each wait for as long as the longest-lived signal lives.
 */
export const pause = (ms: number, ...signals: readonly AbortSignal[]): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      for (const signal of signals) signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    for (const signal of signals) signal.addEventListener('abort', end);
    if (signals.some((signal) => signal.aborted)) end();
  });
