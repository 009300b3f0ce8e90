import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useSyncExternalStore } from 'react';
import { formatAgo, formatMoment } from '../format/dates';
import { useLanguage } from '../i18n';
import { useShownNow } from '../moment/shown-moment';

const TICK_MS = 20_000;
let now = Date.now();

/** One clock for all relative times of the page. */
const watchClock = (watcher: () => void): (() => void) => {
  const timer = setInterval(() => {
    now = Math.max(now, Date.now());
    watcher();
  }, TICK_MS);
  return () => clearInterval(timer);
};

/**
 * How long ago, with the exact moment on hover and for screen readers; in the past, how long before the moment that is
 * shown. What lies ahead by a clock's error is now.
 */
export const Ago = ({ at }: { at: string }) => {
  const language = useLanguage();
  const tick = useSyncExternalStore(watchClock, () => now);
  const from = useShownNow() ?? tick;
  const exact = formatMoment(at, language);
  return (
    <Tooltip label={exact}>
      <time dateTime={at}>
        <span aria-hidden>{formatAgo(at, Math.max(from, Date.parse(at) || from), language)}</span>
        <VisuallyHidden component="span">{exact}</VisuallyHidden>
      </time>
    </Tooltip>
  );
};
