import type { LiveStep } from '@chancery/contracts';
import { type ContactFilter, matches } from '@chancery/domain';
import { type Change, ChangeFeed } from './change-feed';

/** Most changes in one message. */
const STEP = 200;

/**
 * The steps of one subscription: what changed after a position, seen through a filter, cut at positions so that each
 * step is complete in itself. Ends with `TOO_FAR_BEHIND` when there is more than a client should catch up, or when
 * the client's position is none of this log.
 */
export async function* liveSteps(
  feed: ChangeFeed,
  { filter, after }: { readonly filter: ContactFilter; readonly after: number },
  signal: AbortSignal,
): AsyncGenerator<LiveStep, 'TOO_FAR_BEHIND' | 'ENDED'> {
  let position = after;
  if (!(await feed.reaches(position, signal))) return signal.aborted ? 'ENDED' : 'TOO_FAR_BEHIND';
  while (!signal.aborted) {
    const next = await feed.next(position, signal);
    if (!next) return 'TOO_FAR_BEHIND';
    for (const { changes, end } of cut(next.changes, next.position)) {
      if (signal.aborted) return 'ENDED';
      if (changes.length > 0) yield { after: position, position: end, ...through(filter, changes) };
      position = end;
    }
  }
  return 'ENDED';
}

/** What a filter makes of changes: what shows, and what the client must not show any longer. */
const through = (filter: ContactFilter, changes: readonly Change[]): Pick<LiveStep, 'changed' | 'gone'> => {
  const shows = (change: Change) => change.contact !== null && matches(filter, change.contact);
  const latest = new Map(changes.map((change) => [change.id, change]));
  return {
    changed: [...latest.values()].flatMap((change) => (shows(change) ? [change.contact!] : [])),
    gone: [...latest.values()].filter((change) => !shows(change)).map((change) => change.id),
  };
};

function* cut(
  changes: readonly Change[],
  last: number,
): Generator<{ changes: readonly Change[]; end: number }> {
  let from = 0;
  for (let to = STEP; to < changes.length; to++) {
    const isWhole = changes[to]!.position !== changes[to - 1]!.position;
    if (!isWhole || to - from < STEP) continue;
    yield { changes: changes.slice(from, to), end: changes[to - 1]!.position };
    from = to;
  }
  yield { changes: changes.slice(from), end: last };
}
