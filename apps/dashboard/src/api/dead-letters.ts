import { deadLetterListSchema, deadLetterSchema } from '@chancery/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, send } from './client';
import { usePages } from './pages';

const LIST_KEY = ['dead-letters'] as const;
const EVERYTHING = new URLSearchParams();

/** Messages that could not be taken in, newest first; payloads are cut. */
export const useDeadLetters = () =>
  usePages({
    key: LIST_KEY,
    path: 'dead-letters',
    schema: deadLetterListSchema,
    query: EVERYTHING,
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
