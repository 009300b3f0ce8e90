import { UnstyledButton } from '@mantine/core';
import type { Icon } from '@tabler/icons-react';
import { type ReactNode, Suspense } from 'react';
import { Outlet } from 'react-router';
import styles from './page.module.css';
import { PanePlace } from './pane';

interface PageProps {
  readonly children: ReactNode;
}

/** A page: its bar, and below it what it shows. */
export const Page = ({ children }: PageProps) => <section className={styles.page}>{children}</section>;

/** A page with a pane at its right for what is opened from it. */
export const PageWithPane = ({ children, pane = <Outlet /> }: PageProps & { readonly pane?: ReactNode }) => (
  <div className={styles.withPane}>
    <Page>{children}</Page>
    <Suspense fallback={<PanePlace />}>{pane}</Suspense>
  </div>
);

/** Below the bar: what a page is for. */
export const PageIntro = ({ children }: PageProps) => <p className={styles.intro}>{children}</p>;

interface PageActionProps {
  readonly icon: Icon;
  readonly label: string;
  readonly onClick: () => void;
}

/** In the bar: something that can be done. On a phone its sign alone shows. */
export const PageAction = ({ icon: Sign, label, onClick }: PageActionProps) => (
  <UnstyledButton className={styles.action} onClick={onClick}>
    <Sign size={16} aria-hidden />
    <span>{label}</span>
  </UnstyledButton>
);
