import { addDays } from '@chancery/domain';
import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PRESETS, presetRange, type ReplayRange } from './replay-range';
import styles from './time-bar.module.css';
import { useMoment } from './use-moment';

/** What to replay: a usual span up to the latest word, or days of one's own. */
const ReplayMenu = ({ onChoose }: { onChoose: (range: ReplayRange) => void }) => {
  const { t } = useTranslation();
  const { at } = useMoment();
  const today = (at ?? new Date().toISOString()).slice(0, 10);
  const [from, setFrom] = useState(addDays(today, -30));
  const [to, setTo] = useState(today);
  return (
    <>
      <h2 className={styles.title}>{t('time.replay')}</h2>
      {PRESETS.map((preset) => (
        <UnstyledButton key={preset} className={styles.item} onClick={() => onChoose(presetRange(preset))}>
          {t(`time.${preset}`)}
        </UnstyledButton>
      ))}
      <form
        className={styles.own}
        onSubmit={(event) => {
          event.preventDefault();
          onChoose({ from, to });
        }}
      >
        <div className={styles.pair}>
          <label className={styles.field}>
            {t('filter.from')}
            <input
              type="date"
              value={from}
              max={to}
              required
              onChange={(e) => setFrom(e.currentTarget.value)}
            />
          </label>
          <label className={styles.field}>
            {t('filter.to')}
            <input
              type="date"
              value={to}
              min={from}
              required
              onChange={(e) => setTo(e.currentTarget.value)}
            />
          </label>
        </div>
        <p className={styles.note}>{t('time.upToLatest')}</p>
        <Button type="submit" size="compact-sm" variant="default">
          {t('time.replayOwn')}
        </Button>
      </form>
    </>
  );
};

export default ReplayMenu;
