import { describe, expect, it } from 'vitest';
import { rangeBars } from './range-bars';

const range = { from: Date.parse('2025-02-01T00:00:00Z'), to: Date.parse('2025-02-11T00:00:00Z') };
const day = (date: string, contacts: number, mode: 'call' | 'visit' = 'call') => ({
  day: date,
  mode,
  contacts,
});

describe('the bars over the scrubber', () => {
  it('stand where their day is in the range, stacked by mode', () => {
    const { parts } = rangeBars([day('2025-02-02', 4), day('2025-02-02', 4, 'visit')], range, 0);
    expect(parts).toMatchObject([
      { mode: 'call', x: 0.1, width: 0.1, y: 0, height: 0.5 },
      { mode: 'visit', x: 0.1, width: 0.1, y: 0.5, height: 0.5 },
    ]);
  });

  it('leave out what happened before or after', () => {
    expect(rangeBars([day('2024-12-31', 9), day('2025-03-01', 9)], range, 0).parts).toEqual([]);
  });

  it('only grow: the axis keeps what it has reached', () => {
    const high = rangeBars([day('2025-02-02', 10)], range, 0);
    expect(high.highest).toBe(10);
    expect(rangeBars([day('2025-02-02', 5)], range, high.highest).parts[0]?.height).toBe(0.5);
  });
});
