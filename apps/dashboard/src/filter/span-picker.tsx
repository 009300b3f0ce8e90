import { addDays, type ContactFilter } from '@chancery/domain';
import { Button, Popover, UnstyledButton } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './filter-bar.module.css';
import { withField } from './filter-change';

const SpanCalendar = lazy(() => import('./span-calendar'));

interface SpanPickerProps {
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
}

/** First and last day, picked from a calendar or a usual span. */
export const SpanPicker = ({ filter, onChange }: SpanPickerProps) => {
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const set = (from: string | undefined, to: string | undefined) =>
    onChange(withField(withField(filter, 'from', from), 'to', to));
  const today = new Date().toISOString().slice(0, 10);
  const usual = [
    { label: t('filter.last7'), from: addDays(today, -6), to: today },
    { label: t('filter.last30'), from: addDays(today, -29), to: today },
    { label: t('filter.thisYear'), from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` },
  ];
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-start" offset={4} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton
          className={styles.facet}
          data-active={filter.from || filter.to ? true : undefined}
          onClick={() => setOpened(!opened)}
        >
          {t('filter.dates')}
          <IconChevronDown size={14} aria-hidden />
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.dropdown} data-wide>
        <div className={styles.usual}>
          {usual.map(({ label, from, to }) => (
            <Button key={label} size="compact-xs" variant="default" onClick={() => set(from, to)}>
              {label}
            </Button>
          ))}
        </div>
        <Suspense fallback={<div className={styles.calendarPlace} />}>
          <SpanCalendar from={filter.from} to={filter.to} onChange={set} />
        </Suspense>
        {(filter.from || filter.to) && (
          <Button size="compact-xs" variant="subtle" onClick={() => set(undefined, undefined)}>
            {t('filter.clearDates')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  );
};
