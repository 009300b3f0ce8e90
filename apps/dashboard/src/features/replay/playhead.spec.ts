import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Ahead,
  keyedTo,
  nextSpeed,
  type Playhead,
  pause,
  play,
  SPEEDS,
  seekTo,
  silences,
  threadFilm,
  tick,
} from './playhead';

const DAY = 86_400_000;
const NOTHING_LEFT: Ahead = { next: null, horizon: Number.POSITIVE_INFINITY };
const film = (change: Partial<Playhead> = {}): Playhead => ({
  ...threadFilm({ from: 0, to: 30 * DAY }, 0, { speed: 86_400, playing: true }),
  ...change,
});

describe('the playhead', () => {
  it('moves by the speed: a day a second', () => {
    const after = tick(film(), 0.5, { next: DAY, horizon: Number.POSITIVE_INFINITY });
    expect(after.at).toBe(DAY / 2);
  });

  it('stands while it is paused', () => {
    const paused = pause(film({ at: DAY }));
    expect(tick(paused, 5, NOTHING_LEFT)).toBe(paused);
  });

  it('waits at the end of what is known and says so', () => {
    const after = tick(film(), 2, { next: DAY, horizon: DAY });
    expect(after).toMatchObject({ at: DAY - 1, playing: true, waiting: true });
    expect(tick(after, 1, { next: DAY, horizon: 9 * DAY })).toMatchObject({ waiting: false });
  });

  it('skips a silence and marks it', () => {
    const after = tick(film({ at: DAY }), 0.01, { next: 20 * DAY, horizon: 21 * DAY });
    expect(after).toMatchObject({ at: 19.5 * DAY, gap: { from: DAY, to: 20 * DAY } });
  });

  it('forgets the mark after a while', () => {
    const skipped = tick(film({ at: DAY }), 0.01, { next: 20 * DAY, horizon: 21 * DAY });
    expect(tick(skipped, 3, { next: 20 * DAY, horizon: 24 * DAY }).gap).toBeNull();
  });

  it('watches every silence where that is asked for', () => {
    const after = tick(film({ skipsGaps: false }), 1, { next: 20 * DAY, horizon: 21 * DAY });
    expect(after).toMatchObject({ at: DAY, gap: null });
  });

  it('skips to the end where nothing is left, stops there, and begins anew', () => {
    const skipped = tick(film(), 0.01, NOTHING_LEFT);
    const ended = tick(skipped, 1, NOTHING_LEFT);
    expect(ended).toMatchObject({ at: 30 * DAY, playing: false, waiting: false });
    expect(play(ended)).toMatchObject({ at: 0, playing: true });
  });

  it('stays in its range wherever it is sent', () => {
    expect(seekTo(film(), -DAY).at).toBe(0);
    expect(seekTo(film(), 99 * DAY).at).toBe(30 * DAY);
  });

  it('property: never passes what is known, the next word unseen, or its end', () => {
    fc.assert(
      fc.property(
        fc.record({
          at: fc.integer({ min: 0, max: 30 * DAY }),
          speed: fc.constantFrom(...SPEEDS),
          skipsGaps: fc.boolean(),
        }),
        fc.double({ min: 0, max: 2, noNaN: true }),
        fc.integer({ min: 0, max: 40 * DAY }),
        fc.integer({ min: 0, max: 10 * DAY }),
        (start, seconds, until, beyond) => {
          const next = start.at + until;
          const ahead = { next, horizon: next + beyond };
          const after = tick(film(start), seconds, ahead);
          expect(after.at).toBeGreaterThanOrEqual(start.at);
          expect(after.at).toBeLessThanOrEqual(30 * DAY);
          expect(after.at).toBeLessThan(Math.max(ahead.horizon, start.at + 1));
          if (after.gap) expect(after.at).toBeLessThan(next);
        },
      ),
    );
  });
});

describe('the speed', () => {
  it('goes from real time to a month a second, and no further', () => {
    expect(nextSpeed(1, -1)).toBe(1);
    expect(nextSpeed(86_400, 1)).toBe(604_800);
    expect(nextSpeed(2_592_000, 1)).toBe(2_592_000);
  });
});

describe('the keys of the scrubber', () => {
  it('go by hundredths and tenths, and to the ends', () => {
    const range = { from: 0, to: 1_000 };
    expect(keyedTo(range, 500, 'ArrowRight')).toBe(510);
    expect(keyedTo(range, 500, 'PageDown')).toBe(400);
    expect(keyedTo(range, 5, 'ArrowLeft')).toBe(0);
    expect(keyedTo(range, 5, 'End')).toBe(1_000);
    expect(keyedTo(range, 5, 'x')).toBeUndefined();
  });
});

describe('silences of the scrubber', () => {
  it('are runs of empty parts, also at the ends', () => {
    expect(silences([0, 0, 0, 1, 0, 2, 0, 0, 0, 0])).toEqual([
      { from: 0, to: 0.3 },
      { from: 0.6, to: 1 },
    ]);
  });
});
