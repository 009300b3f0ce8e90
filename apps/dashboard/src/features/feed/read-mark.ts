import { useEffect, useEffectEvent, useState } from 'react';

const STORED = 'chancery.read-up-to';

/**
 * The news up to which was read on the last visit; infinite on the first, when nothing is "unread". What is newest
 * when the page is left or hidden counts as read on the next visit.
 */
export const useReadMark = (newest: number): number => {
  const [readUpTo] = useState(() => {
    const stored = Number(localStorage.getItem(STORED));
    return stored > 0 ? stored : Number.POSITIVE_INFINITY;
  });
  const keep = useEffectEvent(() => {
    if (newest > 0) localStorage.setItem(STORED, String(newest));
  });
  useEffect(() => {
    const leave = () => keep();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
  return readUpTo;
};
