import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnread } from '../api/alerts';
import styles from './shell.module.css';

interface PageBarProps {
  readonly title: string;
  /** What waits unseen, told in the window's title. */
  readonly waiting?: number;
  /** How the page stands. */
  readonly state?: ReactNode;
  /** What can be done, at the right. */
  readonly children?: ReactNode;
}

/** The bar at the top of a page, and the window's title: with how much is new, unread alerts included. */
export const PageBar = ({ title, waiting = 0, state, children }: PageBarProps) => {
  const { t } = useTranslation();
  const news = waiting + useUnread();
  useDocumentTitle(`${news > 0 ? `(${news}) ` : ''}${title} – ${t('app.name')}`);
  return (
    <header className={styles.bar}>
      <h1 className={styles.barTitle}>{title}</h1>
      {state}
      <span className={styles.barSpace} />
      {children}
    </header>
  );
};
