import type { Selector } from '@chancery/domain';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './form.module.css';
import { officeWords } from './rule-words';
import { useCountries } from './use-countries';

/** Offices as the gazetteer's titles name them, the most often met first. */
const OFFICES = [
  'foreign_minister',
  'head_of_state',
  'head_of_government',
  'defence_minister',
  'deputy_foreign_minister',
  'vice_president',
  'deputy_head_of_government',
  'national_security_adviser',
  'intelligence_chief',
  'chief_of_army',
  'interior_minister',
  'finance_minister',
  'trade_minister',
  'envoy',
  'special_representative',
  'ambassador',
  'un_representative',
  'speaker_of_parliament',
  'secretary_general',
  'high_representative',
  'commission_president',
  'council_president',
] as const;

/** Offices that people know by other words, too. */
const KNOWN_AS = ['head_of_state', 'head_of_government'] as const;

interface OfficeFieldsProps {
  readonly label: string;
  readonly value: Selector | null;
  readonly onChange: (value: Selector | null) => void;
}

/** Whoever holds an office, of one country or of any. */
export const OfficeFields = ({ label, value, onChange }: OfficeFieldsProps) => {
  const { t } = useTranslation();
  const held = value && 'office' in value ? value : null;
  const office = held?.office.replaceAll('-', '_') ?? '';
  const countries = useCountries(held?.country);
  const offices = [...new Set([...OFFICES, ...(office ? [office] : [])])];
  const words = (id: string): string => {
    const known = KNOWN_AS.find((one) => one === id);
    return known ? t(`alerts.office.${known}`) : officeWords(id, t);
  };
  return (
    <div className={styles.office}>
      <NativeSelect
        aria-label={`${label}: ${t('actors.office')}`}
        value={office}
        data={[
          { value: '', label: t('alerts.chooseOffice') },
          ...offices.map((id) => ({ value: id, label: words(id) })),
        ]}
        onChange={({ currentTarget: { value: next } }) =>
          onChange(next ? { office: next, ...(held?.country && { country: held.country }) } : null)
        }
      />
      <NativeSelect
        aria-label={`${label}: ${t('filter.country')}`}
        value={held?.country ?? ''}
        disabled={!office}
        data={[{ value: '', label: t('alerts.ofAnyCountry') }, ...countries]}
        onChange={({ currentTarget: { value: next } }) =>
          onChange(next ? { office, country: next } : { office })
        }
      />
    </div>
  );
};
