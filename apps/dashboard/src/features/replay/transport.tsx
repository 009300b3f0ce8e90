import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import {
  IconPlayerPauseFilled,
  IconPlayerPlayFilled,
  IconPlayerTrackNext,
  IconPlayerTrackPrev,
} from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { formatHour, formatSpan, formatWeekday } from '../../format/dates';
import { useLanguage } from '../../i18n';
import type { Player } from './player';
import { SPEEDS, type Speed } from './playhead';
import styles from './replay.module.css';
import { usePlayerState } from './use-player';

/** Play, pause, steps, speed. Each answers at once, whatever the film is waiting for. */
export const Transport = ({ player }: { player: Player }) => {
  const { t } = useTranslation();
  const playing = usePlayerState(player, ({ head }) => head.playing);
  return (
    <fieldset className={styles.transport} aria-label={t('replay.controls')}>
      <Control label={t('replay.stepBack')} shortcut="," onClick={() => player.step(-1)}>
        <IconPlayerTrackPrev size={18} />
      </Control>
      <Tooltip label={`${t(playing ? 'replay.pause' : 'replay.play')} (␣)`}>
        <ActionIcon
          size={36}
          radius={18}
          className={styles.play ?? ''}
          aria-label={t(playing ? 'replay.pause' : 'replay.play')}
          onClick={player.toggle}
        >
          {playing ? <IconPlayerPauseFilled size={18} /> : <IconPlayerPlayFilled size={18} />}
        </ActionIcon>
      </Tooltip>
      <Control label={t('replay.stepForward')} shortcut="." onClick={() => player.step(1)}>
        <IconPlayerTrackNext size={18} />
      </Control>
    </fieldset>
  );
};

interface ControlProps {
  readonly label: string;
  readonly shortcut: string;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

const Control = ({ label, shortcut, onClick, children }: ControlProps) => (
  <Tooltip label={`${label} (${shortcut})`}>
    <ActionIcon variant="subtle" color="gray" size={32} aria-label={label} onClick={onClick}>
      {children}
    </ActionIcon>
  </Tooltip>
);

/** From this speed on hours pass too fast to be read. */
const HOURS_UP_TO: Speed = 21_600;

/** The moment that the film has reached. It is written beside React: nothing is rendered anew for it. */
export const FilmMoment = ({ player }: { player: Player }) => {
  const language = useLanguage();
  const day = useRef<HTMLSpanElement>(null);
  const hour = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const write = () => {
      const { head } = player.state();
      if (head.to === 0) return;
      const at = new Date(head.at).toISOString();
      const tellsHour = !head.playing || head.speed <= HOURS_UP_TO;
      writeText(day.current, formatWeekday(at, language));
      writeText(hour.current, tellsHour ? formatHour(at, language) : '');
    };
    write();
    return player.watch(write);
  }, [player, language]);
  return (
    <p className={styles.moment}>
      <span ref={day} /> <span ref={hour} className={styles.hour} />
    </p>
  );
};

const writeText = (element: HTMLElement | null, text: string): void => {
  if (element && element.textContent !== text) element.textContent = text;
};

/** What holds the film up, or what it has just passed over. */
export const FilmNote = ({ player }: { player: Player }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const gap = usePlayerState(player, ({ head }) => head.gap);
  const waiting = usePlayerState(player, ({ head, phase }) => head.waiting || phase === 'opening');
  const connected = usePlayerState(player, (state) => state.connected);
  const note = () => {
    if (!connected) return t('replay.lost');
    if (gap) return t('replay.skipped', { length: formatSpan(gap.to - gap.from, language) });
    return waiting ? t('replay.waiting') : '';
  };
  return (
    <p className={styles.note} data-failure={!connected || undefined}>
      {note()}
    </p>
  );
};

/** How fast the film runs, and whether it passes over silence. */
export const Pace = ({ player }: { player: Player }) => {
  const { t } = useTranslation();
  const speed = usePlayerState(player, ({ head }) => head.speed);
  const skips = usePlayerState(player, ({ head }) => head.skipsGaps);
  return (
    <>
      <select
        className={styles.speed}
        aria-label={t('replay.speed')}
        title={`${t('replay.speed')} (< >)`}
        value={speed}
        onChange={(event) => player.setSpeed(Number(event.currentTarget.value) as Speed)}
      >
        {SPEEDS.map((one) => (
          <option key={one} value={one}>
            {t(`replay.perSecond.s${one}`)}
          </option>
        ))}
      </select>
      <UnstyledButton
        className={styles.skips}
        aria-pressed={skips ?? true}
        onClick={() => player.setSkipsGaps(!skips)}
      >
        {t('replay.skipSilence')}
      </UnstyledButton>
    </>
  );
};
