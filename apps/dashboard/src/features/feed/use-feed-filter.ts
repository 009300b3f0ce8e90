import { filterFromUrl, filterToUrl } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** The filter that the URL says, and how to say another one. What a bad link holds beside it is left out. */
export const useFeedFilter = (): [ContactFilter, (filter: ContactFilter) => void] => {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterFromUrl(params), [params]);
  const setFilter = useCallback((next: ContactFilter) => setParams(filterToUrl(next)), [setParams]);
  return [filter, setFilter];
};
