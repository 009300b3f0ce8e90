import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import styles from './alerts-tabs.module.css';

/** The first whose path is the beginning of the present one is open: evidence stands on the page that it is beside. */
const TABS = [
  ['/alerts/channels', 'channels'],
  ['/alerts/rules', 'rules'],
  ['/alerts', 'inbox'],
] as const;

/** Below the bar: what has been told, what is to be told, and where to. */
export const AlertsTabs = () => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const open = TABS.find(([to]) => pathname.startsWith(to));
  return (
    <nav className={styles.tabs} aria-label={t('alerts.title')}>
      {TABS.toReversed().map(([to, word]) => (
        <Link key={to} to={to} className={styles.tab} aria-current={to === open?.[0] ? 'page' : undefined}>
          {t(`alerts.${word}`)}
        </Link>
      ))}
    </nav>
  );
};
