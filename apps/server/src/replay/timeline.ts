import type { ReplayChange } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import type { ContactDecision } from '../past/standing';

/** What a replay shows: a filter, and what SQL can narrow it to. */
export interface Scope {
  readonly filter: ContactFilter;
  /** Lists of ids, of each of which a contact must name one. */
  readonly asked: readonly (readonly string[])[];
  /** The contacts that can pass, where they are few. Null: any. */
  readonly contacts: readonly string[] | null;
  /** Decisions as they stand today by contact; on the published clock they count throughout. */
  readonly decided: ReadonlyMap<string, readonly ContactDecision[]>;
}

/** ISO moments. */
export interface Range {
  readonly from: string;
  readonly to: string;
}

/** Changes after a place, and what must be folded before them. */
export interface Reel {
  readonly changes: readonly ReplayChange[];
  readonly earlier: readonly ReplayChange[];
  /** Where it ends. */
  readonly cursor: string;
  readonly end: boolean;
}

export interface ReelRequest {
  readonly scope: Scope;
  /** Cursor of the scene: what came after it has been sent. */
  readonly scene: string;
  /** Ids of the scene's contacts; null: there was none since the replay was opened, and nobody knows what the client has. */
  readonly shown: readonly string[] | null;
  /** Cursor after which the reel begins. */
  readonly after: string;
  /** ISO moment after which nothing is read. */
  readonly to: string;
  /** Changes at most. */
  readonly limit: number;
}

/** The record as a sequence of changes on one clock. Cursors are opaque words for places in it. */
export interface Timeline {
  /** First and last change; null where there is none. */
  ends(sql: Sql, scope: Scope): Promise<Range | null>;
  /** Changes in each part that begins at one of these moments, up to `to`. */
  count(sql: Sql, scope: Scope, parts: readonly string[], to: string): Promise<number[]>;
  /** The place after all that had happened by a moment. */
  placeAt(sql: Sql, at: string): Promise<string>;
  /** Moments of the changes next to a place. */
  around(sql: Sql, scope: Scope, cursor: string): Promise<{ next: string | null; previous: string | null }>;
  read(sql: Sql, request: ReelRequest): Promise<Reel>;
}

/** Changes that one reel has, at most, whatever is asked for: others get their turn after it. */
export const MOST_IN_REEL = 1_000;

/** Rows that are passed over for one reel, at most. */
export const MOST_SCANNED = 8_000;
