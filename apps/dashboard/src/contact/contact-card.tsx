import { Tooltip } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { FeedItem } from '../api/contacts';
import { actorName } from '../format/names';
import { useLanguage } from '../i18n';
import { useContactTimes } from '../moment/shown-moment';
import { contactAddress } from './addresses';
import { Ago } from './ago';
import styles from './contact-card.module.css';
import { ContactDate } from './contact-date';
import { CountryFlag } from './country-flag';
import { ModeIcon } from './mode-icon';
import { Office } from './office';
import { Actor, PairLink } from './participants';
import { StatusWord } from './status-word';

export interface CardProps {
  readonly item: FeedItem;
  readonly selected: boolean;
  readonly unread: boolean;
  /** True for a card that has just come in live: the only thing that moves. */
  readonly arriving: boolean;
}

/** One occasion: who with whom, how, when, where, in which words, and who tells it. */
export const ContactCard = ({ item, selected, unread, arriving }: CardProps) => {
  const { t } = useTranslation();
  const [first, second, ...others] = item.participants;
  const [moves] = useState(arriving);
  const times = useContactTimes(item);
  return (
    <article
      className={styles.card}
      data-status={item.status}
      data-selected={selected || undefined}
      data-arriving={moves || undefined}
    >
      <OpenLink item={item} selected={selected} />
      <ModeIcon mode={item.mode} status={item.status} />
      <div className={styles.what}>
        <div className={styles.pair}>
          {first && <Party actor={first} />}
          {first && second && <PairLink a={first} b={second} />}
          {second && <Party actor={second} />}
          {others.length > 0 && <Others actors={others} />}
        </div>
        <p className={styles.facts}>
          <span>{t(`mode.${item.mode}`)}</span>
          <StatusWord status={item.status} />
          <ContactDate date={item.date} />
          {item.place && <bdi>{item.place}</bdi>}
        </p>
      </div>
      <blockquote className={styles.quote} lang={item.quote.lang} dir="auto">
        {item.quote.text}
      </blockquote>
      <footer className={styles.foot}>
        <SourcesNote item={item} />
        {item.demo && <DemoMark />}
        <span className={styles.recorded}>
          {unread && <UnreadDot />}
          <Ago at={times.first} />
        </span>
        {times.latest !== times.first && (
          <span className={styles.changed}>
            {t('contact.changed')} <Ago at={times.latest} />
          </span>
        )}
      </footer>
    </article>
  );
};

/** A person's office stands below the name; a country has none, and its flag goes before. */
const Party = ({ actor }: { actor: FeedItem['participants'][number] }) => (
  <span className={styles.party}>
    <span className={styles.name}>
      {actor.kind === 'country' && actor.country && <CountryFlag code={actor.country} />}
      <Actor actor={actor} />
    </span>
    <Office actor={actor} />
  </span>
);

const Others = ({ actors }: { actors: FeedItem['participants'] }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = actors.map((actor) => actorName(actor, language)).join(', ');
  return (
    <Tooltip label={names} multiline maw={320}>
      <span className={styles.others}>
        <span aria-hidden>+{actors.length}</span>
        <span className={styles.spoken}>
          {t('contact.others', { count: actors.length })}: {names}
        </span>
      </span>
    </Tooltip>
  );
};

/** The whole card is this link; names and buttons lie above it. */
export const OpenLink = ({ item, selected }: Pick<CardProps, 'item' | 'selected'>) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { pathname, search } = useLocation();
  const who = item.participants.map((actor) => actorName(actor, language)).join(' – ');
  return (
    <Link
      to={{ pathname: contactAddress(pathname, item.id), search }}
      className={styles.open}
      data-contact={item.id}
      aria-current={selected || undefined}
      aria-label={t('contact.open', { what: `${t(`mode.${item.mode}`)}: ${who}` })}
    />
  );
};

/** The outlet that told it first, and how many tell it beside; all of them on hover. */
export const SourcesNote = ({ item }: { item: FeedItem }) => {
  const { t } = useTranslation();
  const [first, ...rest] = item.sources.outlets;
  const more = Math.max(rest.length, item.sources.articles - 1);
  return (
    <Tooltip label={item.sources.outlets.join(', ')} multiline maw={320} disabled={rest.length === 0}>
      <span className={styles.sources}>
        <bdi className={styles.outlet}>{first}</bdi>
        {more > 0 && <span className={styles.more}>{t('contact.moreSources', { count: more })}</span>}
        <span className={styles.spoken}>{rest.join(', ')}</span>
      </span>
    </Tooltip>
  );
};

export const DemoMark = () => {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('contact.demoHint')}>
      <span className={styles.demo}>{t('contact.demo')}</span>
    </Tooltip>
  );
};

export const UnreadDot = () => {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('contact.unread')}>
      <span className={styles.unread} role="img" aria-label={t('contact.unread')} />
    </Tooltip>
  );
};
