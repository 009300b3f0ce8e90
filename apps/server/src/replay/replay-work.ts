import type { OpenReplay } from '@chancery/contracts';
import type { FailureCode } from '../edge/failure';

/** What the thread of replays is asked for; sessions are named by whoever asks. */
export type ReplayWork = { readonly id: number; readonly session: string } & (
  | { readonly kind: 'open'; readonly request: OpenReplay }
  | { readonly kind: 'seek'; readonly at: string }
  | { readonly kind: 'read'; readonly after: string; readonly limit: number }
  | { readonly kind: 'close' }
);

/** What it answers: JSON in UTF-8, or what went wrong. */
export type ReplayAnswer = { readonly id: number } & (
  | { readonly json: Uint8Array }
  | { readonly error: { readonly message: string; readonly code?: FailureCode } }
);
