import type { AlertItem } from '@chancery/contracts';
import { useMarkAlerts } from '../../api/alerts';
import { useSession } from '../../api/session';

/** So many are marked with one request. */
const AT_ONCE = 500;

/** What can be done with alerts, one or many. */
export interface Marks {
  readonly read: (alerts: readonly AlertItem[], read: boolean) => void;
  readonly acknowledge: (alerts: readonly AlertItem[], acknowledged: boolean) => void;
  /** Takes them on, or lets them go. */
  readonly assign: (alerts: readonly AlertItem[], mine: boolean) => void;
  readonly me: string | undefined;
  readonly pending: boolean;
  readonly error: Error | null;
}

export const useMarks = (): Marks => {
  const mark = useMarkAlerts();
  const me = useSession().data?.user;
  const idsOf = (alerts: readonly AlertItem[]) => alerts.slice(0, AT_ONCE).map(({ id }) => id);
  return {
    read: (alerts, read) => {
      const changed = alerts.filter(({ readAt }) => (readAt !== null) !== read);
      if (changed.length > 0) mark.mutate({ ids: idsOf(changed), read });
    },
    // Whoever acknowledges has read it.
    acknowledge: (alerts, acknowledged) =>
      mark.mutate({ ids: idsOf(alerts), acknowledged, ...(acknowledged && { read: true }) }),
    assign: (alerts, mine) => mark.mutate({ ids: idsOf(alerts), assignee: mine ? (me ?? null) : null }),
    me,
    pending: mark.isPending,
    error: mark.error,
  };
};
