import { Button, Skeleton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { isUnreachable } from '../../api/client';
import { useDeadLetters } from '../../api/dead-letters';
import { Ago } from '../../contact/ago';
import { Notice } from '../../shell/notice';
import { PageBar } from '../../shell/page-bar';
import { useProblemWords } from '../../shell/problem-words';
import { useSingleKeyActions } from '../../shell/use-single-keys';
import { LetterPane } from './letter-pane';
import styles from './rejected.module.css';

/** Messages that could not be taken in: why, what they hold, and how to send them again. */
const RejectedPage = () => {
  const { t } = useTranslation();
  const { id } = useParams();
  const navigate = useNavigate();
  useSingleKeyActions({ Escape: id ? () => void navigate('/rejected') : undefined });
  return (
    <div className={styles.page}>
      <section className={styles.main}>
        <PageBar title={t('rejected.title')} />
        <p className={styles.intro}>{t('rejected.intro')}</p>
        <LetterList openId={id} />
      </section>
      {id && <LetterPane key={id} id={id} />}
    </div>
  );
};

const LetterList = ({ openId }: { openId: string | undefined }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const letters = useDeadLetters();
  const items = letters.data?.pages.flatMap((page) => page.items) ?? [];

  if (letters.isPending) return <Skeleton height={56} m="lg" w="auto" />;
  if (letters.isError && !letters.data) {
    return (
      <Notice
        title={t(isUnreachable(letters.error) ? 'feed.offlineTitle' : 'rejected.failedTitle')}
        text={isUnreachable(letters.error) ? t('feed.offlineText') : words(letters.error)}
        failure
      >
        <Button onClick={() => void letters.refetch()}>{t('feed.retry')}</Button>
      </Notice>
    );
  }
  if (items.length === 0) return <Notice title={t('rejected.emptyTitle')} text={t('rejected.emptyText')} />;
  return (
    <div className={styles.scroller}>
      <ul aria-label={t('rejected.list')}>
        {items.map((letter) => (
          <li key={letter.id}>
            <Link
              to={`/rejected/${encodeURIComponent(letter.id)}`}
              className={styles.letter}
              aria-current={letter.id === openId || undefined}
            >
              <span className={styles.code}>{letter.reason.code}</span>
              <span className={styles.message}>{letter.reason.message}</span>
              <code className={styles.payload}>{letter.payload}</code>
              <span className={styles.when}>
                <Ago at={letter.receivedAt} />
                {letter.redrivenAt && <span className={styles.redriven}>{t('rejected.redrivenShort')}</span>}
              </span>
            </Link>
          </li>
        ))}
      </ul>
      {letters.hasNextPage && (
        <div className={styles.more}>
          <Button
            variant="default"
            loading={letters.isFetchingNextPage}
            onClick={() => void letters.fetchNextPage()}
          >
            {t('rejected.more')}
          </Button>
        </div>
      )}
    </div>
  );
};

export default RejectedPage;
