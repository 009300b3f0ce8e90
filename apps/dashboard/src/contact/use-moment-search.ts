import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { momentSearch } from '../moment/moment';

/** The moment that the page shows, as the query of links to other pages: the reader stays in the past. */
export const useMomentSearch = (): string => {
  const [params] = useSearchParams();
  return useMemo(() => momentSearch(params), [params]);
};
