import type { Clock } from '@chancery/contracts';
import { filterToUrl } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { useReducedMotion } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { SESSION_KEY } from '../../api/session';
import { momentFromUrl, momentToUrl } from '../../moment/moment';
import type { ReplayRange } from '../../moment/replay-range';
import type { Report } from './orders';
import { createPlayer, type Player, type PlayerState } from './player';
import { DEFAULT_SPEED, SPEEDS, type Speed } from './playhead';

/** While the film runs, the address follows it so often, in milliseconds. */
const ADDRESS_EVERY = 3_000;
const ADDRESS_SETTLES = 200;

const speedOf = (params: URLSearchParams): Speed =>
  SPEEDS.find((speed) => String(speed) === params.get('speed')) ?? DEFAULT_SPEED;

/** What the address says at this instant: renderings may be behind it while the film runs. */
const addressNow = (): URLSearchParams => new URLSearchParams(window.location.search);

/**
 * Writes the query of the address as it is at this instant, path included: a rendering that is behind would lead back
 * from what was opened meanwhile.
 */
const useWriteAddress = (): ((query: URLSearchParams) => void) => {
  const navigate = useNavigate();
  return (query) =>
    void navigate({ pathname: window.location.pathname, search: `${query}` }, { replace: true });
};

/** A player with its projector beside the page, as long as the replay is open; null before it is there. */
const useProjection = (): Player | null => {
  const client = useQueryClient();
  const [params] = useSearchParams();
  const [player, setPlayer] = useState<Player | null>(null);
  const speed = useRef(speedOf(params));
  useEffect(() => {
    const worker = new Worker(new URL('./replay.worker.ts', import.meta.url), { type: 'module' });
    const made = createPlayer({ send: (order) => worker.postMessage(order) }, speed.current);
    worker.onmessage = ({ data }: MessageEvent<Report>) => {
      made.receive(data);
      if (data.kind === 'connection' && data.refused === 'UNAUTHENTICATED')
        void client.invalidateQueries({ queryKey: SESSION_KEY });
    };
    setPlayer(made);
    return () => worker.terminate();
  }, [client]);
  return player;
};

interface Replay {
  readonly filter: ContactFilter;
  readonly range: ReplayRange;
}

/** The replay that the URL says; where it stands and how fast it runs is written back there. */
export const usePlayer = ({ filter, range }: Replay): Player | null => {
  const [params] = useSearchParams();
  const player = useProjection();
  const { clock } = momentFromUrl(params);
  useShowing(player, { filter, range, clock });
  useFrames(player);
  useAddress(player);
  return player;
};

/** Opens what the URL says, and only when that has changed: the ends that it was resolved to are the same film. */
const useShowing = (player: Player | null, showing: Replay & { readonly clock: Clock }): void => {
  const [params] = useSearchParams();
  const write = useWriteAddress();
  const calm = useReducedMotion();
  const key = (from: string, to: string) => [from, to, showing.clock, filterToUrl(showing.filter)].join(' ');
  const asked = key(showing.range.from, showing.range.to);
  const shown = useRef('');

  const show = useEffectEvent((next: Player) => {
    if (shown.current === asked) return;
    const { at } = momentFromUrl(params);
    const { head, phase } = next.state();
    shown.current = asked;
    next.show({ ...showing, at }, phase === 'ready' && at ? head.playing : at === null && !calm);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is asked for is all of the showing
  useEffect(() => {
    if (player) show(player);
  }, [player, asked]);

  const opened = useSyncExternalStore(player?.watch ?? noWatch, () => player?.state().opened ?? null);
  const settle = useEffectEvent((from: string, to: string) => {
    if (key(from, to) === asked) return;
    shown.current = key(from, to);
    const next = addressNow();
    // Someone may have left for the present, or another page, in this very instant.
    if (!next.has('replayFrom')) return;
    next.set('replayFrom', from);
    next.set('replayTo', to);
    write(next);
  });
  useEffect(() => {
    if (opened?.range) settle(opened.range.from, opened.range.to);
  }, [opened]);
};

/** The page's clock: it runs while the film plays. */
const useFrames = (player: Player | null): void => {
  const playing = usePlayerState(player, ({ head }) => head.playing) ?? false;
  useEffect(() => {
    if (!player || !playing) return;
    let last = performance.now();
    let request = 0;
    const frame = (now: number) => {
      player.frame(Math.max(0, now - last) / 1_000, now);
      last = now;
      request = requestAnimationFrame(frame);
    };
    request = requestAnimationFrame(frame);
    return () => cancelAnimationFrame(request);
  }, [player, playing]);
};

/** Moment and speed in the URL, without a step in the history; another moment there is gone to. */
const useAddress = (player: Player | null): void => {
  const [params] = useSearchParams();
  const writeAddress = useWriteAddress();
  const written = useRef<string | null>(null);
  const ready = usePlayerState(player, ({ phase }) => phase === 'ready') ?? false;
  const playing = usePlayerState(player, ({ head }) => head.playing) ?? false;
  const standsAt = usePlayerState(player, ({ head }) => (head.playing ? null : head.at)) ?? null;
  const speed = usePlayerState(player, ({ head }) => head.speed);

  const write = useEffectEvent(() => {
    if (!player || !ready) return;
    const { head } = player.state();
    const at = new Date(Math.floor(head.at)).toISOString();
    written.current = at;
    const now = addressNow();
    const next = momentToUrl(now, { ...momentFromUrl(now), at });
    if (head.speed === DEFAULT_SPEED) next.delete('speed');
    else next.set('speed', String(head.speed));
    if (now.has('replayFrom') && next.toString() !== now.toString()) writeAddress(next);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: written when one of these changes
  useEffect(() => {
    const timer = setTimeout(write, ADDRESS_SETTLES);
    return () => clearTimeout(timer);
  }, [ready, playing, standsAt, speed]);
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(() => write(), ADDRESS_EVERY);
    return () => clearInterval(timer);
  }, [playing]);

  const { at } = momentFromUrl(params);
  const follow = useEffectEvent((moment: string) => {
    if (!player || !ready || moment === written.current) return;
    written.current = moment;
    player.seek(Date.parse(moment));
  });
  useEffect(() => {
    if (at) follow(at);
  }, [at]);
};

const noWatch = () => () => {};

/** A part of the player's state; undefined before there is a player. Renders anew only when that part changes. */
export const usePlayerState = <T>(player: Player | null, part: (state: PlayerState) => T): T | undefined =>
  useSyncExternalStore(player?.watch ?? noWatch, () => (player ? part(player.state()) : undefined));
