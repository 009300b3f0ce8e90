import { useTranslation } from 'react-i18next';
import { useDecide } from '../api/decisions';
import { type ContactDecisionProps, claimOf } from './deciding';
import { DecisionDialog } from './decision-dialog';
import styles from './decisions.module.css';

/** The contact was checked and holds. */
export const ConfirmDialog = ({ contact, onDecided, onClose }: ContactDecisionProps) => {
  const { t } = useTranslation();
  const decide = useDecide();
  return (
    <DecisionDialog
      title={t('decisions.confirmTitle')}
      text={t('decisions.confirmText')}
      pending={decide.isPending}
      error={decide.error}
      onRecord={(reason) =>
        decide.mutate(
          { action: { kind: 'confirm', claim: claimOf(contact) }, reason },
          { onSuccess: onDecided },
        )
      }
      onClose={onClose}
    />
  );
};

/** What was read from one article is wrong. */
export const DismissDialog = ({
  contact,
  claimId,
  onDecided,
  onClose,
}: ContactDecisionProps & { claimId: string }) => {
  const { t } = useTranslation();
  const decide = useDecide();
  const claim = contact.claims.find((one) => one.claimId === claimId);
  return (
    <DecisionDialog
      title={t('decisions.dismissTitle')}
      text={t('decisions.dismissText')}
      pending={decide.isPending}
      error={decide.error}
      onRecord={(reason) =>
        decide.mutate({ action: { kind: 'dismiss', claim: claimId }, reason }, { onSuccess: onDecided })
      }
      onClose={onClose}
    >
      {claim && (
        <p className={styles.choiceLabel}>
          <b>
            <bdi>{claim.article.outlet.name}</bdi>
          </b>
          <bdi lang={claim.article.lang}>{claim.article.title}</bdi>
        </p>
      )}
    </DecisionDialog>
  );
};
