import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { IconArrowUp, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { ContactListHandle } from '../../contact/contact-list';
import { DensityChoice } from '../../contact/density-choice';
import { isFiltered } from '../../filter/filter-change';
import { TimeBar } from '../../moment/time-bar';
import { ConnectionState } from '../../shell/connection-state';
import { useSingleKeyActions } from '../../shell/use-single-keys';
import { Announcer } from './announcer';
import styles from './feed-page.module.css';
import { FeedBody, type FeedViewProps } from './feed-view';
import { useReadMark } from './read-mark';
import { shownState } from './shown-state';
import { type LiveFeed, useLiveFeed } from './use-live-feed';

const togglePause = (feed: LiveFeed): void => feed.setFlow(feed.flow === 'paused' ? 'following' : 'paused');

/** The feed as it comes in. */
export const LiveView = (view: FeedViewProps) => {
  const feed = useLiveFeed(view.filter);
  const readUpTo = useReadMark(isFiltered(view.filter) ? 0 : (feed.items[0]?.newsPosition ?? 0));
  useSingleKeyActions({ p: () => togglePause(feed) });
  return (
    <>
      <TimeBar waiting={feed.waiting} state={<LiveState feed={feed} />}>
        <DensityChoice density={view.density} onDensity={view.onDensity} />
      </TimeBar>
      <FeedBody
        {...view}
        feed={feed}
        readUpTo={readUpTo}
        onTop={(atTop) => feed.flow !== 'paused' && feed.setFlow(atTop ? 'following' : 'reading')}
        over={(list) => <NewPill feed={feed} list={list} />}
      />
      <Announcer items={feed.items} since={feed.newestAtOpening} />
    </>
  );
};

const LiveState = ({ feed }: { feed: LiveFeed }) => {
  const { t } = useTranslation();
  const paused = feed.flow === 'paused';
  const pause = t(paused ? 'feed.resume' : 'feed.pause');
  return (
    <>
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
    </>
  );
};

/** News waits while the reader is further down or has paused; this lets it in. */
const NewPill = ({ feed, list }: { feed: LiveFeed; list: RefObject<ContactListHandle | null> }) => {
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
