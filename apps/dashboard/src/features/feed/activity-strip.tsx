import type { ContactFilter } from '@chancery/domain';
import { useMemo } from 'react';
import { useActivity } from '../../api/contacts';
import { activityBars } from '../../chart/activity-bars';
import { ChartStrip } from '../../chart/chart-strip';
import { withField } from '../../filter/filter-change';
import { useMoment } from '../../moment/use-moment';

interface ActivityStripProps {
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
}

/** Above the feed: when the contacts of the filter were. */
export const ActivityStrip = ({ filter, onChange }: ActivityStripProps) => {
  const activity = useActivity(filter, useMoment());
  const { from, to } = filter;
  const chart = useMemo(
    () => activityBars(activity.data?.days ?? [], { from, to }),
    [activity.data, from, to],
  );
  return (
    <ChartStrip
      {...chart}
      from={from}
      to={to}
      onSpan={(first, last) => onChange(withField(withField(filter, 'from', first), 'to', last))}
      undated={activity.data?.undated ?? 0}
      state={activity.isSuccess ? 'there' : activity.isError ? 'failed' : 'pending'}
    />
  );
};
