import type { ArticleReceived, ChanceryEvent, Claim, Recorded, Replaced } from '@chancery/domain';

/** What the log has of an article: its last revision with the claims of it, and how long its stream is. */
export interface KnownArticle {
  /** Version of the stream's last event. */
  readonly version: number;
  readonly received: ArticleReceived['data'];
  readonly claims: readonly KnownClaim[];
}

export interface KnownClaim {
  readonly claim: Claim;
  /** Where it began; unknown while it is not in the log yet. */
  readonly origin: Replaced | undefined;
}

/** Folds the next event of an article's stream; without a place in the log for one that is about to be appended. */
export const evolveArticle = (
  known: KnownArticle | undefined,
  event: ChanceryEvent,
  place?: Pick<Recorded, 'position' | 'recordedAt'>,
): KnownArticle | undefined => {
  const version = (known?.version ?? 0) + 1;
  if (event.type === 'ArticleReceived') return { version, received: event.data, claims: [] };
  if (!known) return undefined;
  if (event.type !== 'ContactClaimed') return { ...known, version };
  const { claimId, status, replaces } = event.data;
  const origin =
    replaces ?? (place && { claimId, status, position: place.position, recordedAt: place.recordedAt });
  return { ...known, version, claims: [...known.claims, { claim: event.data, origin }] };
};
