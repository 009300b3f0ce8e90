import type { ContactDetail } from '@chancery/contracts';
import { Tooltip } from '@mantine/core';
import { IconCheck, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ActorLabel } from '../../contact/actor-label';
import { Ago } from '../../contact/ago';
import { ContactDate } from '../../contact/contact-date';
import { ModeIcon } from '../../contact/mode-icon';
import { PairLink } from '../../contact/participants';
import { StatusWord } from '../../contact/status-word';
import { Unconfirmed } from '../../contact/unconfirmed';
import { useFieldWords } from '../../decisions/decision-words';
import { localeOf } from '../../format/dates';
import { useLanguage } from '../../i18n';
import { initiatorName } from './claim-fields-list';
import styles from './evidence.module.css';
import { useSaidByWords } from './said-by';

/** The occasion itself: what all articles make together. */
export const ContactHead = ({ contact }: { contact: ContactDetail }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const saidBy = useSaidByWords();
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' });
  return (
    <section className={styles.head}>
      <ModeIcon mode={contact.mode} status={contact.status} />
      <div className={styles.headBody}>
        <ul className={styles.parties} data-status={contact.status}>
          {contact.participants.map((actor, i) => (
            <li key={actor.actorId}>
              {i === 1 && <PairLink a={contact.participants[0]!} b={actor} />}
              <ActorLabel actor={actor} large linked />
            </li>
          ))}
        </ul>
        <p className={styles.facts}>
          <span>{t(`mode.${contact.mode}`)}</span>
          <StatusWord status={contact.status} />
          <ContactDate date={contact.date} />
          {contact.place && <bdi>{contact.place}</bdi>}
        </p>
        <Unconfirmed item={contact} />
        <p className={styles.muted}>{saidBy(contact)}</p>
        <Marks contact={contact} />
        {contact.initiator && (
          <p className={styles.muted}>
            {t('contact.initiative', { name: initiatorName(contact, language) })}
          </p>
        )}
        <dl className={styles.record}>
          <div>
            <dt>{t('evidence.firstRecorded')}</dt>
            <dd>
              <Ago at={contact.firstRecordedAt} />
            </dd>
          </div>
          {contact.updatedAt !== contact.firstRecordedAt && (
            <div>
              <dt>{t('evidence.lastUpdated')}</dt>
              <dd>
                <Ago at={contact.updatedAt} />
              </dd>
            </div>
          )}
          <div>
            <dt>{t('contact.confidence')}</dt>
            <dd>{percent.format(contact.confidence)}</dd>
          </div>
          {contact.demo && (
            <div>
              <dt>{t('contact.demo')}</dt>
              <dd>{t('contact.demoHint')}</dd>
            </div>
          )}
        </dl>
      </div>
    </section>
  );
};

/** What analysts have made sure of. */
const Marks = ({ contact: { confirmed, corrected } }: { contact: ContactDetail }) => {
  const { t } = useTranslation();
  const fieldWords = useFieldWords();
  if (!confirmed && corrected.length === 0) return null;
  return (
    <p className={styles.marks}>
      {confirmed && (
        <Tooltip label={t('life.confirmedHint')}>
          <span className={styles.mark}>
            <IconCheck size={14} aria-hidden />
            {t('life.confirmed')}
          </span>
        </Tooltip>
      )}
      {corrected.length > 0 && (
        <span className={styles.mark}>
          <IconPencil size={14} aria-hidden />
          {t('life.correctedHint', { fields: fieldWords(corrected) })}
        </span>
      )}
    </p>
  );
};
