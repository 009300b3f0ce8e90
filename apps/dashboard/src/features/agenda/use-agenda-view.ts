import type { ContactFilter } from '@chancery/domain';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useFeedFilter } from '../../filter/use-feed-filter';

/** What the agenda shows, as the URL says it. */
export interface AgendaView {
  readonly filter: ContactFilter;
  /** What was called off stands in it too. */
  readonly cancelled: boolean;
  /** Days that are over stand in it too. */
  readonly past: boolean;
}

/** The filter to ask with: without a status of its own it asks for what is still to come about. */
export const askedFilter = ({ filter, cancelled }: AgendaView): ContactFilter =>
  filter.status?.length || cancelled ? filter : { ...filter, status: ['planned', 'proposed'] };

export const useAgendaView = () => {
  const [filter, setFilter] = useFeedFilter();
  const [params, setParams] = useSearchParams();
  const toggle = useCallback(
    (name: 'cancelled' | 'past') =>
      setParams((current) => {
        const next = new URLSearchParams(current);
        if (next.get(name) === 'true') next.delete(name);
        else next.set(name, 'true');
        return next;
      }),
    [setParams],
  );
  const view = useMemo(
    (): AgendaView => ({
      filter,
      cancelled: params.get('cancelled') === 'true',
      past: params.get('past') === 'true',
    }),
    [filter, params],
  );
  return { view, setFilter, toggle };
};
