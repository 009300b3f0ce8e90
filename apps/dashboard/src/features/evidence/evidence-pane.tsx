import { Button, Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate, useParams } from 'react-router';
import { statusOf } from '../../api/client';
import { useContact } from '../../api/contacts';
import { contactAddress, pageOf } from '../../contact/addresses';
import { RecordingNote } from '../../decisions/recording-note';
import { useRecording } from '../../decisions/use-recording';
import { useMoment } from '../../moment/use-moment';
import { Notice } from '../../shell/notice';
import { Pane } from '../../shell/pane';
import { useProblemWords } from '../../shell/problem-words';
import styles from './evidence.module.css';
import { EvidenceView } from './evidence-view';

/** A contact that was opened, with the words that it was read from. */
const EvidencePane = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const words = useProblemWords();
  const contact = useContact(id, useMoment());
  const recorder = useRecording();
  // A decision may have taken it away: what was known of it before shows no longer.
  const gone = statusOf(contact.error) === 404;
  useOwnAddress(id, contact.data?.id);
  const scroller = useRef<HTMLDivElement>(null);
  const { pathname, search } = useLocation();
  /** Where the opened contact puts what can be done with it. */
  const [bar, setBar] = useState<HTMLElement | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another contact is read from its top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [id]);

  return (
    <Pane
      title={t('evidence.label')}
      back={{ pathname: pageOf(pathname), search }}
      backLabel={t('evidence.back')}
      doings={<div ref={setBar} className={styles.doings} />}
    >
      <div ref={scroller} className={styles.scroller}>
        {contact.isPending && <PaneSkeleton />}
        {gone && (
          <Notice title={t('evidence.notFound')}>
            <RecordingNote recording={recorder.recording} />
          </Notice>
        )}
        {contact.error && !contact.data && !gone && (
          <Notice title={t('evidence.failed')} text={words(contact.error)}>
            <Button onClick={() => void contact.refetch()}>{t('feed.retry')}</Button>
          </Notice>
        )}
        {contact.data && !gone && (
          <EvidenceView key={contact.data.id} contact={contact.data} recorder={recorder} bar={bar} />
        )}
      </div>
    </Pane>
  );
};

/** An occasion that has joined another one is shown under the address that it has now. */
const useOwnAddress = (asked: string, found: string | undefined): void => {
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  useEffect(() => {
    if (found && found !== asked)
      void navigate({ pathname: contactAddress(pathname, found), search }, { replace: true });
  }, [asked, found, navigate, pathname, search]);
};

const PaneSkeleton = () => (
  <div className={styles.skeleton} aria-hidden>
    <Skeleton height={20} width="70%" />
    <Skeleton height={12} width="45%" />
    <Skeleton height={160} mt="lg" />
    <Skeleton height={240} mt="lg" />
  </div>
);

export default EvidencePane;
