import '@mantine/dates/styles.layer.css';
import { DatePicker, DatesProvider } from '@mantine/dates';
import 'dayjs/locale/de';
import 'dayjs/locale/en-gb';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../i18n';
import styles from './filter-bar.module.css';

interface SpanCalendarProps {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (from: string | undefined, to: string | undefined) => void;
}

/** A calendar in which first and last day are picked; week-ends not in red, which is for failures. */
const SpanCalendar = ({ from, to, onChange }: SpanCalendarProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const [half, setHalf] = useState<string | null>(null);
  return (
    <DatesProvider
      settings={{ locale: language === 'de' ? 'de' : 'en-gb', firstDayOfWeek: 1, weekendDays: [] }}
    >
      <DatePicker
        type="range"
        size="xs"
        allowSingleDateInRange
        classNames={{ day: styles.day ?? '' }}
        ariaLabels={{
          previousMonth: t('filter.previous'),
          nextMonth: t('filter.next'),
          previousYear: t('filter.previous'),
          nextYear: t('filter.next'),
          previousDecade: t('filter.previous'),
          nextDecade: t('filter.next'),
        }}
        {...(to || from ? { defaultDate: to ?? from ?? '' } : {})}
        value={half ? [half, null] : [from ?? null, to ?? null]}
        onChange={([first, last]) => {
          setHalf(last ? null : first);
          if (first && last) onChange(first, last);
        }}
      />
    </DatesProvider>
  );
};

export default SpanCalendar;
