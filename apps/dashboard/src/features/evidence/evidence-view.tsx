import type { ContactDetail } from '@chancery/contracts';
import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { WatchSign } from '../../contact/watch';
import type { Deciding } from '../../decisions/deciding';
import { DecisionHistory } from '../../decisions/decision-history';
import { RecordingNote } from '../../decisions/recording-note';
import type { useRecording } from '../../decisions/use-recording';
import { useLanguage } from '../../i18n';
import { useMoment } from '../../moment/use-moment';
import { ClaimPicker } from './claim-picker';
import { ClaimView } from './claim-view';
import { ContactHead } from './contact-head';
import { ContactLife, Containment } from './contact-life';
import { DecideMenu } from './decide-menu';
import styles from './evidence.module.css';

const ContactDecision = lazy(() => import('../../decisions/contact-decision'));

interface EvidenceViewProps {
  readonly contact: ContactDetail;
  readonly recorder: ReturnType<typeof useRecording>;
  /** The place in the pane's bar for what can be done. */
  readonly bar: HTMLElement | null;
}

/** The occasion, its life, the articles that tell of it, and what was decided about it. */
export const EvidenceView = ({ contact, recorder, bar }: EvidenceViewProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { isPast } = useMoment();
  const { claims, decisions } = contact;
  const [first, second] = contact.participants;
  const [chosen, choose] = useState<string | null>(null);
  const [deciding, setDeciding] = useState<Deciding | null>(null);
  const inOwnLanguage = claims.find((claim) => claim.article.lang === language && !claim.background);
  const claim = claims.find(({ claimId }) => claimId === chosen) ?? inOwnLanguage ?? claims[0];
  return (
    <>
      {bar &&
        !isPast &&
        createPortal(
          <>
            {first && second && <WatchSign who={first.actorId} other={second.actorId} />}
            <DecideMenu contact={contact} claimId={claim?.claimId} onDecide={setDeciding} />
          </>,
          bar,
        )}
      <ContactHead contact={contact} />
      <RecordingNote recording={recorder.recording} />
      <ContactLife contact={contact} onClaim={choose} />
      <Containment contact={contact} />
      {decisions.length > 0 && (
        <>
          <h3 className={styles.told}>{t('decisions.history')}</h3>
          <DecisionHistory
            decisions={decisions}
            onUndo={isPast ? undefined : (decision) => setDeciding({ kind: 'undo', decision })}
          />
        </>
      )}
      <h3 className={styles.told}>{t('evidence.told', { count: claims.length })}</h3>
      {claims.length > 1 && claim && (
        <ClaimPicker claims={claims} chosen={claim.claimId} onChoose={choose} contact={contact} />
      )}
      {claim && <ClaimView key={claim.claimId} claim={claim} />}
      {deciding && (
        <Suspense>
          <ContactDecision
            contact={contact}
            deciding={deciding}
            onClose={() => setDeciding(null)}
            onDecided={(decided) => {
              setDeciding(null);
              recorder.take(decided);
            }}
          />
        </Suspense>
      )}
    </>
  );
};
