import type { ActorDetail, ContactItem } from '@chancery/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { contactAddress } from '../contact/addresses';
import { formatDateValue, formatDay, formatDays, formatNumber } from '../format/dates';
import { useLanguage } from '../i18n';
import styles from './facts.module.css';

type History = ActorDetail['history'];

/** How much there was, when first and last, and how long nothing. */
export const HistoryFacts = ({ history }: { history: History }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <dl className={styles.facts}>
      <Fact name={t('actors.contacts')}>{formatNumber(history.contacts, language)}</Fact>
      <Fact name={t('actors.first')}>
        <Occasion item={history.first} />
      </Fact>
      <Fact name={t('actors.last')}>
        <Occasion item={history.last} />
      </Fact>
      {history.longestSilence && (
        <Fact name={t('actors.silence')}>
          {t('actors.days', { count: history.longestSilence.days })}{' '}
          <span className={styles.span}>
            <Silence silence={history.longestSilence} />
          </span>
        </Fact>
      )}
    </dl>
  );
};

const Fact = ({ name, children }: { name: string; children: ReactNode }) => (
  <div className={styles.fact}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

const Occasion = ({ item }: { item: ContactItem | null }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  if (!item?.date) return <span className={styles.span}>{t('actors.noneDated')}</span>;
  return (
    <Link to={{ pathname: contactAddress(pathname, item.id), search }} className={styles.occasion}>
      {formatDateValue(item.date, language)}
    </Link>
  );
};

const Silence = ({ silence: { from, to } }: { silence: NonNullable<History['longestSilence']> }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return to === null ? t('actors.since', { day: formatDay(from, language) }) : formatDays(from, to, language);
};
