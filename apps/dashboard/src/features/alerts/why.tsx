import type { AlertAmendment, AlertReason } from '@chancery/contracts';
import { IconArrowRight, IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { contactAddress } from '../../contact/addresses';
import { Ago } from '../../contact/ago';
import { amendmentWords, pairWords, reasonLines, useWording } from './reason-words';
import styles from './why.module.css';

interface WhyProps {
  readonly reason: AlertReason;
  readonly names: Readonly<Record<string, string>>;
  /** Of the rule's condition. */
  readonly days?: number | undefined;
  /** It no longer stands. */
  readonly struck?: boolean;
}

/** Why a rule tells, in words, and for whom. The contact before it is a click away. */
export const Why = ({ reason, names, days, struck = false }: WhyProps) => {
  const { t } = useTranslation();
  const wording = { ...useWording(), days };
  return (
    <ul className={styles.why} data-struck={struck || undefined}>
      {reasonLines(reason, wording).map(({ words, pairs, last }) => (
        <li key={`${words} ${last?.contactId}`}>
          <strong>{words}</strong>
          <bdi className={styles.pairs}>{pairWords(pairs, names, wording.language)}</bdi>
          {last && <EarlierLink contactId={last.contactId} label={t('alerts.before')} />}
        </li>
      ))}
    </ul>
  );
};

/** Opens an earlier contact beside the page. */
const EarlierLink = ({ contactId, label }: { contactId: string; label: string }) => {
  const { pathname, search } = useLocation();
  return (
    <Link to={{ pathname: contactAddress(pathname, contactId), search }} className={styles.earlier}>
      {label}
      <IconArrowRight size={14} aria-hidden />
    </Link>
  );
};

/** What became of an alert, latest last. */
export const Amendments = ({ amendments }: { amendments: readonly AlertAmendment[] }) => {
  const { t } = useTranslation();
  const wording = useWording();
  if (amendments.length === 0) return null;
  return (
    <ul className={styles.amendments} aria-label={t('alerts.corrections')}>
      {amendments.map((amendment) => (
        <li key={amendment.at}>
          <IconInfoCircle size={14} aria-hidden />
          <span>{amendmentWords(amendment, wording)}</span>
          {amendment.earlier && (
            <EarlierLink contactId={amendment.earlier.contactId} label={t('alerts.openEarlier')} />
          )}
          <span className={styles.at}>
            <Ago at={amendment.at} />
          </span>
        </li>
      ))}
    </ul>
  );
};
