import {
  activitySchema,
  contactDetailSchema,
  contactListSchema,
  contactSchema,
  filterToUrl,
} from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { z } from 'zod';
import { request } from './client';

/**
 * A contact with its rank in the order of news, highest first: the log's position from which it has had its present
 * status, or, where the server does not tell it, the moment at which it was first recorded.
 */
export const feedItemSchema = contactSchema
  .extend({ newsPosition: z.number().int().optional() })
  .transform(({ newsPosition, ...contact }) => ({
    ...contact,
    news: newsPosition ?? Date.parse(contact.firstRecordedAt),
  }));
export type FeedItem = z.output<typeof feedItemSchema>;

const feedPageSchema = contactListSchema.extend({ items: z.array(feedItemSchema) });
export type FeedPage = z.output<typeof feedPageSchema>;

/** What a live step changes. */
export const feedStepSchema = z.object({
  position: z.number().int(),
  changed: z.array(feedItemSchema),
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
      return request('contacts', feedPageSchema, { query, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
    // While there is no first page, it is tried for again and again.
    refetchInterval: (query) => (query.state.status === 'error' && !query.state.data ? RETRY_MS : false),
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });

export const contactKey = (id: string) => ['contact', id] as const;

/** One contact with its claims. The id of any of its claims leads to it too: an occasion may have joined another. */
export const useContact = (id: string) =>
  useQuery({
    queryKey: contactKey(id),
    queryFn: ({ signal }) => request(`contacts/${encodeURIComponent(id)}`, contactDetailSchema, { signal }),
  });

/** Contacts a day for the filter without its span: the chart shows the span within the whole. */
export const useActivity = (filter: ContactFilter) => {
  const { from: _from, to: _to, ...unbounded } = filter;
  return useQuery({
    queryKey: ['activity', filterKey(unbounded)],
    queryFn: ({ signal }) => request('activity', activitySchema, { query: filterToUrl(unbounded), signal }),
    placeholderData: keepPreviousData,
  });
};
