import type { ActorDetail } from '@chancery/contracts';
import { useTranslation } from 'react-i18next';
import { CountryFlag } from '../../contact/country-flag';
import { useRoleName } from '../../contact/use-role-name';
import { formatDay } from '../../format/dates';
import { Few } from '../../history/few';
import { Section } from '../../history/section';
import { useLanguage } from '../../i18n';
import styles from './actor-page.module.css';

type Office = ActorDetail['offices'][number];

/** Offices with the days that they were held. */
export const Offices = ({ offices }: { offices: readonly Office[] }) => {
  const { t } = useTranslation();
  return (
    <Section title={t('actors.offices')}>
      <Few items={offices} few={5}>
        {(office) => (
          <li key={`${office.role} ${office.of} ${office.from}`}>
            <OfficeLine office={office} />
          </li>
        )}
      </Few>
    </Section>
  );
};

const OfficeLine = ({ office }: { office: Office }) => {
  const language = useLanguage();
  const roleName = useRoleName();
  const { from, to } = office;
  const { t } = useTranslation();
  const span =
    from && to
      ? `${formatDay(from, language)} – ${formatDay(to, language)}`
      : from
        ? t('actors.officeFrom', { from: formatDay(from, language) })
        : to && t('actors.officeUntil', { to: formatDay(to, language) });
  return (
    <span className={styles.office}>
      <span className={styles.officeName}>
        {/^[A-Z]{2}$/.test(office.of) && <CountryFlag code={office.of} />}
        <bdi>{roleName(office.role)}</bdi>
      </span>
      <bdi className={styles.officeTitle}>{office.title}</bdi>
      {span && <span className={styles.officeSpan}>{span}</span>}
    </span>
  );
};
