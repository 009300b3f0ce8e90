import { pause } from '@chancery/platform';

/** Between two looks at a reader that is behind. */
const LOOK_AGAIN_MS = 200;

/** A reader that is behind. */
export interface Behind {
  readonly unread: number;
  /** For how long it has read nothing. */
  readonly idleMs: number;
}

/**
 * Holds an import back while more than so many articles are unread, so that what the outlets send meanwhile does not
 * wait long behind history, and the queue's table does not grow.
 */
export class HighWater {
  /** How many may be published before the next look; those that were read since come on top. */
  #room = 0;

  /** @param most infinite: nothing is held back */
  constructor(
    private readonly most: number,
    private readonly unread: () => Promise<number>,
  ) {}

  /**
   * Resolves when there is room, or when the signal has fallen; a look that fails is passed on. What passes may go
   * over the mark by itself.
   */
  async pass(articles: number, signal: AbortSignal, onWait: (behind: Behind) => void): Promise<void> {
    if (this.most === Number.POSITIVE_INFINITY) return;
    let [least, since] = [Number.POSITIVE_INFINITY, 0];
    while (this.#room <= 0 && !signal.aborted) {
      const unread = await this.unread();
      this.#room = this.most - unread;
      if (this.#room > 0) break;
      const now = performance.now();
      if (unread < least) [least, since] = [unread, now];
      onWait({ unread, idleMs: now - since });
      await pause(LOOK_AGAIN_MS, signal);
    }
    this.#room -= articles;
  }
}
