import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './shell.module.css';

interface PageBarProps {
  readonly title: string;
  /** What waits unseen, told in the window's title. */
  readonly waiting?: number;
  readonly children?: ReactNode;
}

/** The bar at the top of a page: what it is, how it stands, what can be done. */
export const PageBar = ({ title, waiting = 0, children }: PageBarProps) => {
  const { t } = useTranslation();
  useDocumentTitle(`${waiting > 0 ? `(${waiting}) ` : ''}${title} – ${t('app.name')}`);
  return (
    <header className={styles.bar}>
      <h1 className={styles.barTitle}>{title}</h1>
      {children}
    </header>
  );
};
