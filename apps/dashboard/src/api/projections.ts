import { projectionListSchema } from '@chancery/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, send } from './client';

const PROJECTIONS_KEY = ['projections'] as const;
const WHILE_REBUILDING_MS = 1_000;
const ELSE_MS = 10_000;

/** Every projection with how far it has read; asked for each second while one is rebuilt. */
export const useProjections = () =>
  useQuery({
    queryKey: PROJECTIONS_KEY,
    queryFn: ({ signal }) => request('projections', projectionListSchema, { signal }),
    refetchInterval: (query) =>
      query.state.data?.items.some(({ rebuild }) => rebuild?.state === 'running')
        ? WHILE_REBUILDING_MS
        : ELSE_MS,
  });

/** Starts a rebuild; how it goes is told by the list. */
export const useRebuild = (name: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send(`projections/${encodeURIComponent(name)}/rebuild`, { method: 'POST', body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: PROJECTIONS_KEY }),
  });
};
