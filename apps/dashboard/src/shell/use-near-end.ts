import { type UIEvent, useCallback } from 'react';
import type { Listing } from '../api/pages';

/** So close to the end the next page is asked for, in pixels. */
const AHEAD = 600;

/** The scroll handler of a list that loads further pages by itself; a page that failed waits to be asked for again. */
export const useNearEnd = (more: Listing<unknown>['more']) => {
  const { has, loading, failed, load } = more;
  return useCallback(
    ({ currentTarget: place }: UIEvent<HTMLElement>) => {
      const left = place.scrollHeight - place.scrollTop - place.clientHeight;
      if (has && !loading && !failed && left < AHEAD) load();
    },
    [has, loading, failed, load],
  );
};
