import type { ContactItem, OpenReplay, ReplayOpened, ReplayScene } from '@chancery/contracts';
import { daysBefore, isMoment, type ReplayRange } from '../../moment/replay-range';
import { accepted, Refused } from './answers';
import { type Film, openFilm } from './film';
import type { Ask, ListChange, Order, Report, Showing } from './orders';

/** First a little, so that something moves at once; then as much as one request carries. */
const FIRST_REEL = 200;
const REEL = 5_000;
/** Changes kept ahead at the least; beyond it, what the film runs through in this many milliseconds. */
const LEAST_AHEAD = 600;
const AHEAD_MS = 3_000;
/** Claims that a film may hold before it is threaded anew. */
const MOST_HELD = 120_000;

interface Threaded {
  readonly film: Film;
  readonly scene: ReplayScene;
  cursor: string;
  ended: boolean;
  reels: number;
  sent: Map<string, ContactItem>;
}

/** Holds the film and keeps reels coming. One request to the server is under way for a film at a time. */
export const createProjector = (
  ask: Ask,
  tell: (report: Report) => void,
  { now = () => performance.now(), mostHeld = MOST_HELD } = {},
) => {
  let tag = 0;
  let opened: ReplayOpened | null = null;
  let threaded: Threaded | null = null;
  let at = 0;
  let reading: Promise<boolean> | null = null;
  let renewing = false;
  /** Changes a millisecond, of late. */
  let pace = 0;
  let shownAt = 0;

  const frame = (list: boolean): void => {
    if (!threaded) return;
    const { film, scene } = threaded;
    const picture = list ? film.picture() : null;
    tell({
      kind: 'frame',
      tag,
      at,
      scene: scene.at,
      list: picture && listChange(threaded, picture.items),
      tally: picture?.tally ?? null,
      changes: film.changes(),
      next: film.next(),
      horizon: film.horizon(),
    });
  };

  /** Runs what may fail or be overtaken: true when it is done. What fails is told, unless something newer is under way. */
  const attempt = async (own: number, work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (error) {
      if (own === tag) tell({ kind: 'problem', tag, code: error instanceof Refused ? error.code : 'LOST' });
      return false;
    }
  };

  const thread = async (own: number, to: string): Promise<ReplayScene | null> => {
    if (!opened) return null;
    const { session, filter, clock } = opened;
    const scene = accepted(await ask.seek({ session, at: to }));
    if (own !== tag) return null;
    const film = openFilm(filter, clock, scene);
    threaded = { film, scene, cursor: scene.cursor, ended: false, reels: 0, sent: new Map() };
    return scene;
  };

  const readInto = async (roll: Threaded): Promise<void> => {
    if (!opened) return;
    const limit = roll.reels === 0 ? FIRST_REEL : REEL;
    const reel = accepted(await ask.read({ session: opened.session, after: roll.cursor, limit }));
    if (roll !== threaded) return;
    roll.film.take(reel);
    roll.cursor = reel.cursor;
    roll.ended = reel.end;
    roll.reels++;
    tell({ kind: 'ahead', tag, next: roll.film.next(), horizon: roll.film.horizon() });
  };
  /** Reads on, or waits for the reading that is under way; false when that failed. */
  const readNext = (roll: Threaded): Promise<boolean> => {
    reading ??= attempt(tag, () => readInto(roll)).finally(() => {
      reading = null;
    });
    return reading;
  };
  const fill = async (): Promise<void> => {
    while (threaded && !threaded.ended && !reading) {
      if (threaded.film.ahead() >= Math.max(LEAST_AHEAD, pace * AHEAD_MS)) return;
      if (!(await readNext(threaded))) return;
    }
  };

  const open = async (own: number, next: Showing): Promise<void> => {
    threaded = null;
    const { filter, clock, range } = next;
    const request: OpenReplay = { filter: filter as OpenReplay['filter'], clock, ...endsOf(range) };
    let answer = accepted(await ask.open(request));
    const days = daysBefore(range);
    if (own === tag && days !== null && answer.range) {
      const start = Date.parse(answer.range.to) - days * 86_400_000;
      const from = new Date(Math.max(start, Date.parse(answer.range.from))).toISOString();
      answer = accepted(await ask.open({ ...request, from, to: answer.range.to }));
    }
    if (own !== tag) return;
    opened = answer;
    tell({ kind: 'opened', tag, opened });
    if (!answer.range) return;
    at = within(answer.range, next.at ? Date.parse(next.at) : 0);
    await thread(own, new Date(at).toISOString());
    if (own !== tag) return;
    frame(true);
    void fill();
  };

  const seek = async (own: number, to: number): Promise<void> => {
    at = to;
    threaded = null;
    if (!(await thread(own, new Date(to).toISOString()))) return;
    frame(true);
    void fill();
  };

  const stepForward = async (own: number): Promise<void> => {
    while (threaded && threaded.film.next() === null && !threaded.ended && own === tag)
      await readInto(threaded);
    if (!threaded || own !== tag) return;
    at = Math.max(at, threaded.film.next() ?? at);
    threaded.film.advance(at);
    frame(true);
    void fill();
  };

  /** What lies behind is not kept: the server knows it. */
  const stepBack = async (own: number): Promise<void> => {
    threaded = null;
    const scene = await thread(own, new Date(at - 1).toISOString());
    if (!scene || !opened?.range) return;
    at = within(opened.range, Date.parse(scene.previous ?? opened.range.from));
    // Before the first change there is nothing to go back to: the range begins there.
    if (at > Date.parse(scene.at) && !(await thread(own, new Date(at).toISOString()))) return;
    frame(true);
    void fill();
  };

  /** A film that has become long is threaded anew where it is; meanwhile it plays on. */
  const renew = (): void => {
    if (renewing || !threaded || threaded.film.size() < mostHeld) return;
    renewing = true;
    void attempt(tag, () => thread(tag, new Date(at).toISOString())).finally(() => {
      renewing = false;
    });
  };

  const show = (to: number, list: boolean): void => {
    at = to;
    const applied = threaded?.film.advance(to) ?? 0;
    const elapsed = Math.max(1, now() - shownAt);
    shownAt = now();
    // An average over about a second.
    const weight = Math.min(1, elapsed / 1_000);
    pace = pace * (1 - weight) + (applied / elapsed) * weight;
    frame(list);
    renew();
    void fill();
  };

  return (order: Order): void => {
    if (order.kind === 'show') {
      if (order.tag === tag) show(order.at, order.list);
      return;
    }
    const own = order.tag;
    tag = own;
    if (order.kind === 'open') void attempt(own, () => open(own, order.showing));
    if (order.kind === 'seek') void attempt(own, () => seek(own, order.at));
    if (order.kind === 'step') void attempt(own, () => (order.by > 0 ? stepForward(own) : stepBack(own)));
  };
};

const endsOf = ({ from, to }: ReplayRange): { from?: string; to?: string } => ({
  ...(isMoment(from) ? { from } : {}),
  ...(isMoment(to) ? { to } : {}),
});

const within = ({ from, to }: { from: string; to: string }, at: number): number =>
  Math.min(Date.parse(to), Math.max(Date.parse(from), at));

const listChange = (threaded: Threaded, items: readonly ContactItem[]): ListChange => {
  const { sent } = threaded;
  const whole = sent.size === 0;
  const changed = items.filter((item) => sent.get(item.id) !== item);
  threaded.sent = new Map(items.map((item) => [item.id, item]));
  return { whole, order: items.map((item) => item.id), changed };
};
