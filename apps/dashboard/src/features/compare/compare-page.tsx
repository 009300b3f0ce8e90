import { Skeleton } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { comparisonFile, type Stretch, useComparison } from '../../api/compare';
import { FilterBar } from '../../filter/filter-bar';
import { useFeedFilter } from '../../filter/use-feed-filter';
import { replayRangeToUrl } from '../../moment/replay-range';
import { FailureNotice } from '../../shell/listing-states';
import { Notice } from '../../shell/notice';
import { PageWithPane } from '../../shell/page';
import page from '../../shell/page.module.css';
import { PageBar } from '../../shell/page-bar';
import { useSingleKeyActions } from '../../shell/use-single-keys';
import styles from './compare.module.css';
import { CompareForm } from './compare-form';
import { Differences, KINDS } from './differences';
import { stretchFromUrl, stretchToUrl } from './stretch';

/** What changed on the record from one moment to another, through the filter of the feed. */
const ComparePage = () => {
  const { t } = useTranslation();
  const [params, setParams] = useSearchParams();
  const [filter, setFilter] = useFeedFilter();
  const [now, setNow] = useState(() => new Date().toISOString());
  const asked = useMemo(() => stretchFromUrl(params, now), [params, now]);
  const stretch: Stretch = { ...asked, until: asked.until ?? now };
  const comparison = useComparison(stretch, filter);
  const { data } = comparison;
  const shown = data && [...data.appeared, ...data.vanished, ...data.changed.map(({ after }) => after)];
  const nothing = data && KINDS.every((kind) => data[kind].length === 0);
  useSingleKeyActions({ '/': () => document.querySelector<HTMLElement>('[data-search]')?.focus() });
  return (
    <PageWithPane>
      <PageBar title={t('compare.title')}>
        <Link className={styles.link} to={replayAddress(params, stretch)}>
          {t('compare.replay')}
        </Link>
        {data && !nothing && <Exports stretch={stretch} filter={filter} />}
      </PageBar>
      <CompareForm
        key={`${asked.since} ${asked.until}`}
        stretch={asked}
        onChange={(next) => {
          setNow(new Date().toISOString());
          setParams((current) => stretchToUrl(current, next));
        }}
      />
      <FilterBar filter={filter} onChange={setFilter} items={shown ?? []} />
      <div
        className={`${page.scroller} ${styles.scroller}`}
        data-stale={comparison.isPlaceholderData || undefined}
      >
        {comparison.isPending && stretch.since < stretch.until && <Skeleton height={160} m="lg" w="auto" />}
        {stretch.since >= stretch.until && <Notice title={t('compare.order')} />}
        {comparison.isError && !data && (
          <FailureNotice
            title={t('compare.failed')}
            error={comparison.error}
            onRetry={() => void comparison.refetch()}
          />
        )}
        {nothing && <Notice title={t('compare.none')} text={t('compare.noneText')} />}
        {data && !nothing && (
          <>
            <p className={styles.summary} role="status">
              {KINDS.map((kind) => (
                <span key={kind} data-none={data[kind].length === 0 || undefined}>
                  <b>{data[kind].length}</b> {t(`compare.${kind}`)}
                </span>
              ))}
              <span className={styles.made}>{t('compare.made', { count: data.claims })}</span>
            </p>
            {data.cut && <p className={styles.cut}>{t('compare.cut')}</p>}
            <Differences comparison={data} />
          </>
        )}
      </div>
    </PageWithPane>
  );
};

/** The same span and filter as a film. */
const replayAddress = (params: URLSearchParams, { since, until }: Stretch) => {
  const query = replayRangeToUrl(params, { from: since, to: until });
  query.delete('since');
  query.delete('until');
  return { pathname: '/', search: `?${query}` };
};

interface ExportsProps {
  readonly stretch: Stretch;
  readonly filter: Parameters<typeof comparisonFile>[1];
}

const Exports = ({ stretch, filter }: ExportsProps) => {
  const { t } = useTranslation();
  return (
    <span className={styles.exports}>
      <IconDownload size={16} aria-hidden />
      {(['csv', 'ndjson'] as const).map((format) => (
        <a
          key={format}
          className={styles.link}
          href={comparisonFile(stretch, filter, format)}
          aria-label={`${t('compare.export')} ${format.toUpperCase()}`}
          download
        >
          {format.toUpperCase()}
        </a>
      ))}
    </span>
  );
};

export default ComparePage;
