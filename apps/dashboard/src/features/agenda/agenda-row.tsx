import type { AgendaItem } from '@chancery/contracts';
import { UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronUp } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { DemoMark, OpenLink } from '../../contact/contact-card';
import { CountryFlag } from '../../contact/country-flag';
import { lifeTurns } from '../../contact/life';
import { LifeSteps } from '../../contact/life-steps';
import { useDayShift } from '../../contact/life-words';
import { ModeIcon } from '../../contact/mode-icon';
import { ActorLink, PairLink } from '../../contact/participants';
import { StatusWord } from '../../contact/status-word';
import { Unconfirmed } from '../../contact/unconfirmed';
import styles from './agenda-row.module.css';

/** One planned occasion: who with whom, how sure, where, and how its date moved. */
export const AgendaRow = ({ item }: { item: AgendaItem }) => {
  const { id } = useParams();
  const [opened, setOpened] = useState(false);
  const { t } = useTranslation();
  const [first, second, ...others] = item.participants;
  return (
    <article className={styles.row} data-status={item.status} data-selected={item.id === id || undefined}>
      <OpenLink item={item} selected={item.id === id} />
      <ModeIcon mode={item.mode} status={item.status} small />
      <div className={styles.who}>
        {first && <Party actor={first} />}
        {first && second && <PairLink a={first} b={second} />}
        {second && <Party actor={second} />}
        {others.length > 0 && <span className={styles.others}>+{others.length}</span>}
      </div>
      <p className={styles.facts}>
        <span>{t(`mode.${item.mode}`)}</span>
        <StatusWord status={item.status} />
        {item.place && <bdi>{item.place}</bdi>}
      </p>
      <div className={styles.marks}>
        <Unconfirmed item={item} />
        {item.moves > 0 && <Moves item={item} opened={opened} onToggle={() => setOpened(!opened)} />}
        {item.demo && <DemoMark />}
      </div>
      {opened && (
        <div className={styles.life}>
          <LifeSteps turns={lifeTurns(item.life)} label={t('agenda.history')} />
        </div>
      )}
    </article>
  );
};

const Party = ({ actor }: { actor: AgendaItem['participants'][number] }) => (
  <span className={styles.party}>
    {actor.country && <CountryFlag code={actor.country} />}
    <ActorLink actor={actor} />
  </span>
);

interface MovesProps {
  readonly item: AgendaItem;
  readonly opened: boolean;
  readonly onToggle: () => void;
}

const Moves = ({ item, opened, onToggle }: MovesProps) => {
  const { t } = useTranslation();
  const shift = useDayShift();
  const Icon = opened ? IconChevronUp : IconChevronDown;
  const words = [
    item.moves === 2 ? t('agenda.movedTwice') : t('agenda.moved', { count: item.moves }),
    item.slippageDays !== 0 && shift(item.slippageDays),
  ].filter(Boolean);
  return (
    <UnstyledButton className={styles.moves} aria-expanded={opened} onClick={onToggle}>
      {words.join(', ')}
      <Icon size={14} aria-hidden />
    </UnstyledButton>
  );
};
