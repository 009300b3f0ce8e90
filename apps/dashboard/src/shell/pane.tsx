import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, type To } from 'react-router';
import styles from './pane.module.css';

interface PaneProps {
  readonly title: string;
  /** The page that it was opened from. */
  readonly back: To;
  /** What that page is called on a phone, where the pane covers it. */
  readonly backLabel: string;
  /** What can be done with what is opened. */
  readonly doings?: ReactNode;
  readonly children: ReactNode;
}

/** Beside the list: what was opened from it. It takes the focus; on a phone it covers the list. */
export const Pane = ({ title, back, backLabel, doings, children }: PaneProps) => {
  const { t } = useTranslation();
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    pane.current?.focus({ preventScroll: true });
  }, []);
  const link = { component: Link, to: back, variant: 'subtle', color: 'gray', size: 32 } as const;
  return (
    <aside ref={pane} className={styles.pane} tabIndex={-1} aria-label={title}>
      <header className={styles.bar}>
        <ActionIcon {...link} className={styles.back} aria-label={backLabel}>
          <IconArrowLeft size={20} />
        </ActionIcon>
        <h2 className={styles.title}>{title}</h2>
        {doings}
        <Tooltip label={`${t('evidence.close')} (Esc)`}>
          <ActionIcon {...link} className={styles.close} aria-label={t('evidence.close')}>
            <IconX size={18} />
          </ActionIcon>
        </Tooltip>
      </header>
      {children}
    </aside>
  );
};

/** Its room while it loads. */
export const PanePlace = () => <div className={styles.pane} />;
