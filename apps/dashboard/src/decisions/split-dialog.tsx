import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { Checkbox } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDecide } from '../api/decisions';
import { ContactDate } from '../contact/contact-date';
import { StatusWord } from '../contact/status-word';
import type { ContactDecisionProps } from './deciding';
import { DecisionDialog } from './decision-dialog';
import styles from './decisions.module.css';

/** Some of the articles tell of another occasion. */
export const SplitDialog = ({ contact, onDecided, onClose }: ContactDecisionProps) => {
  const { t } = useTranslation();
  const decide = useDecide();
  const [ticked, setTicked] = useState<string[]>([]);
  const splits = ticked.length > 0 && ticked.length < contact.claims.length;
  return (
    <DecisionDialog
      title={t('decisions.splitTitle')}
      text={t('decisions.splitText')}
      fault={splits ? null : t('decisions.splitLeast')}
      pending={decide.isPending}
      error={decide.error}
      size="lg"
      onRecord={(reason) =>
        decide.mutate({ action: { kind: 'split', claims: ticked }, reason }, { onSuccess: onDecided })
      }
      onClose={onClose}
    >
      <Checkbox.Group value={ticked} onChange={setTicked} aria-label={t('decisions.split')}>
        <div className={styles.choices}>
          {contact.claims.map((claim) => (
            <Checkbox
              key={claim.claimId}
              value={claim.claimId}
              className={styles.choice ?? ''}
              label={
                <span className={styles.choiceLabel}>
                  <span className={styles.choiceHead}>
                    <b>
                      <bdi>{claim.article.outlet.name}</bdi>
                    </b>
                    <StatusWord status={claim.status} />
                    <ContactDate date={claim.date} short />
                  </span>
                  <bdi className={styles.choiceText} lang={claim.article.lang}>
                    {claim.article.title}
                  </bdi>
                </span>
              }
            />
          ))}
        </div>
      </Checkbox.Group>
    </DecisionDialog>
  );
};
