import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Ago } from '../../contact/ago';
import { ContactDate } from '../../contact/contact-date';
import { CountryFlag } from '../../contact/country-flag';
import { ModeIcon } from '../../contact/mode-icon';
import { StatusWord } from '../../contact/status-word';
import { type CardProps, DemoMark, OpenLink, UnreadDot } from './contact-card';
import styles from './contact-row.module.css';
import { Actor, PairButton } from './participants';

/** The same occasion on one line of 40 px. */
export const ContactRow = ({ item, selected, unread, arriving }: CardProps) => {
  const { t } = useTranslation();
  const [first, second, ...others] = item.participants;
  const [moves] = useState(arriving);
  const sources = Math.max(item.sources.outlets.length, item.sources.articles);
  return (
    <article
      className={styles.row}
      data-status={item.status}
      data-selected={selected || undefined}
      data-arriving={moves || undefined}
    >
      <OpenLink item={item} selected={selected} />
      <span className={styles.recorded}>
        {unread && <UnreadDot />}
        <Ago at={item.firstRecordedAt} />
      </span>
      <ModeIcon mode={item.mode} status={item.status} small />
      <span className={styles.pair}>
        {first && <Party actor={first} />}
        {first && second && <PairButton a={first} b={second} />}
        {second && <Party actor={second} />}
        {others.length > 0 && <span className={styles.others}>+{others.length}</span>}
      </span>
      <bdi className={styles.snippet} lang={item.quote.lang}>
        {item.quote.text}
      </bdi>
      {item.demo ? <DemoMark /> : <span />}
      <span className={styles.status}>
        <StatusWord status={item.status} />
      </span>
      <span className={styles.date}>
        <ContactDate date={item.date} short />
      </span>
      <bdi className={styles.place}>{item.place}</bdi>
      <span className={styles.sources}>{t('contact.sources', { count: sources })}</span>
    </article>
  );
};

const Party = ({ actor }: { actor: CardProps['item']['participants'][number] }) => (
  <span className={styles.party}>
    {actor.country && <CountryFlag code={actor.country} />}
    <Actor actor={actor} />
  </span>
);
