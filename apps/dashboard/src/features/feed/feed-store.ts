import { useSyncExternalStore } from 'react';
import type { FeedPage, FeedStep } from '../../api/contacts';
import { addPage, applyStep, type FeedState, type Flow, openFeed, release, setFlow } from './feed-state';

/** The feed as it is shown: its state, and which opening of which filter (its URL form) it is. */
export interface Feed {
  readonly state: FeedState | null;
  readonly filter: string | null;
  readonly opening: number;
}

/**
 * Holds the feed outside of React, so that a step is applied before it is acknowledged. Those who watch are told once
 * a frame, however many steps a second arrive.
 */
export const createFeedStore = () => {
  let feed: Feed = { state: null, filter: null, opening: 0 };
  let flow: Flow = 'following';
  let first: FeedPage | null = null;
  let frame = 0;
  const watchers = new Set<() => void>();

  const set = (next: Partial<Feed>): void => {
    feed = { ...feed, ...next };
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      for (const watcher of watchers) watcher();
    });
  };
  const change = (evolve: (state: FeedState) => FeedState): void => {
    if (feed.state) set({ state: evolve(feed.state) });
  };

  return {
    current: (): Feed => feed,
    watch: (watcher: () => void): (() => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** Takes all pages of a filter that are loaded; another first page opens the feed anew. */
    takePages: (filter: string, pages: readonly FeedPage[]): void => {
      const [head, ...rest] = pages;
      if (!head) return;
      if (head !== first) set({ state: openFeed(head, flow), filter, opening: feed.opening + 1 });
      first = head;
      for (const page of rest) change((state) => addPage(state, page));
    },
    takeStep: (step: FeedStep): void => change((state) => applyStep(state, step)),
    setFlow: (next: Flow): void => {
      flow = next;
      change((state) => (state.flow === next ? state : setFlow(state, next)));
    },
    release: (): void => change(release),
  };
};

export type FeedStore = ReturnType<typeof createFeedStore>;

export const useFeed = (store: FeedStore): Feed => useSyncExternalStore(store.watch, store.current);
