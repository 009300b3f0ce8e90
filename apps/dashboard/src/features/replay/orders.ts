import type {
  Clock,
  ContactItem,
  OpenReplay,
  ReadReplay,
  ReplayOpened,
  ReplayProblem,
  ReplayReel,
  ReplayScene,
  SeekReplay,
} from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import type { ReplayRange } from '../../moment/replay-range';
import type { Tally } from './tally';

/** The server's part: each request with the answer to it. Rejects when the connection is lost meanwhile. */
export interface Ask {
  readonly open: (request: OpenReplay) => Promise<ReplayOpened | ReplayProblem>;
  readonly seek: (request: SeekReplay) => Promise<ReplayScene | ReplayProblem>;
  readonly read: (request: ReadReplay) => Promise<ReplayReel | ReplayProblem>;
}

/** What is to be replayed. `at` is an ISO moment to begin at. */
export interface Showing {
  readonly range: ReplayRange;
  readonly filter: ContactFilter;
  readonly clock: Clock;
  readonly at: string | null;
}

/** From the page to the projector. Each that moves has a tag of its own; what belongs to former tags is dropped. */
export type Order =
  | { readonly kind: 'open'; readonly tag: number; readonly showing: Showing }
  | { readonly kind: 'seek'; readonly tag: number; readonly at: number }
  | { readonly kind: 'step'; readonly tag: number; readonly by: 1 | -1 }
  /** The page's clock has come here; `list`: it wants the list, too. */
  | { readonly kind: 'show'; readonly tag: number; readonly at: number; readonly list: boolean };

/** The list, by what has changed in it since it was sent last. */
export interface ListChange {
  /** The first of a tag: it stands by itself. */
  readonly whole: boolean;
  /** Ids of all, newest news first. */
  readonly order: readonly string[];
  readonly changed: readonly ContactItem[];
}

/** From the projector to the page. Moments are milliseconds since 1970. */
export type Report =
  | { readonly kind: 'opened'; readonly tag: number; readonly opened: ReplayOpened }
  | {
      readonly kind: 'frame';
      readonly tag: number;
      readonly at: number;
      /** Where the film was threaded: what `tally` counts from. */
      readonly scene: string;
      readonly list: ListChange | null;
      readonly tally: Tally | null;
      readonly changes: number;
      readonly next: number | null;
      readonly horizon: number;
    }
  /** More has been read: what comes next, and up to where all is known. */
  | {
      readonly kind: 'ahead';
      readonly tag: number;
      readonly next: number | null;
      readonly horizon: number;
    }
  | { readonly kind: 'problem'; readonly tag: number; readonly code: string }
  /** `refused`: why the server does not let us in. */
  | { readonly kind: 'connection'; readonly connected: boolean; readonly refused: string | null };
