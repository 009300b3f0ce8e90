import { Link } from 'react-router';
import { actorName } from '../format/names';
import { useLanguage } from '../i18n';
import styles from './actor-label.module.css';
import { actorAddress } from './addresses';
import { CountryFlag } from './country-flag';
import { Office } from './office';
import type { ParticipantItem } from './participant-item';
import { useMomentSearch } from './use-moment-search';

interface ActorLabelProps {
  readonly actor: ParticipantItem;
  readonly large?: boolean;
  /** The name leads to the actor's page. */
  readonly linked?: boolean;
}

/** An actor by name; a person's office stands below, a country's flag before. */
export const ActorLabel = ({ actor, large = false, linked = false }: ActorLabelProps) => {
  const search = useMomentSearch();
  const language = useLanguage();
  return (
    <span className={styles.label}>
      <span className={styles.name} data-large={large || undefined}>
        {actor.kind === 'country' && actor.country && <CountryFlag code={actor.country} />}
        {linked ? (
          <Link to={{ pathname: actorAddress(actor.actorId), search }} className={styles.link}>
            <bdi>{actorName(actor, language)}</bdi>
          </Link>
        ) : (
          <bdi>{actorName(actor, language)}</bdi>
        )}
      </span>
      <Office actor={actor} />
    </span>
  );
};
