import type { ContactItem } from '@chancery/contracts';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { actorName } from '../format/names';
import { useLanguage } from '../i18n';
import { contactAddress } from './addresses';
import { ContactDate } from './contact-date';
import styles from './contact-line.module.css';
import { ModeIcon } from './mode-icon';
import { StatusWord } from './status-word';
import { Unconfirmed } from './unconfirmed';

interface ContactLineProps {
  readonly item: ContactItem;
  /** Whose page it stands on: named there already. */
  readonly without?: readonly string[];
}

/** A contact in few words, for the margin: with whom, when, how it stands. Opens it beside the page. */
export const ContactLine = ({ item, without = [] }: ContactLineProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const others = item.participants.filter(({ actorId }) => !without.includes(actorId));
  const named = others.length > 0 ? others : item.participants;
  return (
    <Link
      to={{ pathname: contactAddress(pathname, item.id), search }}
      className={styles.line}
      data-status={item.status}
    >
      <ModeIcon mode={item.mode} status={item.status} small />
      <span className={styles.who}>
        <bdi>{named.map((actor) => actorName(actor, language)).join(', ')}</bdi>
        <span className={styles.facts}>
          <ContactDate date={item.date} short />
          {item.status === 'occurred' ? (
            <span>{t(`mode.${item.mode}`)}</span>
          ) : (
            <StatusWord status={item.status} />
          )}
          <Unconfirmed item={item} />
        </span>
      </span>
    </Link>
  );
};
