import { type ActorItem, actorDetailSchema, actorListSchema } from '@chancery/contracts';
import type { ActorKind } from '@chancery/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type Moment, momentQuery } from '../moment/moment';
import { request } from './client';
import { type Listing, usePages } from './pages';

export const ACTORS_KEY = ['actors'] as const;
export const ACTOR_KEY = ['actor'] as const;

/** Which actors: words of a name or spelling, a kind, an ISO country. */
export interface ActorSearch {
  readonly q?: string | undefined;
  readonly kind?: ActorKind | undefined;
  readonly country?: string | undefined;
}

const queryOf = (search: ActorSearch): URLSearchParams =>
  new URLSearchParams(Object.entries(search).filter((entry): entry is [string, string] => Boolean(entry[1])));

/** Actors on record, the most often met first. */
export const useActors = (search: ActorSearch, moment: Moment): Listing<ActorItem> =>
  usePages({
    key: ACTORS_KEY,
    path: 'actors',
    schema: actorListSchema,
    query: momentQuery(moment, queryOf(search)),
    limit: 100,
  });

const FEW = 8;

/** The first few actors whom some typed words fit. */
export const useActorSuggestions = (q: string) =>
  useQuery({
    queryKey: [...ACTORS_KEY, 'suggested', q],
    queryFn: ({ signal }) =>
      request('actors', actorListSchema, { query: new URLSearchParams({ q, limit: String(FEW) }), signal }),
    placeholderData: keepPreviousData,
    staleTime: 30_000,
  });

/** One actor with the history. An id that was merged answers with the one that it was merged into. */
export const useActor = (id: string, moment: Moment) =>
  useQuery({
    queryKey: [...ACTOR_KEY, id, momentQuery(moment).toString()],
    queryFn: ({ signal }) =>
      request(`actors/${encodeURIComponent(id)}`, actorDetailSchema, {
        query: momentQuery(moment),
        signal,
      }),
    // While the moment moves, what was known before stays until the next is there.
    placeholderData: (former, query) => (query?.queryKey[1] === id ? former : undefined),
  });
