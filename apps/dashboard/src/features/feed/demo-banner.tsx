import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useStatus } from '../../api/session';
import styles from './demo-banner.module.css';

const RemoveDemo = lazy(() => import('./remove-demo'));

/** Says that demo articles are in the record, and offers to remove them. */
export const DemoBanner = () => {
  const { t } = useTranslation();
  const [asking, ask] = useDisclosure();
  const demo = useStatus().data?.demo;
  if (!demo || demo.articles === 0 || demo.state === 'off' || demo.state === 'removed') return null;
  return (
    <aside className={styles.banner} aria-label={t('contact.demo')}>
      <p>
        <b>{t('contact.demo')}</b>
        {t(`demo.${demo.state}`, { count: demo.articles })}{' '}
        <span className={styles.about}>{t('demo.about')}</span>
      </p>
      <Button size="compact-xs" variant="default" onClick={ask.open}>
        {t('demo.remove')}
      </Button>
      {asking && (
        <Suspense>
          <RemoveDemo onClose={ask.close} />
        </Suspense>
      )}
    </aside>
  );
};
