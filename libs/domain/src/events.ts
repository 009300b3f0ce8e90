import type { ActorDecided, ContactDecided, DecisionUndone } from './decisions';
import type { NewEvent } from './new-event';
import type { ContactReading, Status } from './words';

/** An event as the log gives it back. Positions are gap-free; `recordedAt` (ISO, UTC) never decreases with them. */
export interface Recorded<E extends NewEvent = ChanceryEvent> {
  readonly position: number;
  readonly stream: string;
  readonly version: number;
  readonly recordedAt: string;
  readonly event: E;
}

export interface Outlet {
  readonly name: string;
  readonly domain?: string | undefined;
  readonly country?: string | undefined;
}

/** What a claim must know of its article: enough to fold and to filter without a look-up. */
export interface ArticleHead {
  readonly articleId: string;
  readonly revision: number;
  /** SHA-256 (hex) of title and text: the key of the stored text. */
  readonly textHash: string;
  readonly outlet: Outlet;
  /** BCP 47 primary tag, given or detected; `und` where neither. */
  readonly lang: string;
  /** ISO 8601 with offset, as the outlet gave it. */
  readonly publishedAt: string;
  readonly title: string;
  readonly url?: string | undefined;
  readonly demo: boolean;
}

export type Extraction =
  | { readonly state: 'extracted'; readonly extractor: string; readonly claims: number }
  | { readonly state: 'not-extracted'; readonly extractor: string; readonly reason: string };

/** A text of an article arrived: its first (revision 1) or a changed one. */
export type ArticleReceived = NewEvent<'ArticleReceived', ArticleHead & { readonly extraction: Extraction }>;

/** The article says this about one occasion. `claimId` equals the event's id. */
export type ContactClaimed = NewEvent<'ContactClaimed', Claim>;

/** A later revision of the article, or the removal of the demo, takes these claims back. */
export type ClaimsWithdrawn = NewEvent<
  'ClaimsWithdrawn',
  { readonly claimIds: readonly string[]; readonly reason: 'revised' | 'demo-removed' }
>;

export interface Claim extends ContactReading {
  readonly claimId: string;
  readonly article: ArticleHead;
  /** Name and version of the extractor that read it. */
  readonly extractor: string;
  /** The claim of the revision before that this one stands for: a mended article does not make its contact a new one. */
  readonly replaces?: Replaced | undefined;
}

/** The first of a chain of claims that revisions replaced, as the log has it. */
export interface Replaced {
  readonly claimId: string;
  readonly position: number;
  readonly recordedAt: string;
  readonly status: Status;
}

export type ChanceryEvent =
  | ArticleReceived
  | ContactClaimed
  | ClaimsWithdrawn
  | ContactDecided
  | ActorDecided
  | DecisionUndone;
