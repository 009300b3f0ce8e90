import { countryName } from '../format/names';
import { useLanguage } from '../i18n';
import { CountryFlag } from './country-flag';
import styles from './office.module.css';
import type { ParticipantItem } from './participant-item';
import { useRoleName } from './use-role-name';

/** What an actor is: office and country, with the flag. Of a country there is nothing more to say. */
export const Office = ({ actor }: { actor: ParticipantItem }) => {
  const roleName = useRoleName();
  const language = useLanguage();
  if (actor.kind === 'country') return null;
  const country = actor.country && countryName(actor.country, language);
  const role = actor.role && roleName(actor.role);
  const words = [role, country].filter(Boolean).join(', ');
  if (!words) return null;
  return (
    <span className={styles.office}>
      {actor.country && <CountryFlag code={actor.country} />}
      <span className={styles.words}>{words}</span>
    </span>
  );
};
