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
import { type Moment, momentQuery, NOW } from '../moment/moment';
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

/** What the past was does not change while one looks at it; analysts' decisions may change how it is told. */
const PAST_STALE_MS = 60_000;

/** Pages of the list as it was at a moment. No socket keeps them: they are the past. */
export const usePastPages = (filter: ContactFilter, moment: Moment) =>
  useInfiniteQuery({
    queryKey: ['past-contacts', filterKey(filter), momentKey(moment)],
    queryFn: ({ pageParam, signal }) => {
      const query = momentQuery(moment, filterToUrl(filter));
      query.set('limit', String(PAGE_SIZE));
      if (pageParam) query.set('cursor', pageParam);
      return request('contacts', contactListSchema, { query, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page) => page.nextCursor ?? undefined,
    placeholderData: keepPreviousData,
    staleTime: PAST_STALE_MS,
    refetchOnWindowFocus: false,
  });

/** A moment as part of a key; empty for now. */
const momentKey = (moment: Moment): string => momentQuery(moment).toString();

export const CONTACT_KEY = ['contact'] as const;
export const contactKey = (id: string) => [...CONTACT_KEY, id] as const;

/**
 * One contact with its claims, now or as of a moment. The id of any of its claims leads to it too: an occasion may have
 * joined another. While the moment moves, what was known before stays until the next is there.
 */
export const useContact = (id: string, moment: Moment = NOW) =>
  useQuery({
    queryKey: [...contactKey(id), momentKey(moment)],
    queryFn: ({ signal }) =>
      request(`contacts/${encodeURIComponent(id)}`, contactDetailSchema, {
        query: momentQuery(moment),
        signal,
      }),
    placeholderData: (former, query) => (query?.queryKey[1] === id ? former : undefined),
    ...(moment.at ? { staleTime: PAST_STALE_MS } : {}),
  });

export const ACTIVITY_KEY = ['activity'] as const;

/** Contacts a day for the filter without its span, now or as of a moment: the chart shows the span within the whole. */
export const useActivity = (filter: ContactFilter, moment: Moment = NOW) => {
  const { from: _from, to: _to, ...unbounded } = filter;
  return useQuery({
    queryKey: [...ACTIVITY_KEY, filterKey(unbounded), momentKey(moment)],
    queryFn: ({ signal }) =>
      request('activity', activitySchema, { query: momentQuery(moment, filterToUrl(unbounded)), signal }),
    placeholderData: keepPreviousData,
  });
};

/** Contacts a day by mode that pass the whole filter, as of a moment; not asked for while there is none. */
export const useCountsAt = (filter: ContactFilter, moment: Moment) =>
  useQuery({
    queryKey: ['counts', filterKey(filter), momentKey(moment)],
    queryFn: ({ signal }) =>
      request('activity', activitySchema, { query: momentQuery(moment, filterToUrl(filter)), signal }),
    enabled: moment.at !== null,
    staleTime: PAST_STALE_MS,
  });
