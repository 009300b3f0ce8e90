import {
  contactDetailSchema,
  contactListSchema,
  type Decide,
  type DecideActor,
  type Decided,
  decidedSchema,
} from '@chancery/contracts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ACTOR_KEY, ACTORS_KEY } from './actors';
import { AGENDA_KEY } from './agenda';
import { request } from './client';
import { ACTIVITY_KEY, CONTACT_KEY } from './contacts';
import { DYAD_KEY, DYADS_KEY } from './dyads';
import { TIMELINE_KEY } from './timeline';

const post = (path: string, body: unknown): Promise<Decided> =>
  request(path, decidedSchema, { method: 'POST', body });

/** Puts a decision about contacts into the log. */
export const useDecide = () => useMutation({ mutationFn: (body: Decide) => post('decisions', body) });

/** Makes a claim's contact and another contact one; a decision names that one by its first claim too. */
export const useMergeContacts = () =>
  useMutation({
    mutationFn: async ({ claim, other, reason }: { claim: string; other: string; reason: string }) => {
      const { id, claims } = await request(`contacts/${encodeURIComponent(other)}`, contactDetailSchema);
      return post('decisions', {
        action: { kind: 'merge', claims: [claim, claims[0]?.claimId ?? id] },
        reason,
      } satisfies Decide);
    },
  });

/** Puts a decision about actors into the log. */
export const useDecideActor = () =>
  useMutation({ mutationFn: (body: DecideActor) => post('actors/decisions', body) });

/** Takes a decision back. */
export const useUndo = () =>
  useMutation({
    mutationFn: ({ id, reason }: { id: string; reason: string }) =>
      post(`decisions/${encodeURIComponent(id)}/undo`, { reason }),
  });

const ASK_EVERY_MS = 200;
const ASK_FOR_MS = 15_000;

/** Waits until lists show what stands at a position of the log; gives up after 15 s, when a projection is far behind. */
const reached = async (position: number): Promise<boolean> => {
  const until = Date.now() + ASK_FOR_MS;
  while (Date.now() < until) {
    const page = await request('contacts', contactListSchema, { query: new URLSearchParams({ limit: '1' }) });
    if (page.position >= position) return true;
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
  return false;
};

/** Everything that a decision may change. The feed's own list is kept true by its socket. */
const CHANGED = [
  CONTACT_KEY,
  ACTIVITY_KEY,
  ACTOR_KEY,
  ACTORS_KEY,
  DYAD_KEY,
  DYADS_KEY,
  AGENDA_KEY,
  TIMELINE_KEY,
];

/** Fetches anew what is shown once lists have reached a position; resolves with whether they have. */
export const useRefreshFrom = (): ((position: number) => Promise<boolean>) => {
  const client = useQueryClient();
  return async (position) => {
    const isShown = await reached(position).catch(() => false);
    await Promise.all(CHANGED.map((queryKey) => client.invalidateQueries({ queryKey })));
    return isShown;
  };
};
