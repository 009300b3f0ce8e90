import type { Activity } from '@chancery/contracts';
import { MODES, type Mode } from '@chancery/domain';
import { activityBars } from '../../chart/activity-bars';

/** A part of a bar: shares of the range and of the highest bar, from 0 to 1; `y` from below. */
export interface BarPart {
  readonly key: string;
  readonly mode: Mode;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

interface Range {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const DAY = 86_400_000;

/**
 * Contacts by day of occurrence, stacked by mode, on the axis of a replay: what lies ahead of its moment is planned.
 * `highest` is what the axis has reached so far; it never comes down, so that bars only grow.
 */
export const rangeBars = (
  days: Activity['days'],
  range: Range,
  highest: number,
): { parts: BarPart[]; highest: number } => {
  const [from, to] = [dayOf(range.from), dayOf(range.to)];
  const inside = days.filter(({ day }) => day >= from && day <= to);
  const edges = [from, to].map((day) => ({ day, mode: MODES[0], contacts: 0 }));
  const { bars } = activityBars([...inside, ...edges], { from, to });
  const top = Math.max(highest, 4, ...bars.map((bar) => bar.total));
  const span = Math.max(1, range.to - range.from);
  const parts = bars.flatMap((bar): BarPart[] => {
    const start = Math.max(range.from, Date.parse(bar.from));
    const end = Math.min(range.to, Date.parse(bar.to) + DAY);
    let y = 0;
    return MODES.filter((mode) => bar.counts[mode] > 0).map((mode): BarPart => {
      const height = bar.counts[mode] / top;
      y += height;
      return {
        key: `${bar.from} ${mode}`,
        mode,
        x: (start - range.from) / span,
        width: Math.max(0, end - start) / span,
        y: y - height,
        height,
      };
    });
  });
  return { parts, highest: top };
};
