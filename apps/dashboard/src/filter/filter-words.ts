import type { ContactFilter } from '@chancery/domain';
import { useTranslation } from 'react-i18next';
import { usePartLabel } from './filter-bar';
import { partsOf } from './filter-change';

/** A filter in words: `Country Russia · Mode Call`; empty where it allows everything. */
export const useFilterWords = (): ((filter: ContactFilter) => string) => {
  const { t } = useTranslation();
  const label = usePartLabel([]);
  return (filter) =>
    partsOf(filter)
      .map((part) => `${t(`filter.${part.field}`)} ${label(part)}`)
      .join(' · ');
};
