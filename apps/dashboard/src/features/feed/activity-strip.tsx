import type { ContactFilter } from '@chancery/domain';
import { ActionIcon, Tooltip } from '@mantine/core';
import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconChartBar, IconChevronDown, IconChevronUp, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActivity } from '../../api/contacts';
import { PHONE } from '../../theme/tokens';
import styles from './activity.module.css';
import { type ActivityBars, activityBars } from './activity-bars';
import { BarLegend, BarTable } from './activity-words';
import { withField } from './filter-change';

const ActivityChart = lazy(() => import('./activity-chart'));

interface ActivityStripProps {
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
}

const TITLES = { day: 'chart.title', week: 'chart.titleWeek', month: 'chart.titleMonth' } as const;

/** Above the list: when the contacts of the filter were. As a chart or as a table, or put away. */
export const ActivityStrip = ({ filter, onChange }: ActivityStripProps) => {
  const { t } = useTranslation();
  const phone = useMediaQuery(PHONE) ?? false;
  const [chosen, setShown] = useLocalStorage<boolean | null>({ key: 'chancery.chart', defaultValue: null });
  const shown = chosen ?? !phone;
  const [asTable, setAsTable] = useState(false);
  const activity = useActivity(filter);
  const { from, to } = filter;
  const { unit, bars, outside } = useMemo(
    () => activityBars(activity.data?.days ?? [], { from, to }),
    [activity.data, from, to],
  );
  const nothing = activity.isSuccess && bars.length === 0;
  const undated = activity.data?.undated ?? 0;

  return (
    <section className={styles.strip} aria-label={t(TITLES[unit])}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t(TITLES[unit])}</h2>
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
          <Switch label={t(asTable ? 'chart.chart' : 'chart.table')} onClick={() => setAsTable(!asTable)}>
            {asTable ? <IconChartBar size={16} /> : <IconTable size={16} />}
          </Switch>
        )}
        <Switch
          label={t(shown ? 'chart.hide' : 'chart.show')}
          onClick={() => setShown(!shown)}
          expanded={shown}
        >
          {shown ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
        </Switch>
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

interface SwitchProps {
  readonly label: string;
  readonly onClick: () => void;
  readonly expanded?: boolean;
  readonly children: React.ReactNode;
}

const Switch = ({ label, onClick, expanded, children }: SwitchProps) => (
  <Tooltip label={label}>
    <ActionIcon
      variant="subtle"
      color="gray"
      size={24}
      aria-label={label}
      aria-expanded={expanded}
      onClick={onClick}
    >
      {children}
    </ActionIcon>
  </Tooltip>
);
