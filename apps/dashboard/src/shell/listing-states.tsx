import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { isUnreachable } from '../api/client';
import type { Listing } from '../api/pages';
import styles from './listing-states.module.css';
import { Notice } from './notice';
import { useProblemWords } from './problem-words';

interface FailureNoticeProps {
  readonly title: string;
  readonly error: Error;
  readonly onRetry: () => void;
}

/** In place of what could not be loaded: why, and another try. */
export const FailureNotice = ({ title, error, onRetry }: FailureNoticeProps) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const offline = isUnreachable(error);
  return (
    <Notice
      title={offline ? t('feed.offlineTitle') : title}
      text={offline ? t('feed.offlineText') : words(error)}
      failure
    >
      <Button onClick={onRetry}>{t('feed.retry')}</Button>
    </Notice>
  );
};

const WIDTHS = [44, 36, 52, 40, 48, 32, 42, 50, 38, 46];

/** A table's own shape while its first page is awaited. */
export const RowsSkeleton = () => (
  <div className={styles.rows} aria-hidden>
    {WIDTHS.map((width) => (
      <div key={width} className={styles.ghost}>
        <Skeleton height={12} width={`${width}%`} />
        <Skeleton height={12} width={72} />
      </div>
    ))}
  </div>
);

/** Below the last row: more is coming, or failed to come. Nothing where the list is complete. */
export const MoreOfListing = ({ more }: { more: Listing<unknown>['more'] }) => {
  const { t } = useTranslation();
  if (!more.has) return null;
  return (
    <div className={styles.end} role={more.failed ? 'alert' : undefined}>
      {more.failed && <span>{t('feed.moreFailed')}</span>}
      <Button size="compact-sm" variant="default" loading={more.loading} onClick={more.load}>
        {t(more.failed ? 'feed.retry' : 'rejected.more')}
      </Button>
    </div>
  );
};
