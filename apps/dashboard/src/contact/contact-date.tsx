import type { ContactItem } from '@chancery/contracts';
import { Tooltip, VisuallyHidden } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { formatDateValue } from '../format/dates';
import { useLanguage } from '../i18n';
import styles from './contact-date.module.css';

interface ContactDateProps {
  readonly date: ContactItem['date'];
  /** Where there is no room for words: ≈ marks what publication stands in for. */
  readonly short?: boolean;
}

/** When it happened or is to happen, as exact as it is known; marked where publication stands in. */
export const ContactDate = ({ date, short = false }: ContactDateProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  if (!date) return <span className={styles.undated}>{t('contact.undated')}</span>;
  const when = (
    <time dateTime={date.value} className={styles.when}>
      {formatDateValue(date, language)}
    </time>
  );
  if (date.basis === 'stated') return when;
  return (
    <Tooltip label={t('contact.asPublishedHint')}>
      <span className={styles.published}>
        {short && <span aria-hidden>≈ </span>}
        {when}{' '}
        {short ? (
          <VisuallyHidden component="span">{t('contact.asPublished')}</VisuallyHidden>
        ) : (
          <span className={styles.basis}>{t('contact.asPublished')}</span>
        )}
      </span>
    </Tooltip>
  );
};
