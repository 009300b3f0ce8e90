import { useMemo } from 'react';
import { ChartStrip } from '../chart/chart-strip';
import { type ByMonth, monthBars } from './months';

interface MonthStripProps {
  readonly byMonth: ByMonth;
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onSpan: (from: string | undefined, to: string | undefined) => void;
}

/** Contacts that occurred by month and mode; months that are picked narrow the timeline. Nothing where there are none. */
export const MonthStrip = ({ byMonth, ...span }: MonthStripProps) => {
  const chart = useMemo(() => monthBars(byMonth), [byMonth]);
  return chart.bars.length > 0 && <ChartStrip {...chart} {...span} />;
};
