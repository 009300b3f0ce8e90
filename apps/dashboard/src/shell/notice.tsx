import type { ReactNode } from 'react';
import styles from './notice.module.css';

interface NoticeProps {
  readonly title: string;
  readonly text?: string;
  readonly failure?: boolean;
  readonly children?: ReactNode;
}

/** What stands in place of content: why there is none, and what can be done. */
export const Notice = ({ title, text, failure = false, children }: NoticeProps) => (
  <div className={styles.notice} role={failure ? 'alert' : 'status'} data-failure={failure || undefined}>
    <h2 className={styles.title}>{title}</h2>
    {text && <p className={styles.text}>{text}</p>}
    {children && <div className={styles.actions}>{children}</div>}
  </div>
);
