import { UnstyledButton } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './section.module.css';

interface FewProps<T> {
  readonly items: readonly T[];
  readonly few?: number;
  readonly children: (item: T) => ReactNode;
  /** What stands beside "show more". */
  readonly foot?: ReactNode;
}

/** The first few of a list; the others on demand. `children` gives a list item with a key. */
export const Few = <T,>({ items, few = 8, children, foot }: FewProps<T>) => {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const hidden = items.length - few;
  return (
    <>
      <ul className={styles.list}>{items.slice(0, all ? undefined : few).map(children)}</ul>
      <p className={styles.foot}>
        {!all && hidden > 0 && (
          <UnstyledButton className={styles.more} onClick={() => setAll(true)}>
            {t('actors.more', { count: hidden })}
          </UnstyledButton>
        )}
        {foot}
      </p>
    </>
  );
};
