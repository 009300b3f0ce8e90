import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconArrowUp, IconLayoutList, IconList, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { Suspense, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useParams } from 'react-router';
import { PageBar } from '../../shell/page-bar';
import { ActivityStrip } from './activity-strip';
import { Announcer } from './announcer';
import { ConnectionState, shownState } from './connection-state';
import { DemoBanner } from './demo-banner';
import { DENSITIES, type Density } from './density';
import { togglePause, useFeedKeys, useFocusReturn } from './feed-keys';
import { FeedList, type FeedListHandle } from './feed-list';
import styles from './feed-page.module.css';
import { FeedNotice, FeedSkeleton } from './feed-states';
import { FilterBar } from './filter-bar';
import { isFiltered } from './filter-change';
import { useReadMark } from './read-mark';
import { useFeedFilter } from './use-feed-filter';
import { type LiveFeed, useLiveFeed } from './use-live-feed';

/** The live list in the middle; what is opened stands beside it, in the outlet. */
export const FeedPage = () => {
  const { id } = useParams();
  const [filter, setFilter] = useFeedFilter();
  const feed = useLiveFeed(filter);
  const [density, setDensity] = useLocalStorage<Density>({ key: 'chancery.density', defaultValue: 'cards' });
  const list = useRef<FeedListHandle>(null);
  const listed = feed.items.length > 0 && !feed.error;
  const readUpTo = useReadMark(isFiltered(filter) ? 0 : (feed.items[0]?.newsPosition ?? 0));
  useFeedKeys(feed, list, id);
  useFocusReturn(feed, list, id);

  return (
    <div className={styles.page} data-open={id ? true : undefined}>
      <section className={styles.feed}>
        <FeedBar feed={feed} density={density} onDensity={setDensity} />
        <DemoBanner />
        <FilterBar filter={filter} onChange={setFilter} items={feed.items} />
        <ActivityStrip filter={filter} onChange={setFilter} />
        <div className={styles.listPlace}>
          <NewPill feed={feed} list={list} />
          {feed.loading && <FeedSkeleton density={density} />}
          {!feed.loading && !listed && (
            <FeedNotice feed={feed} filtered={isFiltered(filter)} onClear={() => setFilter({})} />
          )}
          {listed && (
            <FeedList
              ref={list}
              feed={feed}
              density={density}
              selectedId={id}
              readUpTo={readUpTo}
              onTop={(atTop) => feed.flow !== 'paused' && feed.setFlow(atTop ? 'following' : 'reading')}
            />
          )}
        </div>
        <Announcer items={feed.items} since={feed.newestAtOpening} />
      </section>
      <Suspense fallback={<div className={styles.panePlace} />}>
        <Outlet />
      </Suspense>
    </div>
  );
};

interface FeedBarProps {
  readonly feed: LiveFeed;
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
}

const DENSITY_WORDS = { cards: 'feed.comfortable', rows: 'feed.dense' } as const;
const DENSITY_ICONS = { cards: IconLayoutList, rows: IconList } as const;

const FeedBar = ({ feed, density, onDensity }: FeedBarProps) => {
  const { t } = useTranslation();
  const paused = feed.flow === 'paused';
  const pause = t(paused ? 'feed.resume' : 'feed.pause');
  return (
    <PageBar title={t('feed.title')} waiting={feed.waiting}>
      <ConnectionState state={shownState(feed.connection, feed.flow)} />
      <Tooltip label={pause}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={32}
          aria-label={pause}
          aria-pressed={paused}
          onClick={() => togglePause(feed)}
        >
          {paused ? <IconPlayerPlay size={18} /> : <IconPlayerPause size={18} />}
        </ActionIcon>
      </Tooltip>
      <span className={styles.space} />
      <DensityChoice density={density} onDensity={onDensity} />
    </PageBar>
  );
};

const DensityChoice = ({ density, onDensity }: Pick<FeedBarProps, 'density' | 'onDensity'>) => {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.densities} aria-label={t('feed.density')}>
      {DENSITIES.map((value) => {
        const Icon = DENSITY_ICONS[value];
        return (
          <UnstyledButton
            key={value}
            className={styles.density}
            aria-pressed={value === density}
            onClick={() => onDensity(value)}
          >
            <Icon size={16} aria-hidden />
            <span className={styles.densityWord}>{t(DENSITY_WORDS[value])}</span>
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
};

/** News waits while the reader is further down or has paused; this lets it in. */
const NewPill = ({ feed, list }: { feed: LiveFeed; list: { current: FeedListHandle | null } }) => {
  const { t } = useTranslation();
  if (feed.waiting === 0) return null;
  return (
    <UnstyledButton
      className={styles.pill}
      onClick={() => {
        feed.release();
        list.current?.toTop();
      }}
    >
      <IconArrowUp size={14} aria-hidden />
      {t('feed.new', { count: feed.waiting })}
    </UnstyledButton>
  );
};
