/** Film seconds in a second: real time, a minute, an hour, six hours, a day, a week, a month. */
export const SPEEDS = [1, 60, 3_600, 21_600, 86_400, 604_800, 2_592_000] as const;
export type Speed = (typeof SPEEDS)[number];
export const DEFAULT_SPEED: Speed = 86_400;

/** A silence that would take longer than this to watch is skipped, in seconds. */
const LONGEST_SILENCE = 3;
/** So long before the next word the film goes on, in seconds. */
const LEAD = 0.5;
/** How long a skipped silence is told of, in seconds. */
const TOLD_FOR = 2.5;

/** A silence that was skipped; moments in milliseconds. */
export interface Gap {
  readonly from: number;
  readonly to: number;
}

/** Where the film stands. Moments are milliseconds since 1970. */
export interface Playhead {
  readonly from: number;
  readonly to: number;
  readonly at: number;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly skipsGaps: boolean;
  /** It would go on but what comes next is not there yet. */
  readonly waiting: boolean;
  /** The silence that was skipped last, as long as it is told of. */
  readonly gap: Gap | null;
  /** Watched seconds since it was skipped. */
  readonly gapAge: number;
}

/** What is known of what lies ahead: when something happens next, and up to where all is known (exclusive). */
export interface Ahead {
  readonly next: number | null;
  readonly horizon: number;
}

export const threadFilm = (
  range: Gap,
  at: number,
  { speed, playing }: Pick<Playhead, 'speed' | 'playing'>,
): Playhead => ({
  ...range,
  at: within(range, at),
  playing,
  speed,
  skipsGaps: true,
  waiting: false,
  gap: null,
  gapAge: 0,
});

const within = ({ from, to }: Gap, at: number): number => Math.min(to, Math.max(from, at));

/** The playhead after so many seconds in front of the screen. It never passes what is known, and stops at the end. */
export const tick = (head: Playhead, seconds: number, ahead: Ahead): Playhead => {
  if (!head.playing) return head;
  const aged = forgetGap(head, seconds);
  const skipped = skipSilence(aged, ahead);
  if (skipped) return skipped;
  const wanted = aged.at + seconds * 1_000 * aged.speed;
  const at = Math.min(wanted, aged.to, Math.max(aged.at, ahead.horizon - 1));
  const ended = at >= aged.to;
  return { ...aged, at, playing: !ended, waiting: !ended && at < wanted };
};

const forgetGap = (head: Playhead, seconds: number): Playhead => {
  const gapAge = head.gapAge + seconds;
  return gapAge > TOLD_FOR ? { ...head, gap: null, gapAge: 0 } : { ...head, gapAge };
};

const skipSilence = (head: Playhead, { next, horizon }: Ahead): Playhead | null => {
  if (!head.skipsGaps) return null;
  const second = 1_000 * head.speed;
  // With nothing left to come the rest of the range is one silence.
  const end = next ?? (horizon === Number.POSITIVE_INFINITY ? head.to : null);
  if (end === null || Math.min(end, head.to) - head.at <= LONGEST_SILENCE * second) return null;
  const to = Math.min(end, head.to);
  return { ...head, at: to - LEAD * second, waiting: false, gap: { from: head.at, to }, gapAge: 0 };
};

export const seekTo = (head: Playhead, at: number): Playhead => ({
  ...head,
  at: within(head, at),
  waiting: false,
  gap: null,
});

/** Plays on; from the end it begins anew. */
export const play = (head: Playhead): Playhead =>
  head.at >= head.to ? { ...head, at: head.from, playing: true } : { ...head, playing: true };

export const pause = (head: Playhead): Playhead => ({ ...head, playing: false, waiting: false });

/** The next faster (1) or slower (−1) speed, as far as there is one. */
export const nextSpeed = (speed: Speed, by: 1 | -1): Speed =>
  SPEEDS[Math.min(SPEEDS.length - 1, Math.max(0, SPEEDS.indexOf(speed) + by))] ?? speed;

/** How far the playhead is in the range, 0 to 1. */
export const shareOf = ({ from, to }: Gap, at: number): number =>
  to > from ? (within({ from, to }, at) - from) / (to - from) : 0;

/** Where keys take the slider: arrows a hundredth of the range, pages a tenth. Undefined for other keys. */
export const keyedTo = ({ from, to }: Gap, at: number, key: string): number | undefined => {
  const span = to - from;
  const places: Record<string, number> = {
    ArrowLeft: at - span / 100,
    ArrowDown: at - span / 100,
    ArrowRight: at + span / 100,
    ArrowUp: at + span / 100,
    PageDown: at - span / 10,
    PageUp: at + span / 10,
    Home: from,
    End: to,
  };
  const place = places[key];
  return place === undefined ? undefined : within({ from, to }, place);
};

/** Silences of the scrubber: runs of so many empty parts, as shares of the range from 0 to 1. */
export const silences = (histogram: readonly number[], atLeast = 3): Gap[] => {
  const found: Gap[] = [];
  let start = 0;
  for (let i = 0; i <= histogram.length; i++) {
    if (i < histogram.length && histogram[i] === 0) continue;
    if (i - start >= atLeast) found.push({ from: start / histogram.length, to: i / histogram.length });
    start = i + 1;
  }
  return found;
};
