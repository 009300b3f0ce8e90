import type { Clock } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { useEffect, useMemo, useState } from 'react';
import { useCountsAt } from '../../api/contacts';
import type { ShownList } from './shown-list';
import { addTally, EMPTY_TALLY, type Tally } from './tally';

/** What was on record at the moment that the list shows. While the counts of another scene are awaited, the last ones. */
export const useFilmTally = (filter: ContactFilter, clock: Clock, list: ShownList): Tally => {
  const scene = useCountsAt(filter, { at: list.scene, clock }).data;
  const now = useMemo(() => (scene ? addTally(scene, list.tally) : null), [scene, list.tally]);
  const [last, setLast] = useState<Tally>(EMPTY_TALLY);
  useEffect(() => {
    if (now) setLast(now);
  }, [now]);
  return now ?? last;
};
