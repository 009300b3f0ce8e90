/** The long-running work of this process: started here, told to stop together, waited for. */
export class Lifetime {
  private readonly controller = new AbortController();
  private readonly running = new Set<Promise<void>>();

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** Starts work that runs until the signal. If it fails before that, `onFailure` hears of it. */
  start(work: (signal: AbortSignal) => Promise<void>, onFailure: (error: unknown) => void): void {
    const run = work(this.signal).catch((error: unknown) => {
      if (!this.signal.aborted) onFailure(error);
    });
    this.running.add(run);
    void run.finally(() => this.running.delete(run));
  }

  /** Ends everything and waits until it has ended. */
  async end(): Promise<void> {
    this.controller.abort();
    await Promise.all(this.running);
  }
}
