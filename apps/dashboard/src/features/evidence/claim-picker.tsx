import type { ClaimItem, ContactDetail } from '@chancery/contracts';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../contact/ago';
import { StatusWord } from '../../contact/status-word';
import styles from './evidence.module.css';

interface ClaimPickerProps {
  readonly contact: ContactDetail;
  readonly claims: readonly ClaimItem[];
  readonly chosen: string;
  readonly onChoose: (claimId: string) => void;
}

/** The articles that tell of it, by outlet; what one says otherwise than the whole is told beside. */
export const ClaimPicker = ({ contact, claims, chosen, onChoose }: ClaimPickerProps) => {
  const { t } = useTranslation();
  return (
    <ul className={styles.claims} aria-label={t('evidence.outlets')}>
      {claims.map((claim) => (
        <li key={claim.claimId}>
          <UnstyledButton
            className={styles.claim}
            aria-pressed={claim.claimId === chosen}
            onClick={() => onChoose(claim.claimId)}
          >
            <bdi className={styles.outlet}>{claim.article.outlet.name}</bdi>
            <span className={styles.lang}>{claim.article.lang}</span>
            <bdi className={styles.claimTitle} lang={claim.article.lang}>
              {claim.article.title}
            </bdi>
            {claim.status !== contact.status && <StatusWord status={claim.status} />}
            {claim.background && <span className={styles.muted}>{t('evidence.background')}</span>}
            <span className={styles.when}>
              <Ago at={claim.article.publishedAt} />
            </span>
          </UnstyledButton>
        </li>
      ))}
    </ul>
  );
};
