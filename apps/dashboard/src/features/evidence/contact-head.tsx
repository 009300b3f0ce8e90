import type { ContactDetail } from '@chancery/contracts';
import { useTranslation } from 'react-i18next';
import { ActorLabel } from '../../contact/actor-label';
import { Ago } from '../../contact/ago';
import { ContactDate } from '../../contact/contact-date';
import { ModeIcon } from '../../contact/mode-icon';
import { StatusWord } from '../../contact/status-word';
import { localeOf } from '../../format/dates';
import { useLanguage } from '../../i18n';
import { initiatorName } from './claim-fields-list';
import styles from './evidence.module.css';

/** The occasion itself: what all articles make together. */
export const ContactHead = ({ contact }: { contact: ContactDetail }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const percent = new Intl.NumberFormat(localeOf(language), { style: 'percent' });
  return (
    <section className={styles.head}>
      <ModeIcon mode={contact.mode} status={contact.status} />
      <div className={styles.headBody}>
        <ul className={styles.parties} data-status={contact.status}>
          {contact.participants.map((actor) => (
            <li key={actor.actorId}>
              <ActorLabel actor={actor} large />
            </li>
          ))}
        </ul>
        <p className={styles.facts}>
          <span>{t(`mode.${contact.mode}`)}</span>
          <StatusWord status={contact.status} />
          <ContactDate date={contact.date} />
          {contact.place && <bdi>{contact.place}</bdi>}
        </p>
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
