import { actorName } from '../format/names';
import { useLanguage } from '../i18n';
import styles from './actor-label.module.css';
import { CountryFlag } from './country-flag';
import { Office } from './office';
import type { ParticipantItem } from './participant-item';

/** An actor by name; a person's office stands below, a country's flag before. */
export const ActorLabel = ({ actor, large = false }: { actor: ParticipantItem; large?: boolean }) => {
  const language = useLanguage();
  return (
    <span className={styles.label}>
      <span className={styles.name} data-large={large || undefined}>
        {actor.kind === 'country' && actor.country && <CountryFlag code={actor.country} />}
        <bdi>{actorName(actor, language)}</bdi>
      </span>
      <Office actor={actor} />
    </span>
  );
};
