import { deadLetterListSchema, deadLetterSchema } from '@chancery/contracts';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, send } from './client';

const LIST_KEY = ['dead-letters'] as const;

/** Messages that could not be taken in, newest first; payloads are cut. */
export const useDeadLetters = () =>
  useInfiniteQuery({
    queryKey: LIST_KEY,
    queryFn: ({ pageParam, signal }) =>
      request('dead-letters', deadLetterListSchema, {
        query: new URLSearchParams(pageParam ? { cursor: pageParam } : {}),
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    refetchInterval: 30_000,
  });

/** One message with its whole payload. */
export const useDeadLetter = (id: string) =>
  useQuery({
    queryKey: ['dead-letter', id],
    queryFn: ({ signal }) => request(`dead-letters/${encodeURIComponent(id)}`, deadLetterSchema, { signal }),
  });

/** Sends a message again, as it came or mended. */
export const useRedrive = (id: string) => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (payload: string | undefined) =>
      send(`dead-letters/${encodeURIComponent(id)}/redrive`, {
        method: 'POST',
        body: payload === undefined ? {} : { payload },
      }),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: LIST_KEY }),
        client.invalidateQueries({ queryKey: ['dead-letter', id] }),
      ]),
  });
};
