import type { DecideActor } from '@chancery/contracts';
import { type ActorAction, actorNames, type Participant, type StandingDecision } from '@chancery/domain';
import type { EntityManager } from 'typeorm';
import { readParticipants } from '../actors/actor-rows';
import { Failure } from '../edge/failure';
import { DECISIONS_STREAM } from './decision-log';

type AskedAction = DecideActor['action'];

/** The ids of the actors that are named. */
export const actorsIn = (action: AskedAction): string[] =>
  action.kind === 'merge' ? [action.actor, action.into] : [action.actor];

/**
 * Whether this can be decided about actors as they stand; gives it with who the other one is.
 * @throws Failure ACTOR_NOT_FOUND, ACTOR_MERGED, ACTOR_CIRCLE, NOTHING_CHANGES
 */
export const checkActorAction = async (tx: EntityManager, action: AskedAction): Promise<ActorAction> => {
  const { into } = actorNames(await standingActorDecisions(tx));
  const { actor } = action;
  const merged = into.get(actor);
  if (action.kind === 'rename') {
    if (merged) throw alreadyMerged(actor, merged);
    if ((await knownActor(tx, actor)).name === action.name)
      throw new Failure('NOTHING_CHANGES', 'The actor has this name already.');
    return action;
  }
  if (actor === action.into) throw new Failure('ACTOR_CIRCLE', 'An actor cannot be merged into itself.');
  if ((into.get(action.into)?.actorId ?? action.into) === actor)
    throw new Failure('ACTOR_CIRCLE', `${action.into} is merged into ${actor}: undo that first.`);
  if (merged) throw alreadyMerged(actor, merged);
  await knownActor(tx, actor);
  const as = into.get(action.into) ?? (await knownActor(tx, action.into));
  return { kind: 'merge', actor, into: action.into, as: { ...as, actorId: action.into } };
};

const alreadyMerged = (actor: string, { actorId }: Participant): Failure =>
  new Failure(
    'ACTOR_MERGED',
    `${actor} is merged into ${actorId}: decide about that one, or undo that first.`,
  );

/** Who this is, as the record shows it or the gazetteer knows it; the office is left to each contact. */
const knownActor = async (tx: EntityManager, actorId: string): Promise<Participant> => {
  const known = (await readParticipants(tx, [actorId], new Date().toISOString().slice(0, 10))).get(actorId);
  if (!known) throw new Failure('ACTOR_NOT_FOUND', `There is no actor ${actorId}.`);
  const { role, ...actor } = known;
  return actor;
};

/** Decisions about actors that were not undone, from the log itself: those that no projection has read yet included. */
export const standingActorDecisions = async (
  tx: Pick<EntityManager, 'query'>,
): Promise<StandingDecision<ActorAction>[]> => {
  const rows: { data: StandingDecision<ActorAction>; position: string; recorded_at: Date }[] = await tx.query(
    `SELECT data, position, recorded_at FROM events decided
     WHERE stream = $1 AND type = 'ActorDecided' AND NOT EXISTS (
       SELECT FROM events undone WHERE stream = $1 AND type = 'DecisionUndone'
         AND undone.data->>'decisionId' = decided.data->>'decisionId'
     ) ORDER BY position`,
    [DECISIONS_STREAM],
  );
  return rows.map(({ data, position, recorded_at }) => ({
    ...data,
    position: Number(position),
    recordedAt: recorded_at.toISOString(),
  }));
};
