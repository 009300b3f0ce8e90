import { Tooltip, UnstyledButton } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { actorName } from '../format/names';
import { useLanguage } from '../i18n';
import { actorAddress, dyadAddress } from './addresses';
import { type Narrowing, useNarrowing } from './narrowing';
import { toggleActor } from './pair';
import type { ParticipantItem } from './participant-item';
import styles from './participants.module.css';
import { useMomentSearch } from './use-moment-search';

/** A name that leads to its actor. In a list that can be narrowed a small button beside it does that. */
export const Actor = ({ actor }: { actor: ParticipantItem }) => {
  const narrowing = useNarrowing();
  return (
    <span className={styles.place}>
      <ActorLink actor={actor} />
      {narrowing && <NarrowButton actor={actor} narrowing={narrowing} />}
    </span>
  );
};

export const ActorLink = ({ actor }: { actor: ParticipantItem }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = useMomentSearch();
  return (
    <Tooltip label={t('contact.provisional')} disabled={!actor.provisional}>
      <Link
        to={{ pathname: actorAddress(actor.actorId), search }}
        className={styles.actor}
        data-provisional={actor.provisional || undefined}
      >
        <bdi>{actorName(actor, language)}</bdi>
      </Link>
    </Tooltip>
  );
};

/** The first one that is pressed narrows to its actor, another one to the pair. */
const NarrowButton = ({ actor, narrowing }: { actor: ParticipantItem; narrowing: Narrowing }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { filter, setFilter } = narrowing;
  const name = actorName(actor, language);
  const chosen = filter.actor?.includes(actor.actorId) || filter.with?.includes(actor.actorId) || false;
  const hint =
    filter.actor?.length && !chosen ? t('contact.addActor', { name }) : t('contact.onlyActor', { name });
  return (
    <Tooltip label={hint}>
      <UnstyledButton
        className={styles.narrow}
        aria-pressed={chosen}
        aria-label={hint}
        onClick={() => setFilter(toggleActor(filter, actor.actorId))}
      >
        <IconFilter size={14} stroke={1.75} aria-hidden />
      </UnstyledButton>
    </Tooltip>
  );
};

/** The sign between two names: leads to all that is between them. */
export const PairLink = ({ a, b }: { a: ParticipantItem; b: ParticipantItem }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const search = useMomentSearch();
  const label = t('contact.pair', { a: actorName(a, language), b: actorName(b, language) });
  return (
    <Tooltip label={label}>
      <Link
        to={{ pathname: dyadAddress(a.actorId, b.actorId), search }}
        className={styles.with}
        aria-label={label}
      >
        ↔
      </Link>
    </Tooltip>
  );
};
