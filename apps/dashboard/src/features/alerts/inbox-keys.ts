import type { AlertItem } from '@chancery/contracts';
import { useLocation, useNavigate } from 'react-router';
import { pageOf } from '../../contact/addresses';
import { useSingleKeyActions } from '../../shell/use-single-keys';
import type { Marks } from './use-marks';

interface InboxKeys {
  readonly alerts: readonly AlertItem[];
  readonly openId: string | undefined;
  readonly marks: Marks;
  readonly onSelect: (id: string) => void;
}

const CARDS = '[data-alerts] > [data-alert]';

/** j and k walk the alerts; x selects, r marks as read, e acknowledges the one with the focus; Escape closes evidence. */
export const useInboxKeys = ({ alerts, openId, marks, onSelect }: InboxKeys): void => {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const focused = () => {
    const id = document.activeElement?.closest<HTMLElement>(CARDS)?.dataset.alert;
    return alerts.find((alert) => alert.id === id);
  };
  const walk = (by: number) => {
    const cards = [...document.querySelectorAll<HTMLElement>(CARDS)];
    const current = document.activeElement?.closest<HTMLElement>(CARDS);
    const at = current
      ? cards.indexOf(current)
      : cards.findIndex(({ dataset }) => dataset.open !== undefined);
    const next = cards[at < 0 ? 0 : Math.min(cards.length - 1, Math.max(0, at + by))];
    const link = next?.querySelector<HTMLElement>('[data-contact]');
    if (openId) link?.click();
    (link ?? next)?.focus({ preventScroll: true });
    next?.scrollIntoView({ block: 'nearest' });
  };
  useSingleKeyActions({
    j: () => walk(1),
    k: () => walk(-1),
    x: () => {
      const alert = focused();
      if (alert) onSelect(alert.id);
    },
    r: () => {
      const alert = focused();
      if (alert) marks.read([alert], alert.readAt === null);
    },
    e: () => {
      const alert = focused();
      if (alert) marks.acknowledge([alert], alert.acknowledgedAt === null);
    },
    Escape: openId ? () => void navigate({ pathname: pageOf(pathname), search }) : undefined,
  });
};
