import {
  type AgendaItem,
  agendaSchema,
  type CreateCalendarLink,
  calendarLinksSchema,
  filterToUrl,
  newCalendarLinkSchema,
} from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type Moment, momentQuery } from '../moment/moment';
import { request, send } from './client';
import { type Listing, usePages } from './pages';

export const AGENDA_KEY = ['agenda'] as const;
const LINKS_KEY = ['calendar-links'] as const;

/** What lies ahead, soonest first; with `past` also what lay ahead once. */
export const useAgenda = (filter: ContactFilter, past: boolean, moment: Moment): Listing<AgendaItem> => {
  const query = momentQuery(moment, filterToUrl(filter));
  if (past) query.set('past', 'true');
  return usePages({ key: AGENDA_KEY, path: 'agenda', schema: agendaSchema, query, limit: 100 });
};

/** Secret addresses of the agenda that calendar programs read. */
export const useCalendarLinks = () =>
  useQuery({
    queryKey: LINKS_KEY,
    queryFn: ({ signal }) => request('agenda/links', calendarLinksSchema, { signal }),
  });

/** Makes one; the answer alone tells the address. */
export const useCreateCalendarLink = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: CreateCalendarLink) =>
      request('agenda/links', newCalendarLinkSchema, { method: 'POST', body }),
    onSuccess: () => client.invalidateQueries({ queryKey: LINKS_KEY }),
  });
};

/** From then on the address answers nobody. */
export const useRevokeCalendarLink = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send(`agenda/links/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: () => client.invalidateQueries({ queryKey: LINKS_KEY }),
  });
};
