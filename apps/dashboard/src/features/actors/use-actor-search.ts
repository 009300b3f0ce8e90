import { actorQuerySchema } from '@chancery/contracts';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { ActorSearch } from '../../api/actors';

const { q, kind, country } = actorQuerySchema.shape;
const FIELDS = { q, kind, country };

/** What the URL searches for; a field that does not hold is left out. What it says beside, such as the moment, stays. */
export const searchFromUrl = (params: URLSearchParams): ActorSearch =>
  Object.fromEntries(
    Object.entries(FIELDS).flatMap(([name, schema]) => {
      const parsed = schema.safeParse(params.get(name) || undefined);
      return parsed.success && parsed.data ? [[name, parsed.data]] : [];
    }),
  );

/** The query with another search in it. */
export const searchToUrl = (params: URLSearchParams, search: ActorSearch): URLSearchParams => {
  const next = new URLSearchParams(params);
  for (const name of Object.keys(FIELDS) as (keyof ActorSearch)[]) {
    const value = search[name];
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
};

export const useActorSearch = (): [ActorSearch, (search: ActorSearch) => void] => {
  const [params, setParams] = useSearchParams();
  const search = useMemo(() => searchFromUrl(params), [params]);
  const setSearch = useCallback(
    (next: ActorSearch) => setParams((current) => searchToUrl(current, next)),
    [setParams],
  );
  return [search, setSearch];
};
