import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isUnreachable } from '../../api/client';
import type { Density } from '../../contact/density';
import { Notice } from '../../shell/notice';
import { useProblemWords } from '../../shell/problem-words';
import styles from './feed-states.module.css';
import type { ListedFeed } from './use-live-feed';

/** In place of the list: nothing yet, nothing that matches, or why there is none. */
export const FeedNotice = ({
  feed,
  filtered,
  onClear,
}: {
  readonly feed: ListedFeed;
  readonly filtered: boolean;
  readonly onClear: () => void;
}) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  if (feed.error && isUnreachable(feed.error)) {
    return (
      <Notice title={t('feed.offlineTitle')} text={t('feed.offlineText')} failure>
        <Button onClick={feed.retry}>{t('feed.retry')}</Button>
      </Notice>
    );
  }
  if (feed.error) {
    return (
      <Notice title={t('feed.failedTitle')} text={words(feed.error)} failure>
        <Button onClick={feed.retry}>{t('feed.retry')}</Button>
      </Notice>
    );
  }
  if (!filtered) return <Notice title={t('feed.emptyTitle')} text={t('feed.emptyText')} />;
  return (
    <Notice title={t('feed.noMatchTitle')} text={t('feed.noMatchText')}>
      <Button variant="default" onClick={onClear}>
        {t('filter.clear')}
      </Button>
    </Notice>
  );
};

const PLACES = [0.6, 0.45, 0.7, 0.5, 0.65, 0.4, 0.55, 0.6];

/** The list's own shape while the first page is awaited. */
export const FeedSkeleton = ({ density }: { density: Density }) => (
  <div className={styles.skeleton} data-density={density} aria-hidden>
    {PLACES.map((width, i) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the places never change
      <div key={i} className={styles.ghost}>
        <Skeleton circle height={density === 'cards' ? 34 : 26} />
        <div className={styles.lines}>
          <Skeleton height={12} width={`${width * 100}%`} />
          {density === 'cards' && <Skeleton height={10} width={`${width * 60}%`} />}
        </div>
      </div>
    ))}
  </div>
);

/** Below the last contact: more is coming, failed to come, or there is no more. */
export const EndOfList = ({ more }: { more: ListedFeed['more'] }) => {
  const { t } = useTranslation();
  if (more.failed) {
    return (
      <div className={styles.end} role="alert">
        {t('feed.moreFailed')}
        <Button size="compact-sm" variant="default" onClick={more.load}>
          {t('feed.retry')}
        </Button>
      </div>
    );
  }
  return <p className={styles.end}>{more.has ? t('feed.loadingMore') : t('feed.end')}</p>;
};
