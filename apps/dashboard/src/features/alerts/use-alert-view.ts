import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { AlertView } from '../../api/alerts';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Which alerts the address asks for; what a bad link holds is left out. */
export const useAlertView = (): [AlertView, (view: AlertView) => void] => {
  const [params, setParams] = useSearchParams();
  const view = useMemo((): AlertView => {
    const rule = params.get('rule') ?? '';
    return { rule: UUID.test(rule) ? rule : undefined, unread: params.get('unread') === 'true' };
  }, [params]);
  const setView = useCallback(
    ({ rule, unread }: AlertView) =>
      setParams({ ...(rule ? { rule } : {}), ...(unread ? { unread: 'true' } : {}) }),
    [setParams],
  );
  return [view, setView];
};
