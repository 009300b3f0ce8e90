import { useTranslation } from 'react-i18next';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import type { ActivityBar, ActivityBars } from '../../chart/activity-bars';
import { barName, tickName } from '../../chart/bar-words';
import { useLanguage } from '../../i18n';
import styles from './preview.module.css';

const AXIS = { stroke: 'var(--ch-muted)', fontSize: 12, tickLine: false, axisLine: false } as const;

/** Hits over time; the same numbers stand below it as a table for those who do not see it. */
const HitsChart = ({ unit, bars }: Pick<ActivityBars, 'unit' | 'bars'>) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles.chart} aria-hidden>
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={bars as ActivityBar[]}
          barCategoryGap="18%"
          margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
        >
          <CartesianGrid vertical={false} stroke="var(--ch-hairline)" />
          <XAxis
            dataKey="from"
            {...AXIS}
            height={20}
            minTickGap={48}
            tickFormatter={(day) => tickName(day, unit, language)}
          />
          <YAxis orientation="right" {...AXIS} width={28} tickCount={3} allowDecimals={false} />
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--ch-text)', fillOpacity: 0.06 }}
            content={({ active, payload }) => {
              const bar = active && (payload[0]?.payload as ActivityBar | undefined);
              return bar ? (
                <p className={styles.tip}>
                  {t('alerts.barAt', { when: barName(bar, unit, language), count: bar.total })}
                </p>
              ) : null;
            }}
          />
          <Bar dataKey="total" fill="var(--ch-accent)" maxBarSize={18} isAnimationActive={false} />
        </BarChart>
      </ResponsiveContainer>
    </div>
  );
};

export default HitsChart;
