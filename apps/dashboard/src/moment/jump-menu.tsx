import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { localMinute, localZone } from '../format/dates';
import { useLanguage } from '../i18n';
import { ClockChoice } from './clock-choice';
import { momentToUrl } from './moment';
import { withoutReplay } from './replay-range';
import styles from './time-bar.module.css';
import { useMoment } from './use-moment';

/** A date and a time to go to, and by whose clock. */
const JumpMenu = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [, setParams] = useSearchParams();
  const moment = useMoment();
  const [value, setValue] = useState(() => localMinute(moment.at ?? new Date().toISOString()));
  const [clock, setClock] = useState(moment.clock);
  const at = new Date(value);
  const readable = !Number.isNaN(at.getTime());
  return (
    <form
      className={styles.own}
      onSubmit={(event) => {
        event.preventDefault();
        if (!readable) return;
        setParams((current) => momentToUrl(withoutReplay(current), { at: at.toISOString(), clock }));
        onDone();
      }}
    >
      <label className={styles.field}>
        {t('time.dayAndTime', { zone: localZone(moment.at ?? new Date().toISOString(), language) })}
        <input
          type="datetime-local"
          value={value}
          min="1900-01-01T00:00"
          max="2199-12-31T23:59"
          required
          data-autofocus
          onChange={(event) => setValue(event.currentTarget.value)}
        />
      </label>
      <ClockChoice clock={clock} onChange={setClock} />
      <p className={styles.note}>{t(`time.${clock}Hint`)}</p>
      <Button type="submit" size="compact-sm" disabled={!readable}>
        {t('time.show')}
      </Button>
    </form>
  );
};

export default JumpMenu;
