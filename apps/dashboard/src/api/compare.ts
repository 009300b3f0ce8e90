import { type Clock, comparisonSchema, filterToUrl } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { request } from './client';

/** From one moment to a later one (ISO), on one clock. */
export interface Stretch {
  readonly since: string;
  readonly until: string;
  readonly clock: Clock;
}

const queryOf = ({ since, until, clock }: Stretch, filter: ContactFilter): URLSearchParams =>
  new URLSearchParams([...filterToUrl(filter), ...Object.entries({ since, until, clock })]);

/** What changed on the record from one moment to another; not asked for while the second is not later. */
export const useComparison = (stretch: Stretch, filter: ContactFilter) => {
  const query = queryOf(stretch, filter);
  return useQuery({
    queryKey: ['compare', query.toString()],
    queryFn: ({ signal }) => request('compare', comparisonSchema, { query, signal }),
    enabled: stretch.since < stretch.until,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
};

/** Where the comparison is as a file. */
export const comparisonFile = (stretch: Stretch, filter: ContactFilter, format: 'csv' | 'ndjson'): string => {
  const query = queryOf(stretch, filter);
  query.set('format', format);
  return `/api/v1/compare?${query}`;
};
