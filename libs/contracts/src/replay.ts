import type { Claim, ContactFilter, Decision } from '@chancery/domain';
import { z } from 'zod';
import type { ContactItem } from './contact';
import { contactFilterSchema } from './filter';
import { CLOCKS, type Clock, momentSchema } from './moment';

/**
 * The namespace `/replay`: a private cursor over the record. The client is the projector: it asks for reels of changes
 * ahead of the moment that it shows, folds them with `foldContact`, and plays, pauses, steps and changes speed by itself.
 * Every request is answered through its acknowledgement; a request with a `session` other than the latest `open` is refused.
 */
export const openReplaySchema = z.strictObject({
  filter: contactFilterSchema.default({}),
  clock: z.enum(CLOCKS).default('published'),
  /** Absent: from the first to the last claim. */
  from: momentSchema.optional(),
  to: momentSchema.optional(),
});
export type OpenReplay = z.input<typeof openReplaySchema>;

export const seekReplaySchema = z.strictObject({
  session: z.string(),
  at: momentSchema,
});
export type SeekReplay = z.input<typeof seekReplaySchema>;

export const readReplaySchema = z.strictObject({
  session: z.string(),
  /** Where the last reel, or the scene, ended. */
  after: z.string().max(200),
  /** Changes at most; a reel may be shorter. */
  limit: z.number().int().min(1).max(5_000).default(1_000),
});
export type ReadReplay = z.input<typeof readReplaySchema>;

/** Range, and how many changes each of its equal parts has: the scrubber. */
export interface ReplayOpened {
  readonly session: string;
  readonly filter: ContactFilter;
  readonly clock: Clock;
  /** ISO moments. Null when nothing passes the filter. */
  readonly range: { readonly from: string; readonly to: string } | null;
  readonly changes: number;
  readonly histogram: readonly number[];
}

/** How things stood at a moment. */
export interface ReplayScene {
  readonly session: string;
  readonly at: string;
  /** The newest news then, as `GET contacts` as of that moment has it: at most 50. */
  readonly items: readonly ContactItem[];
  /** Read on from here. */
  readonly cursor: string;
  /** The next change after the moment and the last one at or before it: for stepping and for skipping gaps. Null: none. */
  readonly next: string | null;
  readonly previous: string | null;
}

/** A claim with the sentence as its only evidence, and its place in the log. */
export type ReplayClaim = Claim & { readonly position: number; readonly recordedAt: string };

/** One frame: at `at`, a claim comes to a contact or leaves it, or an analyst's decision holds or ends. */
export type ReplayChange = { readonly at: string; readonly contactId: string } & (
  | { readonly kind: 'told'; readonly claim: ReplayClaim }
  | { readonly kind: 'left'; readonly claimId: string }
  | {
      readonly kind: 'decided';
      readonly decision: Decision;
      /** Of the decision in the log: with `decision` it is what `foldContact` takes. */
      readonly position: number;
      readonly recordedAt: string;
    }
  | { readonly kind: 'undone'; readonly decisionId: string }
);

export interface ReplayReel {
  readonly session: string;
  readonly changes: readonly ReplayChange[];
  /** Contacts that appear in `changes` for the first time since the scene, as they stood before: fold them first. */
  readonly earlier: readonly ReplayChange[];
  readonly cursor: string;
  /** Nothing comes after it. */
  readonly end: boolean;
}

/** A `ReplayReel` as JSON in UTF-8: nobody on the way has to read it. Browsers get an `ArrayBuffer`. */
export type ReplayReelBytes = Uint8Array | ArrayBuffer;

/** The reel in its bytes. */
export const reelIn = (bytes: ReplayReelBytes): ReplayReel =>
  JSON.parse(new TextDecoder().decode(bytes)) as ReplayReel;

export interface ReplayProblem {
  readonly problem: {
    readonly code: 'INVALID_REQUEST' | 'NO_SESSION' | 'UNAVAILABLE';
    readonly detail: string;
  };
}

export interface ReplayClientEvents {
  open: (request: OpenReplay, answer: (reply: ReplayOpened | ReplayProblem) => void) => void;
  seek: (request: SeekReplay, answer: (reply: ReplayScene | ReplayProblem) => void) => void;
  read: (request: ReadReplay, answer: (reply: ReplayReelBytes | ReplayProblem) => void) => void;
}
