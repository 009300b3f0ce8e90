import type { ContactFilter } from '@chancery/domain';

/**
 * The filter after a click on an actor: the first click asks for the actor, one on another for the pair of both,
 * one on an actor that is asked for already takes it back.
 */
export const toggleActor = (filter: ContactFilter, actorId: string): ContactFilter => {
  const { actor: actors = [], with: others = [], ...rest } = filter;
  if (actors.includes(actorId)) {
    const left = actors.filter((id) => id !== actorId);
    return pairFilter(rest, left.length > 0 ? left : others, left.length > 0 ? others : []);
  }
  if (others.includes(actorId))
    return pairFilter(
      rest,
      actors,
      others.filter((id) => id !== actorId),
    );
  if (actors.length === 0) return pairFilter(rest, [actorId], []);
  return pairFilter(rest, actors, [actorId]);
};

/** The filter that asks for contacts of an actor of `actors` with one of `others`. */
const pairFilter = (
  filter: ContactFilter,
  actors: readonly string[],
  others: readonly string[],
): ContactFilter => {
  const { actor: _actor, with: _with, ...rest } = filter;
  return {
    ...rest,
    ...(actors.length > 0 ? { actor: actors } : {}),
    ...(others.length > 0 ? { with: others } : {}),
  };
};
