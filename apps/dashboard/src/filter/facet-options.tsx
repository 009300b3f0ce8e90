import { type ContactFilter, MODES, STATUSES } from '@chancery/domain';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedItem } from '../api/contacts';
import { CountryFlag, useFlagAddresses } from '../contact/country-flag';
import { ModeIcon } from '../contact/mode-icon';
import { actorName, countryName, languageName, wordsOfId } from '../format/names';
import { type Language, useLanguage } from '../i18n';
import type { FacetOption } from './facet';

/** Fields whose values are picked from a list, in the order of the bar. */
export const FACETS = ['mode', 'status', 'actor', 'with', 'country', 'outlet', 'lang'] as const;
export type Facet = (typeof FACETS)[number];

/** The name of an actor that is in the list; else the words of its id. */
export const useActorNames = (items: readonly FeedItem[]): ReadonlyMap<string, string> => {
  const language = useLanguage();
  return useMemo(() => {
    const names = new Map<string, string>();
    for (const { participants } of items) {
      for (const actor of participants) names.set(actor.actorId, actorName(actor, language));
    }
    return names;
  }, [items, language]);
};

export const actorLabel = (id: string, names: ReadonlyMap<string, string>, language: Language): string =>
  names.get(id) ?? (id.startsWith('country:') ? countryName(id.slice(8), language) : wordsOfId(id));

/** What can be picked: all modes, states and countries; actors, outlets and languages as far as they are in the list. */
export const useFacetOptions = (
  items: readonly FeedItem[],
  filter: ContactFilter,
): Record<Facet, readonly FacetOption[]> => {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useActorNames(items);
  const flags = useFlagAddresses();

  const fixed = useMemo(
    () => ({
      mode: MODES.map((value) => ({
        value,
        label: t(`mode.${value}`),
        sign: <ModeIcon mode={value} small />,
      })),
      status: STATUSES.map((value) => ({ value, label: t(`status.${value}`) })),
      country: [...(flags?.keys() ?? [])]
        .map((code) => code.toUpperCase())
        .map((value) => ({ value, label: countryName(value, language), sign: <CountryFlag code={value} /> }))
        .sort(byLabel),
    }),
    [t, language, flags],
  );

  return useMemo(() => {
    const actors = [...names.keys(), ...(filter.actor ?? []), ...(filter.with ?? [])];
    const actorOptions = options(actors, (id) => actorLabel(id, names, language));
    return {
      ...fixed,
      actor: actorOptions,
      with: actorOptions,
      outlet: options(
        [...items.flatMap((item) => item.sources.outlets), ...(filter.outlet ?? [])],
        (name) => name,
      ),
      lang: options([...items.flatMap((item) => item.sources.langs), ...(filter.lang ?? [])], (tag) =>
        languageName(tag, language),
      ),
    };
  }, [fixed, items, names, language, filter]);
};

const options = (values: readonly string[], label: (value: string) => string): FacetOption[] =>
  [...new Set(values)].map((value) => ({ value, label: label(value) })).sort(byLabel);

const byLabel = (a: FacetOption, b: FacetOption): number => a.label.localeCompare(b.label);
