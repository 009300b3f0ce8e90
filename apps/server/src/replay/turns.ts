/**
 * Lets a few pieces of work run at a time, first come, first served: however many replays there are, the database and
 * this process have room left for the live feed.
 */
export class Turns {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly most: number) {}

  /** Whether some wait: those that run should be brief. */
  get isCrowded(): boolean {
    return this.waiting.length > 0;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.most) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.running++;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next) setImmediate(next);
      else this.running--;
    }
  }
}
