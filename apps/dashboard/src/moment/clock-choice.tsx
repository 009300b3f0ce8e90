import { CLOCKS, type Clock } from '@chancery/contracts';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './moment.module.css';

interface ClockChoiceProps {
  readonly clock: Clock;
  readonly onChange: (clock: Clock) => void;
}

/** By which of the two clocks the past is read. */
export const ClockChoice = ({ clock, onChange }: ClockChoiceProps) => {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.clocks} aria-label={t('time.clock')}>
      {CLOCKS.map((one) => (
        <UnstyledButton
          key={one}
          className={styles.clock}
          aria-pressed={one === clock}
          title={t(`time.${one}Hint`)}
          onClick={() => onChange(one)}
        >
          {t(`time.${one}`)}
        </UnstyledButton>
      ))}
    </fieldset>
  );
};
