import {
  activitySchema,
  type ContactItem,
  type ContactList,
  contactDetailSchema,
  contactListSchema,
  contactSchema,
  filterToUrl,
} from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from './client';

export type FeedItem = ContactItem;
export type FeedPage = ContactList;

/** What a live step changes. */
export const feedStepSchema = z.object({
  position: z.number().int(),
  changed: z.array(contactSchema),
  gone: z.array(z.string()),
});
export type FeedStep = z.output<typeof feedStepSchema>;

const PAGE_SIZE = 50;
const RETRY_MS = 5_000;

/** The URL form of a filter, which is also its identity. */
export const filterKey = (filter: ContactFilter): string => filterToUrl(filter).toString();

export const contactsKey = (filter: ContactFilter) => ['contacts', filterKey(filter)] as const;

/** Pages of the list. They are fetched once: from there on the socket keeps them true. */
export const useContactPages = (filter: ContactFilter) =>
  useInfiniteQuery({
    queryKey: contactsKey(filter),
    queryFn: ({ pageParam, signal }) => {
      const query = filterToUrl(filter);
      query.set('limit', String(PAGE_SIZE));
      if (pageParam) query.set('cursor', pageParam);
      return request('contacts', contactListSchema, { query, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // While there is no first page, it is tried for again and again.
    refetchInterval: (query) => (query.state.status === 'error' && !query.state.data ? RETRY_MS : false),
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });

export const CONTACT_KEY = ['contact'] as const;
export const contactKey = (id: string) => [...CONTACT_KEY, id] as const;

/** One contact with its claims. The id of any of its claims leads to it too: an occasion may have joined another. */
export const useContact = (id: string) =>
  useQuery({
    queryKey: contactKey(id),
    queryFn: ({ signal }) => request(`contacts/${encodeURIComponent(id)}`, contactDetailSchema, { signal }),
  });

export const ACTIVITY_KEY = ['activity'] as const;

/** Contacts a day for the filter without its span: the chart shows the span within the whole. */
export const useActivity = (filter: ContactFilter) => {
  const { from: _from, to: _to, ...unbounded } = filter;
  return useQuery({
    queryKey: [...ACTIVITY_KEY, filterKey(unbounded)],
    queryFn: ({ signal }) => request('activity', activitySchema, { query: filterToUrl(unbounded), signal }),
    placeholderData: keepPreviousData,
  });
};
