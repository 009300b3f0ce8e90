import { useTranslation } from 'react-i18next';
import { countryName, wordsOfId } from '../format/names';
import { useLanguage } from '../i18n';
import { CountryFlag } from './country-flag';
import styles from './office.module.css';
import type { ParticipantItem } from './participant-item';

/** What an actor is: office and country, with the flag. A country needs no more than its flag. */
export const Office = ({ actor }: { actor: ParticipantItem }) => {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const country = actor.country && actor.kind !== 'country' ? countryName(actor.country, language) : null;
  const key = `role.${actor.role}`;
  const role = actor.role && (i18n.exists(key) ? t(key as 'role.envoy') : wordsOfId(actor.role));
  const words = [role, country].filter(Boolean).join(', ');
  if (!words && !actor.country) return null;
  return (
    <span className={styles.office}>
      {actor.country && <CountryFlag code={actor.country} />}
      {words && <span className={styles.words}>{words}</span>}
    </span>
  );
};
