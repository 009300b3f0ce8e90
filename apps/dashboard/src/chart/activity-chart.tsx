import { MODES } from '@chancery/domain';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  Bar,
  BarChart,
  CartesianGrid,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts';
import { formatDays } from '../format/dates';
import { useLanguage } from '../i18n';
import { modeColour } from '../theme/theme';
import type { ActivityBar, ActivityBars } from './activity-bars';
import styles from './activity-chart.module.css';
import { type BarSelection, moveSelection, rangeOf } from './bar-selection';
import { BarTip, barName, CHART_TITLES, tickName } from './bar-words';

export interface ActivityChartProps extends Pick<ActivityBars, 'unit' | 'bars'> {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onSpan: (from: string | undefined, to: string | undefined) => void;
}

const AXIS = { stroke: 'var(--ch-muted)', fontSize: 12, tickLine: false, axisLine: false } as const;

/**
 * Contacts over time, stacked by mode. A bar or a range of bars sets the filter's span: by click, by dragging, or by
 * keyboard. Colours come from the tokens.
 */
const ActivityChart = ({ unit, bars, from, to, onSpan }: ActivityChartProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [choice, setChoice] = useState<BarSelection | null>(null);
  const dragging = useRef(false);

  const apply = (selection: BarSelection) => {
    const [first, last] = rangeOf(selection);
    setChoice(null);
    onSpan(bars[first]?.from, bars[last]?.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && choice) apply(choice);
    else if (event.key === 'Escape' && (choice || from || to)) {
      setChoice(null);
      onSpan(undefined, undefined);
    } else {
      const moved = moveSelection(choice, event.key, event.shiftKey, bars.length);
      if (!moved) return;
      setChoice(moved);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const chosen = choice ? rangeOf(choice) : spanOf(bars, from, to);
  const said = choice ? sayChoice(bars, choice) : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a chart that takes keys is no form's fieldset
    <div
      className={styles.chart}
      role="group"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys choose bars here
      tabIndex={0}
      aria-label={`${t(CHART_TITLES[unit])}. ${t('chart.keys')}`}
      onKeyDown={onKeyDown}
      onBlur={() => setChoice(null)}
    >
      <ResponsiveContainer width="100%" height="100%">
        <BarChart
          data={bars as ActivityBar[]}
          barCategoryGap="18%"
          margin={{ top: 4, right: 0, bottom: 0, left: 0 }}
          accessibilityLayer={false}
          onMouseDown={({ activeTooltipIndex }) => {
            const at = Number(activeTooltipIndex ?? Number.NaN);
            if (Number.isNaN(at)) return;
            dragging.current = true;
            setChoice({ anchor: at, cursor: at });
          }}
          onMouseMove={({ activeTooltipIndex }) => {
            const at = Number(activeTooltipIndex ?? Number.NaN);
            if (dragging.current && choice && !Number.isNaN(at)) setChoice({ ...choice, cursor: at });
          }}
          onMouseUp={() => {
            if (dragging.current && choice) apply(choice);
            dragging.current = false;
          }}
          onMouseLeave={() => {
            if (dragging.current) setChoice(null);
            dragging.current = false;
          }}
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
          {chosen && bars[chosen[0]] && (
            <ReferenceArea
              x1={bars[chosen[0]]?.from ?? ''}
              x2={bars[chosen[1]]?.from ?? ''}
              fill="var(--ch-accent)"
              fillOpacity={0.14}
              stroke="var(--ch-accent)"
              strokeOpacity={0.6}
            />
          )}
          <Tooltip
            isAnimationActive={false}
            cursor={{ fill: 'var(--ch-text)', fillOpacity: 0.06 }}
            content={({ active, payload }) =>
              active && payload[0] ? <BarTip bar={payload[0].payload as ActivityBar} unit={unit} /> : null
            }
          />
          {MODES.map((mode) => (
            <Bar
              key={mode}
              dataKey={`counts.${mode}`}
              stackId="modes"
              fill={modeColour(mode)}
              stroke="var(--ch-surface)"
              strokeWidth={0.5}
              maxBarSize={18}
              isAnimationActive={false}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
      <p className={styles.spoken} aria-live="polite">
        {said && t('chart.at', { when: formatDays(said.from, said.to, language), count: said.total })}
      </p>
      {said && (
        <p className={styles.choice} aria-hidden>{`${barName(said, unit, language)}: ${said.total}`}</p>
      )}
    </div>
  );
};

/** Which bars the filter's span touches; null without a span. */
const spanOf = (
  bars: readonly ActivityBar[],
  from: string | undefined,
  to: string | undefined,
): [number, number] | null => {
  if (!from && !to) return null;
  const first = bars.findIndex((bar) => !from || bar.to >= from);
  const last = bars.findLastIndex((bar) => !to || bar.from <= to);
  return first < 0 || last < first ? null : [first, last];
};

const sayChoice = (bars: readonly ActivityBar[], choice: BarSelection) => {
  const [first, last] = rangeOf(choice);
  const chosen = bars.slice(first, last + 1);
  return {
    from: chosen[0]?.from ?? '',
    to: chosen.at(-1)?.to ?? '',
    total: chosen.reduce((sum, bar) => sum + bar.total, 0),
  };
};

export default ActivityChart;
