import { type RefObject, useEffect, useEffectEvent, useRef } from 'react';
import { useLocation, useNavigate } from 'react-router';
import type { FeedItem } from '../api/contacts';
import { useSingleKeyActions } from '../shell/use-single-keys';
import { contactAddress, pageOf } from './addresses';
import type { ContactListHandle } from './contact-list';

type ListRef = RefObject<ContactListHandle | null>;

/**
 * j and k walk the list; with the evidence open they also open what they come to. When the evidence closes, the focus
 * goes back to the contact that it was of.
 */
export const useListKeys = (items: readonly FeedItem[], list: ListRef, openId: string | undefined): void => {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const walk = (by: number) => {
    const focused = document.activeElement?.getAttribute('data-contact') ?? openId;
    const at = items.findIndex((item) => item.id === focused);
    const next = at < 0 ? 0 : Math.min(items.length - 1, Math.max(0, at + by));
    const item = items[next];
    if (!item) return;
    if (openId) void navigate({ pathname: contactAddress(pathname, item.id), search }, { replace: true });
    list.current?.focus(next);
  };
  useSingleKeyActions({
    j: () => walk(1),
    k: () => walk(-1),
    '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
    Escape: openId ? () => void navigate({ pathname: pageOf(pathname), search }) : undefined,
  });
  useFocusReturn(items, list, openId);
};

const useFocusReturn = (items: readonly FeedItem[], list: ListRef, openId: string | undefined): void => {
  const former = useRef(openId);
  const giveBack = useEffectEvent((id: string) =>
    list.current?.focus(items.findIndex((item) => item.id === id)),
  );
  useEffect(() => {
    if (former.current && !openId) giveBack(former.current);
    former.current = openId;
  }, [openId]);
};
