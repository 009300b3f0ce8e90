import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { useSession } from '../../api/session';
import { Notice } from '../../shell/notice';
import styles from './login-page.module.css';

/** Shows the pages to those who are signed in; others sign in first and then go where they wanted. */
export const RequireSession = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname, search } = useLocation();
  if (session.data) return children;
  if (session.isPending) return null;
  if (session.data === null) return <Navigate to="/login" state={{ from: pathname + search }} replace />;
  return (
    <main className={styles.alone}>
      <Notice title={t('feed.offlineTitle')} text={t('feed.offlineText')} failure>
        <Button onClick={() => void session.refetch()}>{t('feed.retry')}</Button>
      </Notice>
    </main>
  );
};
