import type { Clock } from '@chancery/contracts';
import { createContext, type ReactNode, use, useMemo } from 'react';
import type { FeedItem } from '../api/contacts';

/** The moment from which a list is looked at: "two hours ago" counts from there. Null: from now. */
interface Shown {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly clock: Clock;
}

const ShownContext = createContext<Shown | null>(null);

interface ShownMomentProps {
  readonly at: string | null;
  readonly clock: Clock;
  readonly children: ReactNode;
}

export const ShownMoment = ({ at, clock, children }: ShownMomentProps) => {
  const shown = useMemo(() => (at ? { now: Date.parse(at), clock } : null), [at, clock]);
  return <ShownContext value={shown}>{children}</ShownContext>;
};

/** The moment that relative times count from; null for now. */
export const useShownNow = (): number | null => use(ShownContext)?.now ?? null;

/** When a contact was first told and when its latest news came, on the clock that is looked at. */
export const useContactTimes = (item: FeedItem): { readonly first: string; readonly latest: string } => {
  const clock = use(ShownContext)?.clock ?? 'recorded';
  if (clock === 'recorded') return { first: item.firstRecordedAt, latest: item.updatedAt };
  return { first: item.life[0]?.publishedAt ?? item.newsAt, latest: item.newsAt };
};
