import type { ReplayOpened } from '@chancery/contracts';
import type { Order, Report, Showing } from './orders';
import { type Playhead, pause, play, type Speed, seekTo, threadFilm, tick } from './playhead';
import { listAfter, NOTHING_SHOWN, type ShownList } from './shown-list';

export interface PlayerState {
  readonly phase: 'opening' | 'ready' | 'empty' | 'failed';
  readonly opened: ReplayOpened | null;
  readonly head: Playhead;
  readonly list: ShownList;
  readonly connected: boolean;
}

/** What carries orders to the projector and its reports back: a worker, or the projector itself in specs. */
export interface Projection {
  readonly send: (order: Order) => void;
}

/** The list is drawn at most so often while the film runs, in milliseconds: nobody reads faster. */
const LIST_EVERY = 100;
/** A longer wait for a frame counts as this, in seconds: the film does not jump when the machine was busy. */
const LONGEST_FRAME = 0.25;
const RETRY_MS = 1_500;

const unthreaded = (speed: Speed): Playhead => threadFilm({ from: 0, to: 0 }, 0, { speed, playing: false });

/**
 * The page's side of a replay: the clock, and what is shown of the projector's reports. It answers to every control at
 * once; the film follows as soon as it can. One frame is asked for at a time.
 */
export const createPlayer = (projection: Projection, speed: Speed) => {
  let state: PlayerState = {
    phase: 'opening',
    opened: null,
    head: unthreaded(speed),
    list: NOTHING_SHOWN,
    connected: true,
  };
  let showing: Showing | null = null;
  let playWhenReady = false;
  let tag = 0;
  /** A frame is awaited. */
  let awaited = false;
  /** Where the reader wants to go while the way to another place is being shown. */
  let wanted: number | null = null;
  let ahead: { next: number | null; horizon: number } = { next: null, horizon: 0 };
  let owed = 0;
  let listedAt = 0;
  /** The last list is still being drawn: no other is asked for while the film runs. */
  let drawing = false;
  const watchers = new Set<() => void>();

  const set = (change: Partial<PlayerState>): void => {
    state = { ...state, ...change };
    for (const watcher of watchers) watcher();
  };
  const move = (head: Playhead): void => set({ head });

  const open = (): void => {
    if (!showing) return;
    awaited = true;
    wanted = null;
    projection.send({ kind: 'open', tag: ++tag, showing });
  };
  const reopen = (): void => {
    if (!showing) return;
    const at = state.phase === 'ready' ? new Date(Math.floor(state.head.at)).toISOString() : showing.at;
    showing = { ...showing, at };
    open();
  };
  const seek = (at: number): void => {
    move(seekTo(state.head, at));
    ahead = { next: null, horizon: state.head.at };
    if (awaited) wanted = state.head.at;
    else {
      awaited = true;
      projection.send({ kind: 'seek', tag: ++tag, at: Math.floor(state.head.at) });
    }
  };

  const onOpened = (opened: ReplayOpened): void => {
    if (!opened.range) {
      awaited = false;
      set({ opened, phase: 'empty', list: NOTHING_SHOWN });
      return;
    }
    const range = { from: Date.parse(opened.range.from), to: Date.parse(opened.range.to) };
    const at = showing?.at ? Date.parse(showing.at) : range.from;
    const head = threadFilm(range, at, {
      speed: state.head.speed,
      playing: playWhenReady || state.head.playing,
    });
    playWhenReady = false;
    ahead = { next: null, horizon: head.at };
    set({ opened, head: { ...head, skipsGaps: state.head.skipsGaps } });
  };

  const onFrame = (frame: Extract<Report, { kind: 'frame' }>): void => {
    awaited = false;
    ahead = { next: frame.next, horizon: frame.horizon };
    if (frame.list) drawing = true;
    // A step ends where something happened: only the film knows where.
    const stands = !state.head.playing && wanted === null;
    set({
      phase: 'ready',
      list: listAfter(state.list, frame),
      head: stands ? { ...state.head, at: frame.at } : state.head,
    });
    if (wanted !== null) {
      const to = wanted;
      wanted = null;
      seek(to);
    } else if (!state.head.playing && !frame.list) {
      // The film has stopped between two lists: what was told since the last one is drawn now.
      projection.send({ kind: 'show', tag, at: frame.at, list: true });
    }
  };

  const onProblem = (own: number, code: string): void => {
    awaited = false;
    if (code === 'INVALID_REQUEST') set({ phase: 'failed' });
    else setTimeout(() => own === tag && reopen(), code === 'NO_SESSION' ? 0 : RETRY_MS);
  };
  /** A connection that comes back knows nothing of this replay. */
  const onConnection = (connected: boolean): void => {
    const isBack = connected && !state.connected;
    set({ connected });
    if (isBack) reopen();
  };
  const take = (report: Exclude<Report, { kind: 'connection' }>): void => {
    if (report.kind === 'opened') onOpened(report.opened);
    if (report.kind === 'frame') onFrame(report);
    if (report.kind === 'ahead') ahead = { next: report.next, horizon: report.horizon };
    if (report.kind === 'problem') onProblem(report.tag, report.code);
  };

  return {
    state: (): PlayerState => state,
    watch: (watcher: () => void): (() => void) => {
      watchers.add(watcher);
      return () => watchers.delete(watcher);
    },
    /** Opens what is to be shown; plays at once if told so. */
    show: (next: Showing, playing: boolean): void => {
      showing = next;
      playWhenReady = playing;
      set({ phase: 'opening', head: pause(state.head) });
      open();
    },
    /** So many seconds have passed in front of the screen. */
    frame: (seconds: number, now: number): void => {
      if (!state.head.playing || state.phase !== 'ready') return;
      owed = Math.min(LONGEST_FRAME, owed + seconds);
      if (awaited) return;
      const head = tick(state.head, owed, ahead);
      owed = 0;
      const list = !head.playing || (!drawing && now - listedAt >= LIST_EVERY);
      if (list) listedAt = now;
      move(head);
      awaited = true;
      projection.send({ kind: 'show', tag, at: Math.floor(head.at), list });
    },
    /** The list stands on the screen: the next one may come. */
    drawn: (): void => {
      drawing = false;
    },
    receive: (report: Report): void => {
      if (report.kind === 'connection') onConnection(report.connected);
      else if (report.tag === tag) take(report);
    },
    toggle: (): void => {
      const { head } = state;
      if (head.playing) {
        move(pause(head));
        if (!awaited) projection.send({ kind: 'show', tag, at: Math.floor(head.at), list: true });
        return;
      }
      const started = play(head);
      if (started.at !== head.at) seek(started.at);
      move({ ...state.head, playing: true });
    },
    pause: (): void => move(pause(state.head)),
    seek,
    step: (by: 1 | -1): void => {
      move(pause(state.head));
      awaited = true;
      wanted = null;
      projection.send({ kind: 'step', tag: ++tag, by });
    },
    setSpeed: (next: Speed): void => move({ ...state.head, speed: next }),
    setSkipsGaps: (skipsGaps: boolean): void => move({ ...state.head, skipsGaps }),
  };
};

export type Player = ReturnType<typeof createPlayer>;
