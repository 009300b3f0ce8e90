import { useEffect, useEffectEvent } from 'react';
import { useSingleKeys } from './preferences';

type Actions = Readonly<Record<string, (() => void) | undefined>>;

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="dialog"]';

/**
 * Calls the action of a key (`KeyboardEvent.key`) unless someone types, a dialogue is open, a modifier is held, or
 * single keys are switched off. Escape acts always, as it does everywhere.
 */
export const useSingleKeyActions = (actions: Actions): void => {
  const [enabled] = useSingleKeys();
  const act = useEffectEvent((event: KeyboardEvent) => {
    const action = actions[event.key];
    const target = event.target as Element | null;
    if (!action || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (!enabled && event.key !== 'Escape') return;
    if (target?.closest(TYPING) || document.querySelector('[role="dialog"][aria-modal="true"]')) return;
    // The space bar presses the button that has the focus.
    if (event.key === ' ' && target?.closest('button, summary, [role="button"]')) return;
    event.preventDefault();
    action();
  });
  useEffect(() => {
    document.addEventListener('keydown', act);
    return () => document.removeEventListener('keydown', act);
  }, []);
};
