import type { ContactClaimed, Recorded, StandingClaim } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { slim } from './claim-words';
import { type ContactFold, isDecision } from './contact-fold';
import { holdNeighbourhood } from './neighbourhood';

/** Folds events that follow on those before, reading from the tables of the search path what they can touch. */
export const foldEvents = async (tx: Sql, fold: ContactFold, events: readonly Recorded[]): Promise<void> => {
  for (const run of runsOf(events)) {
    const claims = new Map(run.flatMap((recorded) => standing(recorded) ?? []));
    await holdNeighbourhood(tx, fold, run, [...claims.values()]);
    for (const recorded of run) {
      const claim = claims.get(recorded.position);
      if (claim) fold.tell(claim, (recorded.event as ContactClaimed).data);
      else fold.fold(recorded);
    }
  }
};

/** The claim of an event, by its position. */
const standing = ({ event, position, recordedAt }: Recorded): [[number, StandingClaim]] | undefined =>
  event.type === 'ContactClaimed' ? [[position, slim(event.data, position, recordedAt)]] : undefined;

/** A decision by itself, since what it touches depends on all before it; the others together. */
const runsOf = (events: readonly Recorded[]): Recorded[][] => {
  const runs: Recorded[][] = [];
  let open: Recorded[] | undefined;
  for (const event of events) {
    if (isDecision(event) || !open) {
      open = [];
      runs.push(open);
    }
    open.push(event);
    if (isDecision(event)) open = undefined;
  }
  return runs;
};
