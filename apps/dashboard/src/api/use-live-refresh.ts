import type { ContactFilter } from '@chancery/domain';
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { filterKey } from './contacts';
import { subscriptionTo } from './live-subscription';
import { SESSION_KEY } from './session';
import { type Connection, useLiveSocket } from './use-live-socket';

/** What is shown is fetched anew at most so often, in milliseconds. */
const AT_MOST_EVERY = 2_000;

interface LiveRefresh {
  /** Contacts whose changes concern the page. */
  readonly filter: ContactFilter;
  /** The position that the page is true for; undefined while there is none, or while it shows the past. */
  readonly position: number | undefined;
  /** First words of the keys of everything that the page shows. */
  readonly keys: readonly QueryKey[];
}

/** Keeps a page true: whenever a contact of the filter changes, what it shows is fetched anew. */
export const useLiveRefresh = ({ filter, position, keys }: LiveRefresh): Connection => {
  const client = useQueryClient();
  const [opening, setOpening] = useState(0);
  const key = filterKey(filter);
  /** How far the steps of this filter have come. */
  const reached = useRef({ key, position: 0 });
  const due = useRef(0);
  const last = useRef(0);

  const refresh = async (): Promise<void> => {
    due.current = 0;
    last.current = Date.now();
    await Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey })));
  };
  const refreshSoon = (): void => {
    if (due.current) return;
    const wait = Math.max(0, last.current + AT_MOST_EVERY - Date.now());
    due.current = window.setTimeout(() => void refresh(), wait);
  };
  useEffect(() => () => window.clearTimeout(due.current), []);

  return useLiveSocket({
    key: position === undefined ? null : `${key}#${opening}`,
    subscription: () => {
      const known = reached.current.key === key ? reached.current.position : 0;
      return subscriptionTo(filter, Math.max(known, position ?? 0));
    },
    onStep: (step) => {
      reached.current = { key, position: step.position };
      if (step.changed.length > 0 || step.gone.length > 0) refreshSoon();
    },
    onTooFarBehind: () => {
      reached.current = { key, position: 0 };
      void refresh().then(() => setOpening((former) => former + 1));
    },
    onUnauthenticated: () => void client.invalidateQueries({ queryKey: SESSION_KEY }),
  });
};
