import type { Phrases } from './phrases';

/** The words of a second time on one day, compiled. */
export interface AgainCues {
  readonly second: Phrases<true>;
  readonly sameDay: Phrases<true>;
}
