import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import { useSingleKeyActions } from '../../shell/use-single-keys';
import type { FeedListHandle } from './feed-list';
import type { LiveFeed } from './use-live-feed';

type ListRef = RefObject<FeedListHandle | null>;

export const togglePause = (feed: LiveFeed): void =>
  feed.setFlow(feed.flow === 'paused' ? 'following' : 'paused');

/** j and k walk the list; with the evidence open they also open what they come to. */
export const useFeedKeys = (feed: LiveFeed, list: ListRef, openId: string | undefined): void => {
  const navigate = useNavigate();
  const { search } = useLocation();
  const walk = (by: number) => {
    const focused = document.activeElement?.getAttribute('data-contact') ?? openId;
    const at = feed.items.findIndex((item) => item.id === focused);
    const next = at < 0 ? 0 : Math.min(feed.items.length - 1, Math.max(0, at + by));
    const item = feed.items[next];
    if (!item) return;
    if (openId) void navigate({ pathname: `/contacts/${item.id}`, search }, { replace: true });
    list.current?.focus(next);
  };
  useSingleKeyActions({
    j: () => walk(1),
    k: () => walk(-1),
    p: () => togglePause(feed),
    '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
    Escape: openId ? () => void navigate({ pathname: '/', search }) : undefined,
  });
};

/** When the evidence closes, the focus goes back to the contact that it was of. */
export const useFocusReturn = (feed: LiveFeed, list: ListRef, openId: string | undefined): void => {
  const former = useRef(openId);
  const giveBack = useEffectEvent((id: string) =>
    list.current?.focus(feed.items.findIndex((item) => item.id === id)),
  );
  useEffect(() => {
    if (former.current && !openId) giveBack(former.current);
    former.current = openId;
  }, [openId]);
};
