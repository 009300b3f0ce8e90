import type { ContactDetail } from '@chancery/contracts';
import { ActionIcon, Button, Skeleton, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate, useParams } from 'react-router';
import { statusOf } from '../../api/client';
import { useContact } from '../../api/contacts';
import { useLanguage } from '../../i18n';
import { Notice } from '../../shell/notice';
import { useProblemWords } from '../../shell/problem-words';
import { ClaimPicker } from './claim-picker';
import { ClaimView } from './claim-view';
import { ContactHead } from './contact-head';
import styles from './evidence.module.css';

/** Beside the list: what was opened, with the words that it was read from. On a phone it covers the list. */
const EvidencePane = () => {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const words = useProblemWords();
  const contact = useContact(id);
  useOwnAddress(id, contact.data?.id);
  const pane = useRef<HTMLElement>(null);
  const scroller = useRef<HTMLDivElement>(null);

  useEffect(() => {
    pane.current?.focus({ preventScroll: true });
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another contact is read from its top
  useEffect(() => {
    scroller.current?.scrollTo({ top: 0 });
  }, [id]);

  return (
    <aside ref={pane} className={styles.pane} tabIndex={-1} aria-label={t('evidence.label')}>
      <PaneBar />
      <div ref={scroller} className={styles.scroller}>
        {contact.isPending && <PaneSkeleton />}
        {contact.isError && !contact.data && (
          <Notice
            title={t(statusOf(contact.error) === 404 ? 'evidence.notFound' : 'evidence.failed')}
            {...(statusOf(contact.error) === 404 ? {} : { text: words(contact.error) })}
          >
            {statusOf(contact.error) !== 404 && (
              <Button onClick={() => void contact.refetch()}>{t('feed.retry')}</Button>
            )}
          </Notice>
        )}
        {contact.data && <Evidence key={contact.data.id} contact={contact.data} />}
      </div>
    </aside>
  );
};

/** An occasion that has joined another one is shown under the address that it has now. */
const useOwnAddress = (asked: string, found: string | undefined): void => {
  const navigate = useNavigate();
  const { search } = useLocation();
  useEffect(() => {
    if (found && found !== asked)
      void navigate({ pathname: `/contacts/${found}`, search }, { replace: true });
  }, [asked, found, navigate, search]);
};

const PaneBar = () => {
  const { t } = useTranslation();
  const { search } = useLocation();
  const back = { pathname: '/', search };
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

const Evidence = ({ contact }: { contact: ContactDetail }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const claims = contact.claims;
  const [chosen, choose] = useState<string | null>(null);
  const inOwnLanguage = claims.find((claim) => claim.article.lang === language && !claim.background);
  const claim = claims.find(({ claimId }) => claimId === chosen) ?? inOwnLanguage ?? claims[0];
  return (
    <>
      <ContactHead contact={contact} />
      <h3 className={styles.told}>{t('evidence.told', { count: claims.length })}</h3>
      {claims.length > 1 && claim && (
        <ClaimPicker claims={claims} chosen={claim.claimId} onChoose={choose} contact={contact} />
      )}
      {claim && <ClaimView key={claim.claimId} claim={claim} />}
    </>
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
