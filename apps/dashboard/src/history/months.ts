import type { ActorDetail } from '@chancery/contracts';
import { lastDay } from '@chancery/domain';
import { type ActivityBars, barsBetween } from '../chart/activity-bars';

export type ByMonth = ActorDetail['history']['byMonth'];

/** Fewer months make a lonely bar, more are too thin to be hit. */
const FEWEST = 12;
const MOST = 180;

/** Gap-free bars, a month each, up to the last month that has any; what lies before the first of them is counted apart. */
export const monthBars = (byMonth: ByMonth): ActivityBars => {
  const months = byMonth.map(({ month }) => month).sort();
  const [first, last] = [months[0], months.at(-1)];
  if (!first || !last) return { unit: 'month', bars: [], outside: 0 };
  const [shortest, longest] = [monthsBefore(last, FEWEST - 1), monthsBefore(last, MOST - 1)];
  const from = [[first, shortest].sort()[0]!, longest].sort()[1]!;
  const days = byMonth.map(({ month, mode, contacts }) => ({ day: `${month}-01`, mode, contacts }));
  return barsBetween(days, { first: `${from}-01`, last: lastDay(last) }, 'month');
};

const monthsBefore = (month: string, count: number): string => {
  const [year, of] = month.split('-').map(Number) as [number, number];
  const at = year * 12 + (of - 1) - count;
  return `${String(Math.floor(at / 12)).padStart(4, '0')}-${String((at % 12) + 1).padStart(2, '0')}`;
};
