import { actorDetailSchema } from '@chancery/contracts';
import { useQueries } from '@tanstack/react-query';
import { ACTOR_KEY } from '../../api/actors';
import { request } from '../../api/client';
import { actorName } from '../../format/names';
import { useLanguage } from '../../i18n';

const STALE_MS = 600_000;

/** Names of actors by id, as far as they are on record; asked for once. */
export const useNames = (ids: readonly string[]): Readonly<Record<string, string>> => {
  const language = useLanguage();
  return useQueries({
    queries: ids
      .filter((id) => !id.startsWith('country:'))
      .map((id) => ({
        queryKey: [...ACTOR_KEY, id, ''],
        queryFn: ({ signal }: { signal: AbortSignal }) =>
          request(`actors/${encodeURIComponent(id)}`, actorDetailSchema, { signal }),
        staleTime: STALE_MS,
        retry: false,
      })),
    combine: (found) =>
      Object.fromEntries(
        found.flatMap(({ data }) => (data ? [[data.actorId, actorName(data, language)]] : [])),
      ),
  });
};
