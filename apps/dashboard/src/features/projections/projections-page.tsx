import type { ProjectionItem } from '@chancery/contracts';
import { Button } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProjections } from '../../api/projections';
import { formatNumber } from '../../format/dates';
import { useLanguage } from '../../i18n';
import { FailureNotice, RowsSkeleton } from '../../shell/listing-states';
import { Notice } from '../../shell/notice';
import { Page, PageIntro } from '../../shell/page';
import page from '../../shell/page.module.css';
import { PageBar } from '../../shell/page-bar';
import styles from './projections.module.css';
import { RebuildState } from './rebuild-state';

const RebuildDialog = lazy(() => import('./rebuild-dialog'));

/** For administrators: how far every projection has read, and to compute one anew. */
const ProjectionsPage = () => {
  const { t } = useTranslation();
  const projections = useProjections();
  const items = projections.data?.items ?? [];
  return (
    <Page>
      <PageBar title={t('projections.title')} />
      <PageIntro>{t('projections.intro')}</PageIntro>
      {projections.isPending && <RowsSkeleton />}
      {projections.isError && !projections.data && (
        <FailureNotice
          title={t('projections.failedTitle')}
          error={projections.error}
          onRetry={() => void projections.refetch()}
        />
      )}
      {projections.data && items.length === 0 && <Notice title={t('projections.none')} />}
      {items.length > 0 && (
        <ul className={page.scroller} aria-label={t('projections.caption')}>
          {items.map((projection) => (
            <Projection key={projection.name} projection={projection} />
          ))}
        </ul>
      )}
    </Page>
  );
};

const Projection = ({ projection }: { projection: ProjectionItem }) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [asking, setAsking] = useState(false);
  const { name, version, position, head, rebuild } = projection;
  const behind = Math.max(0, head - position);
  const isRunning = rebuild?.state === 'running';
  return (
    <li className={styles.projection}>
      <div className={styles.line}>
        <h2 className={styles.name}>{name}</h2>
        <dl className={styles.facts}>
          <Fact name={t('projections.version')}>{version}</Fact>
          <Fact name={t('projections.position')}>
            {formatNumber(position, language)}{' '}
            <span className={styles.head}>/ {formatNumber(head, language)}</span>
          </Fact>
          <Fact name={t('projections.lag')}>
            {behind === 0 ? t('projections.upToDate') : t('projections.behind', { count: behind })}
          </Fact>
        </dl>
        <Button size="compact-sm" variant="default" disabled={isRunning} onClick={() => setAsking(true)}>
          {t('projections.rebuild')}
        </Button>
      </div>
      {rebuild && <RebuildState name={name} head={head} rebuild={rebuild} />}
      {asking && (
        <Suspense>
          <RebuildDialog name={name} events={head} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </li>
  );
};

const Fact = ({ name, children }: { name: string; children: React.ReactNode }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

export default ProjectionsPage;
