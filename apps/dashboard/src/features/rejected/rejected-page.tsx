import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useDeadLetters } from '../../api/dead-letters';
import { Ago } from '../../contact/ago';
import { FailureNotice, MoreOfListing, RowsSkeleton } from '../../shell/listing-states';
import { Notice } from '../../shell/notice';
import { PageIntro, PageWithPane } from '../../shell/page';
import page from '../../shell/page.module.css';
import { PageBar } from '../../shell/page-bar';
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
    <PageWithPane pane={id && <LetterPane id={id} />}>
      <PageBar title={t('rejected.title')} />
      <PageIntro>{t('rejected.intro')}</PageIntro>
      <LetterList openId={id} />
    </PageWithPane>
  );
};

const LetterList = ({ openId }: { openId: string | undefined }) => {
  const { t } = useTranslation();
  const letters = useDeadLetters();
  if (letters.loading) return <RowsSkeleton />;
  if (letters.error) {
    return <FailureNotice title={t('rejected.failedTitle')} error={letters.error} onRetry={letters.retry} />;
  }
  if (letters.items.length === 0) {
    return <Notice title={t('rejected.emptyTitle')} text={t('rejected.emptyText')} />;
  }
  return (
    <div className={page.scroller}>
      <ul aria-label={t('rejected.list')}>
        {letters.items.map((letter) => (
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
      <MoreOfListing more={letters.more} />
    </div>
  );
};

export default RejectedPage;
