import type { RefObject } from 'react';
import { useLocation, useNavigate, useParams } from 'react-router';
import { pageOf } from '../../contact/addresses';
import { useSingleKeyActions } from '../../shell/use-single-keys';

/** j and k walk the agenda; Escape closes what is opened beside it. */
export const useAgendaKeys = (list: RefObject<HTMLElement | null>): void => {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const { id } = useParams();
  const walk = (by: number) => {
    const links = [...(list.current?.querySelectorAll<HTMLElement>('[data-contact]') ?? [])];
    const focused = links.indexOf(document.activeElement as HTMLElement);
    const at = focused < 0 ? links.findIndex((link) => link.dataset.contact === id) : focused;
    const next = links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + by))];
    if (id) next?.click();
    next?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  };
  useSingleKeyActions({
    j: () => walk(1),
    k: () => walk(-1),
    '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus(),
    Escape: id ? () => void navigate({ pathname: pageOf(pathname), search }) : undefined,
  });
};
