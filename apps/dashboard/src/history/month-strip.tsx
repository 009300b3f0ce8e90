import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconChartBar, IconChevronDown, IconChevronUp, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { BarLegend, BarTable, CHART_TITLES } from '../chart/bar-words';
import { ChartToggle } from '../chart/chart-toggle';
import { PHONE } from '../theme/tokens';
import styles from './month-strip.module.css';
import { type ByMonth, monthBars } from './months';

const ActivityChart = lazy(() => import('../chart/activity-chart'));

interface MonthStripProps {
  readonly byMonth: ByMonth;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onSpan: (from: string | undefined, to: string | undefined) => void;
}

/** Contacts that occurred by month and mode; months that are picked narrow the timeline. */
export const MonthStrip = ({ byMonth, from, to, onSpan }: MonthStripProps) => {
  const { t } = useTranslation();
  const phone = useMediaQuery(PHONE) ?? false;
  const [chosen, setShown] = useLocalStorage<boolean | null>({ key: 'chancery.chart', defaultValue: null });
  const [asTable, setAsTable] = useState(false);
  const { unit, bars, outside } = useMemo(() => monthBars(byMonth), [byMonth]);
  const shown = chosen ?? !phone;
  if (bars.length === 0) return null;
  return (
    <section className={styles.strip} aria-label={t(CHART_TITLES.month)}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t(CHART_TITLES.month)}</h2>
        {shown && <BarLegend bars={bars} />}
        <span className={styles.outside}>{outside > 0 && t('chart.outside', { count: outside })}</span>
        {shown && (
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
      {shown && (
        <div className={styles.body}>
          {asTable ? (
            <BarTable bars={bars} unit={unit} />
          ) : (
            <Suspense>
              <ActivityChart unit={unit} bars={bars} from={from} to={to} onSpan={onSpan} />
            </Suspense>
          )}
        </div>
      )}
    </section>
  );
};
