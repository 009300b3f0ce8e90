import { MODES } from '@chancery/domain';
import { useTranslation } from 'react-i18next';
import { formatDateValue, formatDay, formatDays } from '../format/dates';
import { type Language, useLanguage } from '../i18n';
import { modeColour } from '../theme/theme';
import type { ActivityBar, BarUnit } from './activity-bars';
import styles from './bar-words.module.css';

/** What the bars of a unit count. */
export const CHART_TITLES = {
  day: 'chart.title',
  week: 'chart.titleWeek',
  month: 'chart.titleMonth',
} as const satisfies Record<BarUnit, string>;

/** A bar's span in words. */
export const barName = (bar: Pick<ActivityBar, 'from' | 'to'>, unit: BarUnit, language: Language): string => {
  if (unit === 'month' && bar.from.slice(0, 7) === bar.to.slice(0, 7)) {
    return formatDateValue({ value: bar.from.slice(0, 7), precision: 'month' }, language);
  }
  if (bar.from === bar.to) return formatDateValue({ value: bar.from, precision: 'day' }, language);
  return formatDays(bar.from, bar.to, language);
};

/** The axis' short form: days without their year. */
export const tickName = (day: string, unit: BarUnit, language: Language): string => {
  if (unit === 'month') return formatDateValue({ value: day.slice(0, 7), precision: 'month' }, language);
  return formatDay(day, language).replace(/[\s,]*\d{4}$/, '');
};

/** What stands behind a bar. */
export const BarTip = ({ bar, unit }: { bar: ActivityBar; unit: BarUnit }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles.tip}>
      <p className={styles.tipTitle}>
        <span>{barName(bar, unit, language)}</span>
        <b>{bar.total}</b>
      </p>
      {MODES.filter((mode) => bar.counts[mode] > 0).map((mode) => (
        <p key={mode} className={styles.tipLine}>
          <span className={styles.swatch} style={{ background: modeColour(mode) }} />
          <span>{t(`mode.${mode}`)}</span>
          <b>{bar.counts[mode]}</b>
        </p>
      ))}
    </div>
  );
};

/** Which hue is which mode, for those that occur. */
export const BarLegend = ({ bars }: { bars: readonly ActivityBar[] }) => {
  const { t } = useTranslation();
  return (
    <ul className={styles.legend}>
      {MODES.filter((mode) => bars.some((bar) => bar.counts[mode] > 0)).map((mode) => (
        <li key={mode}>
          <span className={styles.swatch} style={{ background: modeColour(mode) }} />
          {t(`mode.${mode}`)}
        </li>
      ))}
    </ul>
  );
};

/** The same numbers as a table; only what is not empty. */
export const BarTable = ({ bars, unit }: { bars: readonly ActivityBar[]; unit: BarUnit }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const modes = MODES.filter((mode) => bars.some((bar) => bar.counts[mode] > 0));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and keys must reach it
    <section className={styles.table} tabIndex={0} aria-label={t('chart.table')}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t(`chart.${unit}`)}</th>
            {modes.map((mode) => (
              <th key={mode} scope="col">
                {t(`mode.${mode}`)}
              </th>
            ))}
            <th scope="col">{t('chart.total')}</th>
          </tr>
        </thead>
        <tbody>
          {bars
            .filter((bar) => bar.total > 0)
            .toReversed()
            .map((bar) => (
              <tr key={bar.from}>
                <th scope="row">{barName(bar, unit, language)}</th>
                {modes.map((mode) => (
                  <td key={mode}>{bar.counts[mode] || '–'}</td>
                ))}
                <td>{bar.total}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </section>
  );
};
