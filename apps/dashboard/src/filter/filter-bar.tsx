import type { ContactFilter } from '@chancery/domain';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { FeedItem } from '../api/contacts';
import { formatDay } from '../format/dates';
import { countryName, languageName, wordsOfId } from '../format/names';
import { useLanguage } from '../i18n';
import { actorLabel, FACETS, useActorNames, useFacetOptions } from './facet-options';
import { FacetPicker } from './facet-picker';
import styles from './filter-bar.module.css';
import { type FilterPart, partsOf, withField, withoutPart } from './filter-change';
import { SearchField } from './search-field';
import { Chip, ClearFilter } from './search-strip';
import { SpanPicker } from './span-picker';

interface FilterBarProps {
  readonly filter: ContactFilter;
  readonly onChange: (filter: ContactFilter) => void;
  /** What the list holds: the source of actors, outlets and languages to pick from. */
  readonly items: readonly FeedItem[];
  /** What else a page narrows its list by. */
  readonly children?: ReactNode;
}

/** Narrows the list; what narrows it stands below as chips, and all of it in the URL. */
export const FilterBar = ({ filter, onChange, items, children }: FilterBarProps) => {
  const { t } = useTranslation();
  const options = useFacetOptions(items, filter);
  const facets = FACETS.filter((facet) => facet !== 'with' || filter.actor?.length);
  return (
    <search className={styles.bar} aria-label={t('filter.label')}>
      <div className={styles.fields}>
        <SearchField value={filter.q ?? ''} onChange={(q) => onChange(withField(filter, 'q', q))} />
        {facets.map((facet) => (
          <FacetPicker
            key={facet}
            label={t(`filter.${facet}`)}
            options={options[facet]}
            value={filter[facet] ?? []}
            onChange={(value) => onChange(withField(filter, facet, value as []))}
          />
        ))}
        <SpanPicker filter={filter} onChange={onChange} />
        {children}
      </div>
      <Chips filter={filter} onChange={onChange} items={items} />
    </search>
  );
};

const Chips = ({ filter, onChange, items }: FilterBarProps) => {
  const { t } = useTranslation();
  const label = usePartLabel(items);
  const parts = partsOf(filter);
  if (parts.length === 0) return null;
  return (
    <ul className={styles.chips}>
      {parts.map((part) => (
        <li key={`${part.field} ${part.value}`}>
          <Chip
            field={t(`filter.${part.field}`)}
            words={label(part)}
            onRemove={() => onChange(withoutPart(filter, part))}
          />
        </li>
      ))}
      <li>
        <ClearFilter onClear={() => onChange({})} />
      </li>
    </ul>
  );
};

/** What a chip says of its value. */
export const usePartLabel = (items: readonly FeedItem[]): ((part: FilterPart) => string) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const names = useActorNames(items);
  return ({ field, value }) => {
    switch (field) {
      case 'mode':
        return t(`mode.${value as 'call'}`);
      case 'status':
        return t(`status.${value as 'planned'}`);
      case 'actor':
      case 'with':
        return actorLabel(value, names, language);
      case 'country':
      case 'withCountry':
        return countryName(value, language);
      case 'lang':
        return languageName(value, language);
      case 'from':
      case 'to':
        return formatDay(value, language);
      case 'topic':
        return wordsOfId(value);
      default:
        return value;
    }
  };
};
