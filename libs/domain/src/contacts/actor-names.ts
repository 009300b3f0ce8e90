import type { ActorAction } from '../decisions';
import type { Participant } from '../words';
import type { StandingClaim, StandingDecision } from './standing';

/** What analysts decided about actors: which ids are the same actor, and what actors are called. */
export interface ActorNames {
  /** Id → who it is, for ids that were merged into another. */
  readonly into: ReadonlyMap<string, Participant>;
  readonly names: ReadonlyMap<string, string>;
}

/** From standing decisions, in the order of their positions. A merge that would close a circle counts for nothing. */
export const actorNames = (decisions: Iterable<StandingDecision<ActorAction>>): ActorNames => {
  const direct = new Map<string, Participant>();
  const names = new Map<string, string>();
  for (const { action } of [...decisions].sort((a, b) => a.position - b.position)) {
    if (action.kind === 'rename') names.set(action.actor, action.name);
    else if (finalOf(direct, action.into) !== action.actor)
      direct.set(action.actor, { ...action.as, actorId: action.into });
  }
  const into = new Map([...direct.keys()].map((id) => [id, target(direct, id)]));
  return { into, names };
};

const target = (direct: ReadonlyMap<string, Participant>, id: string): Participant => {
  const next = direct.get(id)!;
  return direct.has(next.actorId) ? target(direct, next.actorId) : next;
};

const finalOf = (direct: ReadonlyMap<string, Participant>, id: string): string =>
  direct.has(id) ? target(direct, id).actorId : id;

/** The claim with its actors as they are known today; the same object where nothing changes. */
export const withActors = <C extends Pick<StandingClaim, 'participants' | 'initiator'>>(
  claim: C,
  { into, names }: ActorNames,
): C => {
  const isKnown = ({ actorId }: Participant) => into.has(actorId) || names.has(actorId);
  if (into.size + names.size === 0 || !claim.participants.some(isKnown)) return claim;
  const participants = claim.participants.map((p) => {
    const same = into.get(p.actorId);
    const known = same ? { ...same, ...(p.role !== undefined && { role: p.role }) } : p;
    const name = names.get(known.actorId);
    return name === undefined ? known : { ...known, name };
  });
  const distinct = [...new Map(participants.map((p) => [p.actorId, p])).values()];
  const initiator = claim.initiator === null ? null : (into.get(claim.initiator)?.actorId ?? claim.initiator);
  return { ...claim, participants: distinct, initiator };
};

/**
 * The actor of a decision, and everyone whom decisions, this one included, make the same as another of these: whose
 * claims may read otherwise once it is made or undone.
 */
export const sameActors = (
  decisions: Iterable<StandingDecision<ActorAction>>,
  decided: ActorAction,
): ReadonlySet<string> => {
  const links = [...decisions]
    .map(({ action }) => action)
    .concat(decided)
    .filter((a) => a.kind === 'merge');
  const found = new Set([decided.actor]);
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { actor, into } of links) {
      if (found.has(actor)) found.add(into);
      if (found.has(into)) found.add(actor);
    }
  }
  return found;
};
