import { monthsBetween } from '../dates';
import { type AnchorKey, base, blockOf, keysOf } from './occasion';
import { pairsOf } from './parties';
import { movedReach } from './reach';
import type { StandingClaim } from './standing';
import type { AnchorEntry, ContactsState } from './state';

/**
 * The keys of the plan that a claim moves when it does not tell from which day: the plan of the same parties and
 * channel that was told last before it, is not its own day and has not occurred. Depends on anchors alone, never on
 * other links, so that the outcome is that of the set of claims.
 */
export const planMovedBy = (state: ContactsState, mover: StandingClaim): readonly AnchorKey[] => {
  const { moved, channel } = keysOf(mover);
  if (moved.length === 0) return [];
  const [from, to] = movedReach(mover);
  const own = mover.date!.value;
  let best: { readonly day: string; readonly told: number } | undefined;
  const candidates: AnchorKey[] = [];
  for (const at of plansNear(state, mover, from, to)) {
    const { key } = at;
    if (base(key.channel) !== base(channel) || key.day === own || key.day < from || key.day > to) continue;
    const told = lastTold(at, mover);
    if (told === undefined) continue;
    candidates.push(key);
    if (!best || told > best.told || (told === best.told && key.day < best.day))
      best = { day: key.day, told };
  }
  return candidates.filter((key) => key.day === best?.day);
};

function* plansNear(
  state: ContactsState,
  mover: StandingClaim,
  from: string,
  to: string,
): Generator<AnchorEntry> {
  for (const pair of pairsOf(mover)) {
    for (const month of monthsBetween(from, to)) {
      yield* state.anchors.get(blockOf({ pair, day: month }))?.values() ?? [];
    }
  }
}

/** When the plan was last told before the mover; undefined where none was, or where it is said to have occurred. */
const lastTold = ({ claims }: AnchorEntry, mover: StandingClaim): number | undefined => {
  const before = Date.parse(mover.article.publishedAt);
  let last: number | undefined;
  for (const claim of claims) {
    if (claim.status === 'occurred') return undefined;
    const told = Date.parse(claim.article.publishedAt);
    if (told <= before && claim !== mover && (last === undefined || told > last)) last = told;
  }
  return last;
};
