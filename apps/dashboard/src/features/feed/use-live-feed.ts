import type { ContactFilter } from '@chancery/domain';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { isUnreachable } from '../../api/client';
import {
  ACTIVITY_KEY,
  CONTACT_KEY,
  contactKey,
  contactsKey,
  type FeedItem,
  type FeedStep,
  filterKey,
  useContactPages,
} from '../../api/contacts';
import { subscriptionTo } from '../../api/live-subscription';
import { SESSION_KEY } from '../../api/session';
import { type Connection, useLiveSocket } from '../../api/use-live-socket';
import { type Flow, visibleItems, waitingCount } from './feed-state';
import { createFeedStore, useFeed } from './feed-store';

/** How often the chart is fetched anew while contacts stream in, in milliseconds. */
const ACTIVITY_EVERY = 4_000;

/**
 * The list that a filter allows, kept true by the live socket: the first page tells the position to subscribe from,
 * further pages and steps are merged as they come.
 */
export const useLiveFeed = (filter: ContactFilter) => {
  const client = useQueryClient();
  const [store] = useState(createFeedStore);
  const pages = useContactPages(filter);
  const key = filterKey(filter);
  const { state, filter: shown, opening } = useFeed(store);
  const stale = shown !== key;

  useEffect(() => {
    store.takePages(key, pages.data?.pages ?? []);
  }, [store, key, pages.data]);

  const refresh = useRefresh();
  const connection = useLiveSocket({
    key: stale ? null : `${key}#${opening}`,
    subscription: () => subscriptionTo(filter, store.current().state?.position ?? 0),
    onStep: (step) => {
      store.takeStep(step);
      if (state?.flow !== 'paused') refresh.after(step);
    },
    onTooFarBehind: () => void client.resetQueries({ queryKey: contactsKey(filter) }),
    onUnauthenticated: () => void client.invalidateQueries({ queryKey: SESSION_KEY }),
  });

  const items = useMemo(() => (state ? visibleItems(state) : NO_ITEMS), [state]);

  return {
    items,
    waiting: state ? waitingCount(state) : 0,
    flow: state?.flow ?? 'following',
    newestAtOpening: state?.newestAtOpening ?? 0,
    connection: shownConnection(connection, stale ? pages.error : null),
    /** Nothing to show yet. */
    loading: !state && !pages.error,
    /** What is shown is still that of the former filter. */
    stale: state !== null && stale,
    error: stale ? pages.error : null,
    retry: () => void pages.refetch(),
    more: {
      has: pages.hasNextPage,
      loading: pages.isFetchingNextPage,
      failed: pages.isFetchNextPageError,
      load: () => void pages.fetchNextPage(),
    },
    setFlow: (flow: Flow) => {
      store.setFlow(flow);
      if (state?.flow === 'paused') refresh.all();
    },
    release: store.release,
  };
};

export type LiveFeed = ReturnType<typeof useLiveFeed>;

/** What the list needs of a feed, live or past. */
export type ListedFeed = Pick<
  LiveFeed,
  'items' | 'flow' | 'newestAtOpening' | 'loading' | 'stale' | 'error' | 'retry' | 'more'
>;

const NO_ITEMS: FeedItem[] = [];

/** Without a first page there is nothing to be live. */
const shownConnection = (connection: Connection, failure: unknown): Connection => {
  if (isUnreachable(failure)) return 'offline';
  return failure ? 'reconnecting' : connection;
};

/** Keeps true what stands beside the list: the opened contact at once, the chart now and then. */
const useRefresh = () => {
  const client = useQueryClient();
  const [refresh] = useState(() => {
    let due = 0;
    const activity = () => {
      due = 0;
      void client.invalidateQueries({ queryKey: ACTIVITY_KEY });
    };
    return {
      after: (step: FeedStep): void => {
        for (const id of [...step.changed.map((item) => item.id), ...step.gone]) {
          void client.invalidateQueries({ queryKey: contactKey(id) });
        }
        if (due === 0) due = window.setTimeout(activity, ACTIVITY_EVERY);
      },
      /** After a pause, in which nothing moved. */
      all: (): void => {
        activity();
        void client.invalidateQueries({ queryKey: CONTACT_KEY });
      },
    };
  });
  return refresh;
};
