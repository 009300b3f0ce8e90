import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { numberOf } from './draft';
import styles from './form.module.css';

interface NumberFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is counted, behind the number. */
  readonly suffix?: string;
  readonly value: number | undefined;
  /** What the server says of it. */
  readonly fault?: string | undefined;
  /** Undefined: left empty. */
  readonly onChange: (value: number | undefined) => void;
}

/** A whole number. What is no number is said so and not taken. */
export const NumberField = ({ label, hint, suffix, value, fault, onChange }: NumberFieldProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value === undefined ? '' : String(value));
  const isBad = typed.trim() !== '' && numberOf(typed) === undefined;
  return (
    <TextInput
      label={label}
      {...(hint ? { description: hint } : {})}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      inputMode="numeric"
      value={typed}
      maxLength={5}
      error={isBad ? t('alerts.noNumber') : fault}
      {...(suffix
        ? { rightSection: <span className={styles.suffix}>{suffix}</span>, rightSectionWidth: 56 }
        : {})}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        if (next.trim() === '' || numberOf(next) !== undefined) onChange(numberOf(next));
      }}
    />
  );
};
