import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useContactTimes } from '../moment/shown-moment';
import { Ago } from './ago';
import { type CardProps, DemoMark, OpenLink, UnreadDot } from './contact-card';
import { ContactDate } from './contact-date';
import styles from './contact-row.module.css';
import { CountryFlag } from './country-flag';
import { ModeIcon } from './mode-icon';
import { Actor, PairLink } from './participants';
import { StatusWord } from './status-word';

/** The same occasion on one line of 40 px. */
export const ContactRow = ({ item, selected, unread, arriving }: CardProps) => {
  const { t } = useTranslation();
  const [first, second, ...others] = item.participants;
  const [moves] = useState(arriving);
  const times = useContactTimes(item);
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
        <Ago at={times.first} />
      </span>
      <ModeIcon mode={item.mode} status={item.status} small />
      <span className={styles.pair}>
        {first && <Party actor={first} />}
        {first && second && <PairLink a={first} b={second} />}
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
