import { UnstyledButton } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './filter-bar.module.css';

/** In one line below a page's bar: what its list is narrowed by. */
export const SearchStrip = ({ children }: { children: ReactNode }) => {
  const { t } = useTranslation();
  return (
    <search className={styles.strip} aria-label={t('filter.label')}>
      {children}
    </search>
  );
};

export const ClearFilter = ({ onClear }: { onClear: () => void }) => {
  const { t } = useTranslation();
  return (
    <UnstyledButton className={styles.clear} onClick={onClear}>
      {t('filter.clear')}
    </UnstyledButton>
  );
};

interface ChipProps {
  /** What is narrowed, where the words do not tell. */
  readonly field?: string;
  readonly words: string;
  /** What is taken away, in the name of the button. */
  readonly what?: string;
  readonly onRemove: () => void;
}

/** Something that narrows the list, to be taken away again. */
export const Chip = ({ field, words, what = words, onRemove }: ChipProps) => {
  const { t } = useTranslation();
  return (
    <span className={styles.chip}>
      {field && <span className={styles.chipField}>{field}</span>}
      <bdi>{words}</bdi>
      <UnstyledButton className={styles.remove} aria-label={t('filter.remove', { what })} onClick={onRemove}>
        <IconX size={14} aria-hidden />
      </UnstyledButton>
    </span>
  );
};
