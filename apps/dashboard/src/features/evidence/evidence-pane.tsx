import { ActionIcon, Button, Skeleton, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { statusOf } from '../../api/client';
import { useContact } from '../../api/contacts';
import { contactAddress, pageOf } from '../../contact/addresses';
import { RecordingNote } from '../../decisions/recording-note';
import { useRecording } from '../../decisions/use-recording';
import { useMoment } from '../../moment/use-moment';
import { Notice } from '../../shell/notice';
import { useProblemWords } from '../../shell/problem-words';
import styles from './evidence.module.css';
import { EvidenceView } from './evidence-view';

/** Beside the list: what was opened, with the words that it was read from. On a phone it covers the list. */
const EvidencePane = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const words = useProblemWords();
  const contact = useContact(id, useMoment());
  const recorder = useRecording();
  // A decision may have taken it away: what was known of it before shows no longer.
  const gone = statusOf(contact.error) === 404;
  useOwnAddress(id, contact.data?.id);
  const pane = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const [bar, setBar] = useState<HTMLElement | null>(null);

  useEffect(() => {
    pane.current?.focus({ preventScroll: true });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another contact is read from its top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [id]);

  return (
    <aside ref={pane} className={styles.pane} tabIndex={-1} aria-label={t('evidence.label')}>
      <PaneBar place={setBar} />
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
    </aside>
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

/** `place` is where the opened contact puts what can be done with it. */
const PaneBar = ({ place }: { place: (element: HTMLElement | null) => void }) => {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const back = { pathname: pageOf(pathname), search };
  return (
    <header className={styles.paneBar}>
      <ActionIcon
        component={Link}
        to={back}
        variant="subtle"
        color="gray"
        size={32}
        className={styles.back}
        aria-label={t('evidence.back')}
      >
        <IconArrowLeft size={20} />
      </ActionIcon>
      <h2 className={styles.paneTitle}>{t('evidence.label')}</h2>
      <div ref={place} className={styles.doings} />
      <Tooltip label={`${t('evidence.close')} (Esc)`}>
        <ActionIcon
          component={Link}
          to={back}
          variant="subtle"
          color="gray"
          size={32}
          className={styles.close}
          aria-label={t('evidence.close')}
        >
          <IconX size={18} />
        </ActionIcon>
      </Tooltip>
    </header>
  );
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
