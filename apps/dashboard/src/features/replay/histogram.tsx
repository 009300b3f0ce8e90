import { memo } from 'react';
import { Bar, BarChart, ResponsiveContainer, YAxis } from 'recharts';

interface HistogramProps {
  /** How many changes each of the equal parts of the range has. */
  readonly parts: readonly number[];
  readonly fill: string;
}

/** Drawn once for a range, however the film runs over it. */
export const Histogram = memo(({ parts, fill }: HistogramProps) => (
  <ResponsiveContainer width="100%" height="100%">
    <BarChart
      data={parts.map((changes) => ({ changes }))}
      barCategoryGap={parts.length > 150 ? 0 : '12%'}
      margin={{ top: 2, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <YAxis hide scale="sqrt" domain={[0, 'dataMax']} />
      <Bar
        dataKey="changes"
        fill={fill}
        isAnimationActive={false}
        minPointSize={(value) => (value ? 2 : 0)}
      />
    </BarChart>
  </ResponsiveContainer>
));
