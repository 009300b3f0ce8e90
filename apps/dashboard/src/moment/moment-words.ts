import { useTranslation } from 'react-i18next';
import { formatDay, formatMinute } from '../format/dates';
import { useLanguage } from '../i18n';
import { isEndOfDay } from './moment';

/** A moment in words, to the minute and with its zone; one that stands for a day says so. */
export const useMomentWords = (): ((at: string) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (at) =>
    isEndOfDay(at)
      ? t('time.endOfDay', { day: formatDay(at.slice(0, 10), language) })
      : formatMinute(at, language);
};
