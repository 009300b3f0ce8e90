import { contactFilterSchema, filterFromUrl, filterToUrl } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

const FIELDS = Object.keys(contactFilterSchema.shape);

/**
 * The filter that the URL says, and how to say another one. What a bad link holds in its place is left out; what the
 * URL says beside it, such as the moment, stays.
 */
export const useFeedFilter = (): [ContactFilter, (filter: ContactFilter) => void] => {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => filterFromUrl(params), [params]);
  const setFilter = useCallback(
    (next: ContactFilter) =>
      setParams((current) => {
        const rest = [...current].filter(([name]) => !FIELDS.includes(name));
        return new URLSearchParams([...filterToUrl(next), ...rest]);
      }),
    [setParams],
  );
  return [filter, setFilter];
};
