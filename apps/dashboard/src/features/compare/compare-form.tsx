import { Button, UnstyledButton } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localMinute, localZone } from '../../format/dates';
import { useLanguage } from '../../i18n';
import { ClockChoice } from '../../moment/clock-choice';
import styles from './compare.module.css';
import type { AskedStretch } from './stretch';

interface CompareFormProps {
  readonly stretch: AskedStretch;
  readonly onChange: (stretch: AskedStretch) => void;
}

/** Two moments and a clock. Give it the stretch as key: another one fills it anew. */
export const CompareForm = ({ stretch, onChange }: CompareFormProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [since, setSince] = useState(localMinute(stretch.since));
  const [until, setUntil] = useState(stretch.until ? localMinute(stretch.until) : null);
  const ends = [new Date(since), until === null ? new Date() : new Date(until)] as const;
  const readable = ends.every((end) => !Number.isNaN(end.getTime()));
  const ordered = readable && ends[0] < ends[1];
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (!ordered) return;
        onChange({
          ...stretch,
          since: ends[0].toISOString(),
          until: until === null ? null : ends[1].toISOString(),
        });
      }}
    >
      <label className={styles.end}>
        {t('compare.since')}
        <input
          type="datetime-local"
          value={since}
          required
          onChange={(event) => setSince(event.currentTarget.value)}
        />
      </label>
      <span className={styles.end}>
        <label htmlFor="compare-until">{t('compare.until')}</label>
        {until !== null && (
          <input
            id="compare-until"
            type="datetime-local"
            value={until}
            required
            onChange={(event) => setUntil(event.currentTarget.value)}
          />
        )}
        <UnstyledButton
          id={until === null ? 'compare-until' : undefined}
          className={styles.now}
          aria-pressed={until === null}
          onClick={() => setUntil(until === null ? localMinute(new Date().toISOString()) : null)}
        >
          {t('compare.now')}
        </UnstyledButton>
      </span>
      <span className={styles.zone}>{localZone(stretch.since, language)}</span>
      <Button type="submit" size="compact-sm" disabled={!ordered}>
        {t('compare.go')}
      </Button>
      {readable && !ordered && (
        <p role="alert" className={styles.fault}>
          {t('compare.order')}
        </p>
      )}
      <span className={styles.space} />
      <ClockChoice clock={stretch.clock} onChange={(clock) => onChange({ ...stretch, clock })} />
    </form>
  );
};
