import type { ContactFilter } from '@chancery/domain';
import { Button, UnstyledButton } from '@mantine/core';
import { useDeferredValue, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Density } from '../../contact/density';
import { DensityChoice } from '../../contact/density-choice';
import { FilterBar } from '../../filter/filter-bar';
import { ClockChoice } from '../../moment/clock-choice';
import { PastState } from '../../moment/past-state';
import type { ReplayRange } from '../../moment/replay-range';
import { TimeBar } from '../../moment/time-bar';
import { useMoment } from '../../moment/use-moment';
import { Notice } from '../../shell/notice';
import { useSingleKeyActions } from '../../shell/use-single-keys';
import { FilmAnnouncer } from './film-announcer';
import { FilmCounts } from './film-counts';
import { FilmList } from './film-list';
import type { Player } from './player';
import { keyedTo, nextSpeed } from './playhead';
import styles from './replay.module.css';
import { NOTHING_SHOWN, type ShownList } from './shown-list';
import { Timeline } from './timeline';
import { FilmMoment, FilmNote, Pace, Transport } from './transport';
import { useFilmTally } from './use-film-tally';
import { usePlayer, usePlayerState } from './use-player';

interface ReplayViewProps {
  readonly filter: ContactFilter;
  readonly onFilter: (filter: ContactFilter) => void;
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
  readonly openId: string | undefined;
  readonly range: ReplayRange;
}

/** The record as a film: the list of the feed as it grew, under the same filter. */
const ReplayView = ({ filter, onFilter, density, onDensity, openId, range }: ReplayViewProps) => {
  const { t } = useTranslation();
  const player = usePlayer({ filter, range });
  const { backToLive } = useMoment();
  usePauseOnOpen(player, openId);
  return (
    <>
      <TimeBar state={<PastState word={t('replay.state')} hint={t('replay.stateHint')} />}>
        <UnstyledButton
          className={styles.back}
          onClick={() => {
            // The page goes on at once: a film that runs would keep it from being drawn.
            player?.pause();
            backToLive();
          }}
        >
          {t('time.backToLive')}
        </UnstyledButton>
        <span className={styles.wide}>
          <DensityChoice density={density} onDensity={onDensity} />
        </span>
      </TimeBar>
      <FilterBar filter={filter} onChange={onFilter} items={useStill(player)} />
      {player && <Film player={player} filter={filter} density={density} openId={openId} />}
    </>
  );
};

interface FilmProps extends Pick<ReplayViewProps, 'filter' | 'density' | 'openId'> {
  readonly player: Player;
}

const Film = ({ player, filter, density, openId }: FilmProps) => {
  const { t } = useTranslation();
  const list = useDrawnList(player);
  const { at, clock, set, backToLive } = useMoment();
  const phase = usePlayerState(player, (state) => state.phase);
  const tally = useFilmTally(filter, clock, list);
  useReplayKeys(player);
  if (phase === 'empty' || phase === 'failed') {
    return (
      <Notice title={t(`replay.${phase}Title`)} text={phase === 'empty' ? t('replay.emptyText') : ''}>
        <Button onClick={backToLive}>{t('time.backToLive')}</Button>
      </Notice>
    );
  }
  return (
    <>
      <section className={styles.deck} aria-label={t('replay.controls')}>
        <div className={styles.controls}>
          <Transport player={player} />
          <FilmMoment player={player} />
          <FilmNote player={player} />
          <span className={styles.space} />
          <Pace player={player} />
          <ClockChoice clock={clock} onChange={(next) => set(at, next)} />
        </div>
        <Timeline player={player} tally={tally} />
        <FilmCounts tally={tally} />
      </section>
      <div className={styles.listPlace}>
        <FilmList list={list} clock={clock} density={density} openId={openId} />
      </div>
      <FilmAnnouncer player={player} />
    </>
  );
};

/**
 * The list as it is drawn: in slices between the frames of the film, which goes on meanwhile. When it stands on the
 * screen, the player is told.
 */
const useDrawnList = (player: Player): ShownList => {
  const list = useDeferredValue(usePlayerState(player, (state) => state.list) ?? NOTHING_SHOWN);
  // biome-ignore lint/correctness/useExhaustiveDependencies: told of each list
  useEffect(() => player.drawn(), [player, list]);
  return list;
};

/** Who opens a contact wants to read: the film stands, and the evidence is that of its moment. */
const usePauseOnOpen = (player: Player | null, openId: string | undefined): void => {
  useEffect(() => {
    if (openId) player?.pause();
  }, [player, openId]);
};

/** What the filter offers is taken anew when the film stands: it need not follow each frame. */
const useStill = (player: Player | null): ShownList['items'] => {
  const standing = usePlayerState(player, ({ head, list }) => (head.playing ? null : list.items));
  const [still, setStill] = useState<ShownList['items']>([]);
  useEffect(() => {
    if (standing) setStill(standing);
  }, [standing]);
  return still;
};

const useReplayKeys = (player: Player): void => {
  const seekBy = (key: string) => () => {
    const { head } = player.state();
    player.seek(keyedTo(head, head.at, key) ?? head.at);
  };
  const faster = (by: 1 | -1) => () => player.setSpeed(nextSpeed(player.state().head.speed, by));
  useSingleKeyActions({
    ' ': player.toggle,
    p: player.toggle,
    '.': () => player.step(1),
    ',': () => player.step(-1),
    '<': faster(-1),
    '>': faster(1),
    ArrowLeft: seekBy('ArrowLeft'),
    ArrowRight: seekBy('ArrowRight'),
  });
};

export default ReplayView;
