import { useTranslation } from 'react-i18next';
import { formatDateValue } from '../format/dates';
import { useLanguage } from '../i18n';
import type { LifeTurn } from './life';

/** A turn in words, with its date as exact as it was told. */
export const useTurnWords = (): ((turn: Pick<LifeTurn, 'kind' | 'date'>) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  return ({ kind, date }) => {
    const when = date && formatDateValue(date, language);
    switch (kind) {
      case 'cancelled':
        return t('life.cancelled');
      case 'undated':
        return t('life.undated');
      case 'dated':
        return t(date?.precision === 'day' ? 'life.dated' : 'life.narrowed', { date: when ?? '' });
      case 'moved':
      case 'reopened':
        return t(`life.${kind}`, { date: when ?? '' });
      default:
        return when ? t(`life.${kind}`, { date: when }) : t(`life.${kind}Undated`);
    }
  };
};

/** `+9 days`, `−2 days`. */
export const useDayShift = (): ((days: number) => string) => {
  const { t } = useTranslation();
  return (days) => t(days < 0 ? 'agenda.earlier' : 'agenda.later', { count: Math.abs(days) });
};
