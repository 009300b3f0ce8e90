import { Tooltip, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FeedItem } from '../../api/contacts';
import { pairFilter, toggleActor } from '../../contact/pair';
import { actorName } from '../../format/names';
import { useLanguage } from '../../i18n';
import styles from './participants.module.css';
import { useFeedFilter } from './use-feed-filter';

type Participant = FeedItem['participants'][number];

/** A name that filters by its actor; a second one makes the pair. */
export const Actor = ({ actor }: { actor: Participant }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [filter, setFilter] = useFeedFilter();
  const name = actorName(actor, language);
  const chosen = filter.actor?.includes(actor.actorId) || filter.with?.includes(actor.actorId) || false;
  const hint =
    filter.actor?.length && !chosen ? t('contact.addActor', { name }) : t('contact.onlyActor', { name });
  return (
    <Tooltip label={actor.provisional ? `${hint} · ${t('contact.provisional')}` : hint}>
      <UnstyledButton
        className={styles.actor}
        aria-pressed={chosen}
        onClick={() => setFilter(toggleActor(filter, actor.actorId))}
      >
        <bdi>{name}</bdi>
      </UnstyledButton>
    </Tooltip>
  );
};

/** The sign between two names: filters by both. */
export const PairButton = ({ a, b }: { a: Participant; b: Participant }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [filter, setFilter] = useFeedFilter();
  const names = { a: actorName(a, language), b: actorName(b, language) };
  return (
    <Tooltip label={t('contact.onlyPair', names)}>
      <UnstyledButton
        className={styles.with}
        aria-label={t('contact.onlyPair', names)}
        onClick={() => setFilter(pairFilter(filter, [a.actorId], [b.actorId]))}
      >
        ↔
      </UnstyledButton>
    </Tooltip>
  );
};
