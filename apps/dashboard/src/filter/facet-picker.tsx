import { Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import type { FacetPickerProps } from './facet';
import styles from './filter-bar.module.css';

const FacetValues = lazy(() => import('./facet-values'));

/** A button that opens the values of one field, of which any may be allowed. */
export const FacetPicker = ({ label, options, value, onChange }: FacetPickerProps) => {
  const [opened, setOpened] = useState(false);
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" offset={4} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.facet}
          data-active={value.length > 0 || undefined}
          onClick={() => setOpened(!opened)}
        >
          {label}
          {value.length > 0 && <span className={styles.count}>{value.length}</span>}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown}>
        <Suspense fallback={<div className={styles.valuesPlace} />}>
          <FacetValues label={label} options={options} value={value} onChange={onChange} />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};
