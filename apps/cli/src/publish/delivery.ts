import { backoffMs, PublishError, pause } from '@chancery/platform';
import type { Candidate, RejectedLine } from './chunks';
import type { Behind, HighWater } from './high-water';
import type { WayIn } from './way-in';

/** Why nothing is published at the moment. */
export type Waiting = Behind | { readonly reason: string };

/** A server may be started anew in this time; after it, the import can be. */
const PATIENCE_MS = 120_000;

/** The import was stopped before these were handed over. */
export class Stopped extends Error {}

/** Hands articles over: waits for a reader that is behind, and for a transport that is away for a while. */
export class Delivery {
  #awaySince: number | undefined;

  constructor(
    private readonly wayIn: WayIn,
    private readonly highWater: HighWater,
    private readonly signal: AbortSignal,
    private readonly onWait: (waiting: Waiting | undefined) => void,
    private readonly patienceMs = PATIENCE_MS,
  ) {}

  /**
   * Tells `onWait` what it waits for, and undefined when the articles are handed over.
   * @returns those that the transport refuses for good
   * @throws Stopped when the signal falls, or the last error when the transport stays away
   */
  async hand(candidates: readonly Candidate[]): Promise<readonly RejectedLine[]> {
    if (candidates.length === 0) return [];
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#publish(candidates);
        this.#tell(undefined);
        return [];
      } catch (error) {
        if (error instanceof Stopped) throw error;
        if (isTooLarge(error)) return await this.#singly(candidates, error);
        this.#awaySince ??= performance.now();
        if (performance.now() - this.#awaySince > this.patienceMs) throw error;
        this.onWait({ reason: (error as Error).message });
        await pause(backoffMs(attempt, Math.random()), this.signal);
      }
    }
  }

  async #publish(candidates: readonly Candidate[]): Promise<void> {
    await this.highWater.pass(candidates.length, this.signal, (behind) => this.#tell(behind));
    if (this.signal.aborted) throw new Stopped();
    await this.wayIn.publish(candidates.map(({ message }) => message));
  }

  /** Of a transport that answers. */
  #tell(waiting: Behind | undefined): void {
    this.#awaySince = undefined;
    this.onWait(waiting);
  }

  /** One message over the broker's limit fails all that were sent with it. */
  async #singly(candidates: readonly Candidate[], error: Error): Promise<readonly RejectedLine[]> {
    const [first, ...others] = candidates;
    if (first && others.length === 0) {
      return [{ line: first.line, bytes: first.bytes, reason: error.message }];
    }
    const refused: RejectedLine[] = [];
    for (const candidate of candidates) refused.push(...(await this.hand([candidate])));
    return refused;
  }
}

const isTooLarge = (error: unknown): error is PublishError =>
  error instanceof PublishError && error.code === 'MESSAGE_TOO_LARGE';
