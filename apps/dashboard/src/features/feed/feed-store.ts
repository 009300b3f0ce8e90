import { useSyncExternalStore } from 'react';
import type { FeedPage, FeedStep } from '../../api/contacts';
import { addPage, applyStep, type FeedState, type Flow, openFeed, release, setFlow } from './feed-state';

/** The feed of one filter: the state, and how many times it was opened (0: not yet). */
export interface Feed {
  readonly state: FeedState | null;
  readonly openings: number;
}

/**
 * Holds the feed outside of React, so that a step is applied before it is acknowledged. Those who watch are told once
 * a frame, however many steps a second arrive.
 */
export const createFeedStore = () => {
  let feed: Feed = { state: null, openings: 0 };
  let flow: Flow = 'following';
  let first: FeedPage | null = null;
  let frame = 0;
  const watchers = new Set<() => void>();

  const set = (state: FeedState, openings = feed.openings): void => {
    feed = { state, openings };
    if (frame) return;
    frame = requestAnimationFrame(() => {
      frame = 0;
      for (const watcher of watchers) watcher();
    });
  };
  const change = (evolve: (state: FeedState) => FeedState): void => {
    if (feed.state) set(evolve(feed.state));
  };

  return {
    current: (): Feed => feed,
    watch: (watcher: () => void): (() => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** Takes all pages that are loaded; another first page opens the feed anew. */
    takePages: (pages: readonly FeedPage[]): void => {
      const [head, ...rest] = pages;
      if (!head) return;
      if (head !== first) set(openFeed(head, flow), feed.openings + 1);
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
