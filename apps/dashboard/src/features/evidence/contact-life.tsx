import type { ContactDetail, ContactItem } from '@chancery/contracts';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { ContactLine } from '../../contact/contact-line';
import { lifeTurns } from '../../contact/life';
import { LifeSteps } from '../../contact/life-steps';
import styles from './evidence.module.css';

interface ContactLifeProps {
  readonly contact: ContactDetail;
  /** Opens the article that told a turn. */
  readonly onClaim: (claimId: string) => void;
}

/** What became of it, turn by turn, with the article that told each; nothing where there was one turn only. */
export const ContactLife = ({ contact, onClaim }: ContactLifeProps) => {
  const { t } = useTranslation();
  const turns = lifeTurns(contact.life);
  if (turns.length < 2) return null;
  return (
    <>
      <h3 className={styles.told}>{t('life.title')}</h3>
      <LifeSteps
        turns={turns}
        label={t('life.title')}
        teller={({ claimId }) => {
          const claim = contact.claims.find((one) => one.claimId === claimId);
          return (
            claim && (
              <UnstyledButton className={styles.teller} onClick={() => onClaim(claimId)}>
                <bdi>{claim.article.outlet.name}</bdi>
              </UnstyledButton>
            )
          );
        }}
      />
    </>
  );
};

/** The visits that a contact was part of, and what took place during a visit. */
export const Containment = ({ contact }: { contact: ContactDetail }) => {
  const { t } = useTranslation();
  return (
    <>
      <Contacts title={t('life.during')} items={contact.during} />
      <Contacts title={t('life.contains')} items={contact.contains} />
    </>
  );
};

const Contacts = ({ title, items }: { title: string; items: readonly ContactItem[] }) => {
  if (items.length === 0) return null;
  return (
    <>
      <h3 className={styles.told}>{title}</h3>
      <ul>
        {items.map((item) => (
          <li key={item.id}>
            <ContactLine item={item} />
          </li>
        ))}
      </ul>
    </>
  );
};
