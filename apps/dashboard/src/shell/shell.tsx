import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation } from 'react-router';
import { Navigation } from './navigation';
import { PageBoundary } from './page-failure';
import styles from './shell.module.css';
import { useSingleKeyActions } from './use-single-keys';

const ShortcutsHelp = lazy(() => import('./shortcuts-help'));

/** The frame of every page: navigation at the left, on a phone at the bottom. */
export const Shell = () => {
  const { t } = useTranslation();
  const page = pageOf(useLocation().pathname);
  const [helping, help] = useDisclosure();
  useSingleKeyActions({ '?': help.open });
  return (
    <div className={styles.shell}>
      <a href="#content" className={styles.skip}>
        {t('app.skip')}
      </a>
      <Navigation onHelp={help.open} />
      <main id="content" tabIndex={-1} className={styles.content}>
        <PageBoundary key={page}>
          <Suspense>
            <Outlet />
          </Suspense>
        </PageBoundary>
      </main>
      {helping && (
        <Suspense>
          <ShortcutsHelp onClose={help.close} />
        </Suspense>
      )}
    </div>
  );
};

/** An opened contact stands on the feed's page. */
const pageOf = (pathname: string): string => {
  const first = pathname.split('/')[1] ?? '';
  return first === 'contacts' ? '' : first;
};
