import { useMemo } from 'react';
import { useFlagAddresses } from '../../contact/country-flag';
import { countryName } from '../../format/names';
import { useLanguage } from '../../i18n';

/** All countries by name, in the order of the language. A code that is held already is always among them. */
export const useCountries = (held: string | undefined): { value: string; label: string }[] => {
  const language = useLanguage();
  const flags = useFlagAddresses();
  return useMemo(() => {
    const codes = new Set([...(flags?.keys() ?? [])].map((code) => code.toUpperCase()));
    if (held) codes.add(held);
    return [...codes]
      .map((value) => ({ value, label: countryName(value, language) }))
      .sort((a, b) => a.label.localeCompare(b.label, language));
  }, [flags, held, language]);
};
