import type { ActorDetail } from '@chancery/contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CountryFlag } from '../../contact/country-flag';
import { useRoleName } from '../../contact/use-role-name';
import { countryName } from '../../format/names';
import { ProfileHead } from '../../history/profile';
import { useLanguage } from '../../i18n';
import styles from './actor-page.module.css';

/** Who it is, in a line, and the history in figures. */
export const ActorHead = ({ actor, children }: { actor: ActorDetail; children?: ReactNode }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const roleName = useRoleName();
  const words = [
    actor.role ? roleName(actor.role) : t(`actors.${actor.kind}`),
    actor.kind !== 'country' && actor.country && countryName(actor.country, language),
  ].filter(Boolean);
  return (
    <ProfileHead history={actor.history} foot={children}>
      <p className={styles.who}>
        {actor.country && <CountryFlag code={actor.country} />}
        <span>{words.join(', ')}</span>
        {actor.provisional && <span className={styles.provisional}>{t('contact.provisional')}</span>}
      </p>
    </ProfileHead>
  );
};
