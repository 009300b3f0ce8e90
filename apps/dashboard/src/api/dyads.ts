import { type DyadItem, dyadDetailSchema, dyadListSchema } from '@chancery/contracts';
import { useQuery } from '@tanstack/react-query';
import { type Moment, momentQuery } from '../moment/moment';
import { request } from './client';
import { type Listing, usePages } from './pages';

export const DYADS_KEY = ['dyads'] as const;
export const DYAD_KEY = ['dyad'] as const;

/** Pairs that met, the latest first; those of one actor where one is given. */
export const useDyads = (actor: string | undefined, moment: Moment): Listing<DyadItem> =>
  usePages({
    key: DYADS_KEY,
    path: 'dyads',
    schema: dyadListSchema,
    query: momentQuery(moment, new URLSearchParams(actor ? { actor } : {})),
    limit: 100,
  });

/** What was between two actors. */
export const useDyad = (a: string, b: string, moment: Moment) =>
  useQuery({
    queryKey: [...DYAD_KEY, a, b, momentQuery(moment).toString()],
    queryFn: ({ signal }) =>
      request(`dyads/${encodeURIComponent(a)}/${encodeURIComponent(b)}`, dyadDetailSchema, {
        query: momentQuery(moment),
        signal,
      }),
    // While the moment moves, what was known before stays until the next is there.
    placeholderData: (former, query) =>
      query?.queryKey[1] === a && query.queryKey[2] === b ? former : undefined,
  });
