import type { Decided } from '@chancery/contracts';
import { useState } from 'react';
import { useRefreshFrom } from '../api/decisions';

export type Recording = 'none' | 'waiting' | 'shown' | 'late';

/** So long it is said that a decision shows, in milliseconds. */
const SAID_FOR_MS = 6_000;

/** After a decision: told at once that it is recorded; what is shown is fetched anew once lists have reached it. */
export const useRecording = (): { recording: Recording; take: (decided: Decided) => void } => {
  const refreshFrom = useRefreshFrom();
  const [recording, setRecording] = useState<Recording>('none');
  const take = ({ position }: Decided) => {
    setRecording('waiting');
    void refreshFrom(position).then((isShown) => {
      setRecording(isShown ? 'shown' : 'late');
      if (isShown) setTimeout(() => setRecording('none'), SAID_FOR_MS);
    });
  };
  return { recording, take };
};
