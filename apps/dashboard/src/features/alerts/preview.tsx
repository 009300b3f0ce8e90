import type { AlertRuleBody, Preview } from '@chancery/contracts';
import { Skeleton } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { lazy, Suspense, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { barName } from '../../chart/bar-words';
import { ContactLine } from '../../contact/contact-line';
import { formatDay, formatNumber, localeOf } from '../../format/dates';
import { Few } from '../../history/few';
import { useLanguage } from '../../i18n';
import { useProblemWords } from '../../shell/problem-words';
import { hitBars, hitsInLastYear } from './hit-bars';
import styles from './preview.module.css';
import { amendmentWords, daysOf, useWording } from './reason-words';
import type { useRulePreview } from './use-rule-preview';
import { Why } from './why';

const HitsChart = lazy(() => import('./hits-chart'));

interface RulePreviewProps extends ReturnType<typeof useRulePreview> {
  /** The rule as far as it is complete. */
  readonly body: AlertRuleBody | null;
}

/** What the rule would have told, had it stood all along: judged by the very evaluator that judges what arrives. */
export const RulePreview = ({ body, asked, preview, waits }: RulePreviewProps) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <section className={styles.preview} aria-label={t('alerts.preview')} aria-busy={waits}>
      <h2 className={styles.title}>{t('alerts.preview')}</h2>
      {!body && <p className={styles.hint}>{t('alerts.previewLater')}</p>}
      {body && preview.isPending && <Skeleton height={120} />}
      {body && preview.isError && (
        <p role="alert" className={styles.failed}>
          {t('alerts.previewFailed', { detail: words(preview.error) })}
        </p>
      )}
      {body && preview.data && !preview.isError && (
        <div className={styles.found} data-stale={waits || undefined}>
          <Found preview={preview.data} days={asked ? daysOf(asked.when) : undefined} />
        </div>
      )}
    </section>
  );
};

const Found = ({ preview, days }: { preview: Preview; days: number | undefined }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const { total, contacts, span, hits, noisy, perWeek } = preview;
  const bars = useMemo(() => hitBars(preview), [preview]);
  if (!span) return <p className={styles.hint}>{t('alerts.previewNoRecord')}</p>;
  const number = (count: number) => formatNumber(count, language);
  return (
    <>
      <p role="status" className={styles.total}>
        {t('alerts.wouldHaveTold', { count: hitsInLastYear(preview), day: formatDay(span.to, language) })}
      </p>
      <p className={styles.hint}>
        {t('alerts.previewWhole', {
          count: total,
          total: number(total),
          contacts: number(contacts),
          day: formatDay(span.from, language),
        })}
      </p>
      {noisy && (
        <p className={styles.noisy}>
          <IconAlertTriangle size={16} aria-hidden />
          {t('alerts.noisy', {
            rate: perWeek.toLocaleString(localeOf(language), { maximumFractionDigits: 1 }),
            most: number(Math.max(...preview.weeks.map((week) => week.hits))),
          })}
        </p>
      )}
      {total > 0 && (
        <>
          <Suspense fallback={<div className={styles.chart} />}>
            <HitsChart unit={bars.unit} bars={bars.bars} />
          </Suspense>
          <SpokenBars {...bars} />
          <h3 className={styles.latest}>{t('alerts.latestHits')}</h3>
          <Few items={hits} few={10}>
            {(hit) => <Hit key={`${hit.contactId} ${hit.at}`} hit={hit} names={preview.names} days={days} />}
          </Few>
        </>
      )}
    </>
  );
};

/** The chart for those who do not see it. */
const SpokenBars = ({ unit, bars }: ReturnType<typeof hitBars>) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <ul className={styles.spoken} aria-label={t(`alerts.barsBy.${unit === 'month' ? 'month' : 'week'}`)}>
      {bars
        .filter(({ total }) => total > 0)
        .map((bar) => (
          <li key={bar.from}>
            {t('alerts.barAt', { when: barName(bar, unit, language), count: bar.total })}
          </li>
        ))}
    </ul>
  );
};

interface HitProps {
  readonly hit: Preview['hits'][number];
  readonly names: Preview['names'];
  readonly days: number | undefined;
}

const Hit = ({ hit, names, days }: HitProps) => {
  const wording = useWording();
  return (
    <li className={styles.hit}>
      <Why reason={hit.reason} names={names} days={days} struck={hit.corrected !== null} />
      {hit.corrected && <p className={styles.hint}>{amendmentWords(hit.corrected, wording)}</p>}
      <ContactLine item={hit.contact} />
    </li>
  );
};
