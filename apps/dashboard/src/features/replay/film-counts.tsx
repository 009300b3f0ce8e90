import { MODES } from '@chancery/domain';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { localeOf } from '../../format/dates';
import { useLanguage } from '../../i18n';
import { modeColour } from '../../theme/theme';
import styles from './replay.module.css';
import { type Tally, totals } from './tally';

/** How many contacts were on record then, and of which mode; those of no certain day by themselves. */
export const FilmCounts = memo(({ tally }: { tally: Tally }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const number = new Intl.NumberFormat(localeOf(language));
  const { modes, all } = totals(tally);
  return (
    <div className={styles.counts}>
      <b className={styles.all}>{t('replay.onRecord', { count: all })}</b>
      <ul className={styles.modes}>
        {MODES.map((mode) => (
          <li key={mode} data-none={!modes[mode] || undefined}>
            <span className={styles.swatch} style={{ background: modeColour(mode) }} />
            {t(`mode.${mode}`)}
            <b>{number.format(modes[mode] ?? 0)}</b>
          </li>
        ))}
        {tally.undated > 0 && <li>{t('chart.undated', { count: tally.undated })}</li>}
      </ul>
    </div>
  );
});
