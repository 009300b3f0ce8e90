import type { Clock } from '@chancery/contracts';
import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { type Moment, momentFromUrl, momentToUrl, NOW } from './moment';
import { withoutReplay } from './replay-range';

export interface MomentOfPage extends Moment {
  readonly isPast: boolean;
  /** Goes to another moment, on the same clock unless another is given; null is now. */
  readonly set: (at: string | null, clock?: Clock) => void;
  /** Out of the past, whatever was shown there. */
  readonly backToLive: () => void;
}

/** The moment that the URL says, for every page, and how to go to another one. */
export const useMoment = (): MomentOfPage => {
  const [params, setParams] = useSearchParams();
  const { at, clock } = useMemo(() => momentFromUrl(params), [params]);
  const set = useCallback(
    (next: string | null, on: Clock = clock) =>
      setParams((current) => momentToUrl(current, { at: next, clock: on })),
    [setParams, clock],
  );
  const backToLive = useCallback(
    () => setParams((current) => momentToUrl(withoutReplay(current), NOW)),
    [setParams],
  );
  return useMemo(() => ({ at, clock, isPast: at !== null, set, backToLive }), [at, clock, set, backToLive]);
};
