import { useMemo } from 'react';
import { useFeedFilter } from '../filter/use-feed-filter';
import type { TimelineFilter } from './timeline';

const FIELDS = ['mode', 'status', 'from', 'to'] as const satisfies readonly (keyof TimelineFilter)[];

/** What the URL narrows the timeline by; other fields of the filter say nothing here. */
export const useTimelineFilter = (): [TimelineFilter, (filter: TimelineFilter) => void] => {
  const [filter, setFilter] = useFeedFilter();
  const narrowed = useMemo(
    () =>
      Object.fromEntries(
        FIELDS.flatMap((field) => (filter[field] === undefined ? [] : [[field, filter[field]]])),
      ) as TimelineFilter,
    [filter],
  );
  return [narrowed, setFilter];
};
