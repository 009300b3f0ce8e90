import type { Reconstruction } from '@chancery/contracts';
import {
  type InfiniteData,
  keepPreviousData,
  type UseInfiniteQueryResult,
  useInfiniteQuery,
} from '@tanstack/react-query';
import type { z } from 'zod';
import { request } from './client';

/** What all lists answer with. */
interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor: string | null;
  /** Of lists that the log is read into. */
  readonly position?: number;
  readonly asOf?: Reconstruction | undefined;
}

type PageSchema<T> = z.ZodType<Page<T>>;

/** A list as far as it is loaded. */
export interface Listing<T> {
  readonly items: readonly T[];
  /** The log's position that the first page is true for; undefined before it is there. */
  readonly position: number | undefined;
  /** What an answer about the past was made from. */
  readonly asOf: Reconstruction | undefined;
  readonly loading: boolean;
  /** What is shown is still what was asked for before. */
  readonly stale: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
  readonly more: { has: boolean; loading: boolean; failed: boolean; load: () => void };
}

interface PagesOf<T> {
  readonly key: readonly unknown[];
  readonly path: string;
  readonly schema: PageSchema<T>;
  readonly query: URLSearchParams;
  readonly limit?: number;
  readonly enabled?: boolean;
  /** After so many milliseconds it is asked for again. */
  readonly refetchInterval?: number;
}

/** Loads a list page by page. Under the same first words of `key` all such lists are refreshed together. */
export const usePages = <T>({
  key,
  path,
  schema,
  query,
  limit = 50,
  enabled = true,
  refetchInterval,
}: PagesOf<T>): Listing<T> => {
  const pages = useInfiniteQuery({
    queryKey: [...key, query.toString()],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(query);
      asked.set('limit', String(limit));
      if (pageParam) asked.set('cursor', pageParam);
      return request(path, schema, { query: asked, signal });
    },
    initialPageParam: '',
    getNextPageParam: (page: Page<T>) => page.nextCursor ?? undefined,
    enabled,
    ...(refetchInterval !== undefined && { refetchInterval }),
    placeholderData: keepPreviousData,
  });
  return listingOf(pages);
};

const listingOf = <T>(pages: UseInfiniteQueryResult<InfiniteData<Page<T>>>): Listing<T> => ({
  items: pages.data?.pages.flatMap((page) => page.items) ?? [],
  position: pages.isPlaceholderData ? undefined : pages.data?.pages[0]?.position,
  asOf: pages.data?.pages[0]?.asOf,
  loading: pages.isPending,
  stale: pages.isPlaceholderData,
  error: pages.data ? null : pages.error,
  retry: () => void pages.refetch(),
  more: {
    has: pages.hasNextPage,
    loading: pages.isFetchingNextPage,
    failed: pages.isFetchNextPageError,
    load: () => void pages.fetchNextPage(),
  },
});
