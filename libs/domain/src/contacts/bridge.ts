import { type AnchorKey, base, twinOf } from './occasion';
import { type AnchorEntry, type ContactsState, entryOf, firstOf } from './state';

/**
 * Two sides on one day, and the same two among more: one occasion told with and without its further parties, or a
 * meeting at the margins of another. They are one unless some article tells of both: an article has one claim for each
 * occasion.
 */
export const isBridged = (state: ContactsState, key: AnchorKey): boolean => {
  const twin = twinEntry(state, key);
  const at = entryOf(state, key);
  return at !== undefined && twin !== undefined && isTold(at) && isTold(twin) && !shareArticle(at, twin);
};

/** What stands under the key with more, or only two, sides. */
export const twinEntry = (state: ContactsState, key: AnchorKey): AnchorEntry | undefined => {
  const twin = twinOf(key);
  return twin && entryOf(state, twin);
};

const isTold = ({ claims }: AnchorEntry): boolean => claims.length > 0;

/** Whether some article has claims under both. */
export const shareArticle = (one: AnchorEntry, other: AnchorEntry): boolean =>
  one.claims.some((a) => other.claims.some((b) => a.article.articleId === b.article.articleId));

/** What anchors of one occasion share under a key: where two sides and more are one, the same. */
export const nodeOf = (state: ContactsState, key: AnchorKey): string =>
  `${key.pair} ${isBridged(state, key) ? base(key.channel) : key.channel} ${key.day}`;

/** One claim across each bridge of the keys. */
export const acrossBridges = (state: ContactsState, keys: readonly AnchorKey[]): string[] =>
  keys.flatMap((key) => {
    const twin = twinEntry(state, key);
    return twin && isBridged(state, key) ? (firstOf(twin) ?? []) : [];
  });
