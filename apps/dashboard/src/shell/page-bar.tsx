import type { ReactNode } from 'react';
import styles from './shell.module.css';

/** The bar at the top of a page: what it is, how it stands, what can be done. */
export const PageBar = ({ title, children }: { title: string; children?: ReactNode }) => (
  <header className={styles.bar}>
    <h1 className={styles.barTitle}>{title}</h1>
    {children}
  </header>
);
