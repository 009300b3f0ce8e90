import { useTranslation } from 'react-i18next';
import { countryName, wordsOfId } from '../format/names';
import { useLanguage } from '../i18n';
import { CountryFlag } from './country-flag';
import styles from './office.module.css';
import type { ParticipantItem } from './participant-item';

/** What an actor is: office and country, with the flag. Of a country there is nothing more to say. */
export const Office = ({ actor }: { actor: ParticipantItem }) => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  if (actor.kind === 'country') return null;
  const country = actor.country && countryName(actor.country, language);
  const key = `role.${actor.role}`;
  const role = actor.role && (i18n.exists(key) ? t(key as 'role.envoy') : wordsOfId(actor.role));
  const words = [role, country].filter(Boolean).join(', ');
  if (!words) return null;
  return (
    <span className={styles.office}>
      {actor.country && <CountryFlag code={actor.country} />}
      <span className={styles.words}>{words}</span>
    </span>
  );
};
