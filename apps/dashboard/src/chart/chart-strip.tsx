import { useLocalStorage, useMediaQuery } from '@mantine/hooks';
import { IconChartBar, IconChevronDown, IconChevronUp, IconTable } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PHONE } from '../theme/tokens';
import type { ActivityBars } from './activity-bars';
import { BarLegend, BarTable, CHART_TITLES } from './bar-words';
import styles from './chart-strip.module.css';
import { ChartToggle } from './chart-toggle';

const ActivityChart = lazy(() => import('./activity-chart'));

interface ChartStripProps extends ActivityBars {
  /** The span that is picked, ISO days. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onSpan: (from: string | undefined, to: string | undefined) => void;
  /** Contacts without a day, which no bar shows. */
  readonly undated?: number;
  readonly state?: 'pending' | 'failed' | 'there';
}

/** Above a list: when its contacts were. As a chart or as a table, or put away; a span that is picked narrows the list. */
export const ChartStrip = ({ undated = 0, state = 'there', ...chart }: ChartStripProps) => {
  const { t } = useTranslation();
  const phone = useMediaQuery(PHONE) ?? false;
  const [chosen, setShown] = useLocalStorage<boolean | null>({ key: 'chancery.chart', defaultValue: null });
  const [asTable, setAsTable] = useState(false);
  const { unit, bars, outside } = chart;
  const shown = chosen ?? !phone;
  const nothing = state === 'there' && bars.length === 0;
  const left = [
    outside > 0 && t('chart.outside', { count: outside }),
    undated > 0 && t('chart.undated', { count: undated }),
  ];
  return (
    <section className={styles.strip} aria-label={t(CHART_TITLES[unit])}>
      <header className={styles.head}>
        <h2 className={styles.title}>{t(CHART_TITLES[unit])}</h2>
        {shown && <BarLegend bars={bars} />}
        {nothing && <span className={styles.none}>{t('chart.none')}</span>}
        <span className={styles.left}>{left.filter(Boolean).join(' · ')}</span>
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
        <div className={styles.body} aria-busy={state === 'pending'}>
          {state === 'failed' && <p className={styles.failed}>{t('chart.failed')}</p>}
          <Bars {...chart} asTable={asTable} />
        </div>
      )}
    </section>
  );
};

type BarsProps = Omit<ChartStripProps, 'outside' | 'undated' | 'state'> & { readonly asTable: boolean };

const Bars = ({ unit, bars, asTable, from, to, onSpan }: BarsProps) => {
  if (bars.length === 0) return null;
  if (asTable) return <BarTable bars={bars} unit={unit} />;
  return (
    <Suspense>
      <ActivityChart unit={unit} bars={bars} from={from} to={to} onSpan={onSpan} />
    </Suspense>
  );
};
