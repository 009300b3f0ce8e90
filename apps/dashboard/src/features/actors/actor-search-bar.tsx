import { ACTOR_KINDS } from '@chancery/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActorSearch } from '../../api/actors';
import { CountryFlag, useFlagAddresses } from '../../contact/country-flag';
import { FacetPicker } from '../../filter/facet-picker';
import { SearchField } from '../../filter/search-field';
import { ClearFilter, SearchStrip } from '../../filter/search-strip';
import { countryName } from '../../format/names';
import { useLanguage } from '../../i18n';

interface ActorSearchBarProps {
  readonly search: ActorSearch;
  readonly onSearch: (search: ActorSearch) => void;
}

/** Words, one kind, one country. */
export const ActorSearchBar = ({ search, onSearch }: ActorSearchBarProps) => {
  const { t } = useTranslation();
  const kinds = useMemo(() => ACTOR_KINDS.map((value) => ({ value, label: t(`actors.${value}`) })), [t]);
  const countries = useCountryOptions();
  return (
    <SearchStrip>
      <SearchField
        value={search.q ?? ''}
        onChange={(q) => onSearch({ ...search, q })}
        hint={t('actors.search')}
      />
      <FacetPicker
        label={search.kind ? t(`actors.${search.kind}`) : t('actors.kind')}
        options={kinds}
        value={search.kind ? [search.kind] : []}
        onChange={(value) => onSearch({ ...search, kind: value.at(-1) as ActorSearch['kind'] })}
      />
      <FacetPicker
        label={t('filter.country')}
        options={countries}
        value={search.country ? [search.country] : []}
        onChange={(value) => onSearch({ ...search, country: value.at(-1) })}
      />
      {Object.values(search).some(Boolean) && <ClearFilter onClear={() => onSearch({})} />}
    </SearchStrip>
  );
};

const useCountryOptions = () => {
  const language = useLanguage();
  const flags = useFlagAddresses();
  return useMemo(
    () =>
      [...(flags?.keys() ?? [])]
        .map((code) => code.toUpperCase())
        .map((value) => ({ value, label: countryName(value, language), sign: <CountryFlag code={value} /> }))
        .sort((a, b) => a.label.localeCompare(b.label)),
    [flags, language],
  );
};
