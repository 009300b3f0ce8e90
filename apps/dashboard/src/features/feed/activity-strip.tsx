import type { ContactFilter } from '@chancery/domain';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconChartBar, IconChevronDown, IconChevronUp, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActivity } from '../../api/contacts';
import { type ActivityBars, activityBars } from '../../chart/activity-bars';
import { BarLegend, BarTable, CHART_TITLES } from '../../chart/bar-words';
import { ChartToggle } from '../../chart/chart-toggle';
import { withField } from '../../filter/filter-change';
import { useMoment } from '../../moment/use-moment';
import { PHONE } from '../../theme/tokens';
import styles from './activity.module.css';

const ActivityChart = lazy(() => import('../../chart/activity-chart'));

interface ActivityStripProps {
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
}

/** Above the list: when the contacts of the filter were. As a chart or as a table, or put away. */
export const ActivityStrip = ({ filter, onChange }: ActivityStripProps) => {
  const { t } = useTranslation();
  const phone = useMediaQuery(PHONE) ?? false;
  const [chosen, setShown] = useLocalStorage<boolean | null>({ key: 'chancery.chart', defaultValue: null });
  const shown = chosen ?? !phone;
  const [asTable, setAsTable] = useState(false);
  const activity = useActivity(filter, useMoment());
  const { from, to } = filter;
  const { unit, bars, outside } = useMemo(
    () => activityBars(activity.data?.days ?? [], { from, to }),
    [activity.data, from, to],
  );
  const nothing = activity.isSuccess && bars.length === 0;
  const undated = activity.data?.undated ?? 0;

  return (
    <section className={styles.strip} aria-label={t(CHART_TITLES[unit])}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t(CHART_TITLES[unit])}</h2>
        {shown && <BarLegend bars={bars} />}
        {nothing && <span className={styles.none}>{t('chart.none')}</span>}
        <span className={styles.undated}>
          {[
            outside > 0 && t('chart.outside', { count: outside }),
            undated > 0 && t('chart.undated', { count: undated }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {shown && !nothing && (
          <ChartToggle
            label={t(asTable ? 'chart.chart' : 'chart.table')}
            onClick={() => setAsTable(!asTable)}
          >
            {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
          </ChartToggle>
        )}
        <ChartToggle
          label={t(shown ? 'chart.hide' : 'chart.show')}
          onClick={() => setShown(!shown)}
          expanded={shown}
        >
          {shown ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
        </ChartToggle>
      </header>
      {shown && !nothing && (
        <div className={styles.body} aria-busy={activity.isPending}>
          {activity.isError && <p className={styles.note}>{t('chart.failed')}</p>}
          <Bars unit={unit} bars={bars} asTable={asTable} filter={filter} onChange={onChange} />
        </div>
      )}
    </section>
  );
};

const Bars = ({
  unit,
  bars,
  asTable,
  filter,
  onChange,
}: ActivityStripProps & Pick<ActivityBars, 'unit' | 'bars'> & { asTable: boolean }) => {
  if (bars.length === 0) return null;
  if (asTable) return <BarTable bars={bars} unit={unit} />;
  return (
    <Suspense>
      <ActivityChart
        unit={unit}
        bars={bars}
        from={filter.from}
        to={filter.to}
        onSpan={(from, to) => onChange(withField(withField(filter, 'from', from), 'to', to))}
      />
    </Suspense>
  );
};
