import { type KeyboardEvent, memo, type PointerEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDay, formatMinute } from '../../format/dates';
import { useLanguage } from '../../i18n';
import { modeColour } from '../../theme/theme';
import { Histogram } from './histogram';
import type { Player } from './player';
import { keyedTo, shareOf, silences } from './playhead';
import { rangeBars } from './range-bars';
import type { Tally } from './tally';
import styles from './timeline.module.css';
import { usePlayerState } from './use-player';

interface TimelineProps {
  readonly player: Player;
  /** Contacts on record at the moment that the film has reached. */
  readonly tally: Tally;
}

/** Above, contacts by the day on which they happen; below, when they were told: the scrubber, on the same axis. */
export const Timeline = memo(({ player, tally }: TimelineProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const opened = usePlayerState(player, (state) => state.opened);
  if (!opened?.range) return <div className={styles.timeline} />;
  const { from, to } = opened.range;
  return (
    <div className={styles.timeline}>
      <DayBars from={Date.parse(from)} to={Date.parse(to)} tally={tally} />
      <Scrubber player={player} histogram={opened.histogram} />
      <p className={styles.axis} aria-hidden>
        <span>{formatDay(from.slice(0, 10), language)}</span>
        <span className={styles.legend}>{t(`replay.axis.${opened.clock}`)}</span>
        <span>{formatDay(to.slice(0, 10), language)}</span>
      </p>
    </div>
  );
});

const DayBars = ({ from, to, tally }: { from: number; to: number; tally: Tally }) => {
  const highest = useRef({ range: '', value: 0 });
  const { parts } = useMemo(() => {
    const range = `${from} ${to}`;
    const drawn = rangeBars(
      tally.days,
      { from, to },
      highest.current.range === range ? highest.current.value : 0,
    );
    highest.current = { range, value: drawn.highest };
    return drawn;
  }, [tally, from, to]);
  return (
    <svg className={styles.days} viewBox="0 0 1000 100" preserveAspectRatio="none" aria-hidden>
      {parts.map(({ key, mode, x, width, y, height }) => (
        <rect
          key={key}
          x={1000 * (x + 0.08 * width)}
          y={100 * (1 - y - height)}
          width={840 * width + 0.5}
          height={100 * height}
          fill={modeColour(mode)}
        />
      ))}
    </svg>
  );
};

interface ScrubberProps {
  readonly player: Player;
  readonly histogram: readonly number[];
}

const Scrubber = ({ player, histogram }: ScrubberProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const bar = useRef<HTMLDivElement>(null);
  const resumes = useRef(false);
  const [hover, setHover] = useState<number | null>(null);
  useMovingThumb(player, bar);
  const said = useSaid(player);
  const { from, to } = player.state().head;

  const momentAt = (event: PointerEvent): number => {
    const box = event.currentTarget.getBoundingClientRect();
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width));
    return from + share * (to - from);
  };
  const onPointerDown = (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    resumes.current = player.state().head.playing;
    player.pause();
    player.seek(momentAt(event));
  };
  const onPointerMove = (event: PointerEvent) => {
    setHover(momentAt(event));
    if (event.currentTarget.hasPointerCapture(event.pointerId)) player.seek(momentAt(event));
  };
  const onPointerUp = () => {
    if (resumes.current) player.toggle();
    resumes.current = false;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const place = keyedTo({ from, to }, player.state().head.at, event.key);
    if (place === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    player.seek(place);
  };

  return (
    <div
      ref={bar}
      className={styles.scrubber}
      role="slider"
      tabIndex={0}
      aria-label={t('replay.scrubber')}
      aria-orientation="horizontal"
      aria-valuemin={0}
      aria-valuemax={1000}
      aria-valuenow={Math.round(1000 * shareOf({ from, to }, said))}
      aria-valuetext={formatMinute(new Date(said).toISOString(), language)}
      onKeyDown={onKeyDown}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerUp}
      onPointerLeave={() => setHover(null)}
    >
      <Silences histogram={histogram} />
      <div className={styles.parts}>
        <Histogram parts={histogram} fill="var(--ch-edge)" />
      </div>
      <div className={styles.parts} data-played>
        <Histogram parts={histogram} fill="var(--ch-accent)" />
      </div>
      <span className={styles.thumb} />
      {hover !== null && (
        <span className={styles.hover} style={{ '--hover': shareOf({ from, to }, hover) }} aria-hidden>
          <span>{formatMinute(new Date(hover).toISOString(), language)}</span>
        </span>
      )}
    </div>
  );
};

/** Runs of empty parts, hatched: the film passes over them. */
const Silences = ({ histogram }: { histogram: readonly number[] }) => {
  const gaps = useMemo(
    () => silences(histogram, Math.max(3, Math.round(histogram.length / 20))),
    [histogram],
  );
  return gaps.map(({ from, to }) => (
    <span
      key={from}
      className={styles.silence}
      style={{ left: `${100 * from}%`, width: `${100 * (to - from)}%` }}
    />
  ));
};

/** Moves the thumb with the film without rendering anything anew. */
const useMovingThumb = (player: Player, bar: { current: HTMLDivElement | null }): void => {
  useEffect(() => {
    const place = () => {
      const { head } = player.state();
      bar.current?.parentElement?.style.setProperty('--share', String(shareOf(head, head.at)));
    };
    place();
    return player.watch(place);
  }, [player, bar]);
};

/** While the film plays, a screen reader hears of the moment now and then. */
const SAID_EVERY = 5_000;

const useSaid = (player: Player): number => {
  const head = () => player.state().head;
  const standsAt = usePlayerState(player, (state) => (state.head.playing ? null : state.head.at)) ?? null;
  const [passing, setPassing] = useState(() => head().at);
  useEffect(() => {
    if (standsAt !== null) return;
    const timer = setInterval(() => setPassing(player.state().head.at), SAID_EVERY);
    return () => clearInterval(timer);
  }, [player, standsAt]);
  return standsAt ?? passing;
};
