import { addDays, daysBetween, MODES } from '@chancery/domain';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { activityBars } from './activity-bars';
import { moveSelection, rangeOf } from './bar-selection';

describe('bars of activity', () => {
  it('fill the days between with nothing', () => {
    const { unit, bars } = activityBars([
      { day: '2025-02-12', mode: 'call', contacts: 2 },
      { day: '2025-02-15', mode: 'call', contacts: 1 },
      { day: '2025-02-15', mode: 'visit', contacts: 3 },
    ]);
    expect(unit).toBe('day');
    expect(bars.map(({ from, total }) => [from, total])).toEqual([
      ['2025-02-12', 2],
      ['2025-02-13', 0],
      ['2025-02-14', 0],
      ['2025-02-15', 4],
    ]);
    expect(bars[3]?.counts).toMatchObject({ call: 1, visit: 3, meeting: 0 });
  });

  it('are none where no day has contacts', () => expect(activityBars([]).bars).toEqual([]));

  const february = Array.from({ length: 28 }, (_, i) => ({
    day: addDays('2025-02-01', i),
    mode: 'meeting' as const,
    contacts: 2,
  }));
  const longAgo = { day: '2021-06-16', mode: 'meeting' as const, contacts: 1 };

  it('are not pressed together by a few that lie far off, and count those', () => {
    const { unit, bars, outside } = activityBars([longAgo, ...february]);
    expect({ unit, bars: bars.length, outside }).toEqual({ unit: 'day', bars: 28, outside: 1 });
  });

  it('reach as far as the filter does', () => {
    const { unit, bars, outside } = activityBars([longAgo, ...february], { from: '2021-01-01' });
    expect({ unit, first: bars[0]?.from, outside }).toEqual({
      unit: 'month',
      first: '2021-06-01',
      outside: 0,
    });
  });

  const days = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 3000 }).map((n) => addDays('2019-12-30', n)),
      mode: fc.constantFrom(...MODES),
      contacts: fc.integer({ min: 1, max: 99 }),
    }),
    { maxLength: 60 },
  );

  it('count every contact once, without gaps, few enough to be hit', () => {
    fc.assert(
      fc.property(days, (given) => {
        const { bars, outside } = activityBars(given);
        const contacts = given.reduce((sum, day) => sum + day.contacts, 0);
        expect(bars.reduce((sum, bar) => sum + bar.total, outside)).toBe(contacts);
        expect(outside).toBeLessThanOrEqual(0.05 * contacts);
        expect(bars.length).toBeLessThanOrEqual(131);
        for (const [i, bar] of bars.slice(1).entries()) expect(daysBetween(bars[i]!.to, bar.from)).toBe(1);
      }),
    );
  });
});

describe('the choice of bars by keyboard', () => {
  it('starts at the newest, moves, and stretches with Shift', () => {
    const start = moveSelection(null, 'ArrowLeft', false, 10)!;
    expect(start).toEqual({ anchor: 9, cursor: 9 });
    const moved = moveSelection(start, 'ArrowLeft', false, 10)!;
    const stretched = moveSelection(moved, 'PageUp', true, 10)!;
    expect(rangeOf(stretched)).toEqual([1, 8]);
  });

  it('stays within the bars and leaves other keys alone', () => {
    expect(moveSelection({ anchor: 0, cursor: 0 }, 'ArrowLeft', false, 3)).toEqual({ anchor: 0, cursor: 0 });
    expect(moveSelection({ anchor: 0, cursor: 0 }, 'End', true, 3)).toEqual({ anchor: 0, cursor: 2 });
    expect(moveSelection(null, 'Home', false, 3)).toEqual({ anchor: 0, cursor: 0 });
    expect(moveSelection(null, 'a', false, 3)).toBeUndefined();
    expect(moveSelection(null, 'ArrowLeft', false, 0)).toBeUndefined();
  });
});
