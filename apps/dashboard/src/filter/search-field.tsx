import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './filter-bar.module.css';

/** Waited after the last key before the list is asked for, in milliseconds. */
const PAUSE = 250;
const LONGEST = 200;

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  /** What is searched. */
  readonly hint?: string;
}

/** Words to search for. What is typed shows at once, the list follows. */
export const SearchField = ({ value, onChange, hint }: SearchFieldProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(value);
  const said = useRef(value);
  const say = (next: string) => {
    said.current = next;
    onChange(next);
  };
  const sayLater = useDebouncedCallback(say, PAUSE);

  // The URL may change by other ways: a chip removed, the browser's back.
  useEffect(() => {
    if (value === said.current) return;
    said.current = value;
    setTyped(value);
  }, [value]);

  const change = (next: string) => {
    setTyped(next);
    sayLater(next.trim());
  };
  return (
    <TextInput
      type="search"
      size="xs"
      className={styles.search}
      value={typed}
      maxLength={LONGEST}
      onChange={(event) => change(event.currentTarget.value)}
      placeholder={hint ?? t('filter.searchHint')}
      aria-label={t('filter.search')}
      data-search
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed && <CloseButton size="sm" aria-label={t('filter.clearSearch')} onClick={() => change('')} />
      }
    />
  );
};
