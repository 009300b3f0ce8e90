import { sessionSchema, statusSchema } from '@chancery/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { request, send, statusOf } from './client';

export const SESSION_KEY = ['session'] as const;
const STATUS_KEY = ['status'] as const;

/** Who is signed in; null when nobody is. */
export const useSession = () =>
  useQuery({
    queryKey: SESSION_KEY,
    queryFn: async ({ signal }) => {
      try {
        return await request('session', sessionSchema, { signal });
      } catch (error) {
        if (statusOf(error) === 401) return null;
        throw error;
      }
    },
    staleTime: 60_000,
    refetchInterval: (query) => (query.state.status === 'error' ? 3_000 : false),
  });

export const useSignIn = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (token: string) => request('session', sessionSchema, { method: 'POST', body: { token } }),
    // The question who is signed in may still be on its way, with the answer of before: it must not come last.
    onSuccess: async (session) => {
      await client.cancelQueries({ queryKey: SESSION_KEY });
      client.setQueryData(SESSION_KEY, session);
    },
  });
};

export const useSignOut = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send('session', { method: 'DELETE' }),
    onSuccess: () => {
      client.clear();
      client.setQueryData(SESSION_KEY, null);
    },
  });
};

/** What runs, asked again while the demo streams in. */
export const useStatus = () =>
  useQuery({
    queryKey: STATUS_KEY,
    queryFn: ({ signal }) => request('status', statusSchema, { signal }),
    refetchInterval: (query) => (query.state.data?.demo.state === 'streaming' ? 3_000 : 60_000),
  });

export const useRemoveDemo = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send('demo', { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: STATUS_KEY }),
  });
};
