import { contactListSchema } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/client';
import type { FeedItem } from '../../api/contacts';
import { useFacetOptions } from '../../filter/facet-options';
import { FacetPicker } from '../../filter/facet-picker';
import { usePartLabel } from '../../filter/filter-bar';
import { partsOf, withField, withoutPart } from '../../filter/filter-change';
import { Chip } from '../../filter/search-strip';
import { wordsOfId } from '../../format/names';
import type { RuleFieldsProps } from './draft';
import { faultAt } from './faults';
import styles from './form.module.css';
import { NumberField } from './number-field';

/** What a rule can be narrowed by beside who takes part. Folded while nothing of it is set. */
export const MoreOptions = (props: RuleFieldsProps) => {
  const { t } = useTranslation();
  const { filter, demands } = props.draft;
  const [opened, setOpened] = useState(partsOf(filter).length > 0 || Object.keys(demands).length > 0);
  return (
    <details className={styles.more} open={opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary>{t('alerts.more')}</summary>
      {opened && (
        <div className={styles.moreBody}>
          <Filter {...props} />
          <Demands {...props} />
        </div>
      )}
    </details>
  );
};

const NONE: readonly FeedItem[] = [];
const SAMPLE = new URLSearchParams({ limit: '200' });

/** The latest contacts: what they hold of topics, outlets and languages can be picked. */
const useSample = (): readonly FeedItem[] =>
  useQuery({
    queryKey: ['alert-sample'],
    queryFn: ({ signal }) => request('contacts', contactListSchema, { query: SAMPLE, signal }),
    staleTime: 300_000,
  }).data?.items ?? NONE;

const FACETS = ['mode', 'status', 'outlet', 'lang'] as const;

const Filter = ({ draft: { filter }, onChange, error }: RuleFieldsProps) => {
  const { t } = useTranslation();
  const sample = useSample();
  const options = useFacetOptions(sample, filter);
  const topics = [...new Set([...sample.flatMap((item) => item.topics), ...(filter.topic ?? [])])].sort();
  const label = usePartLabel(sample);
  const set = (next: ContactFilter) => onChange({ filter: next });
  const fault = faultAt(error, 'filter');
  return (
    <>
      <div className={styles.facets}>
        {FACETS.map((facet) => (
          <FacetPicker
            key={facet}
            label={t(`filter.${facet}`)}
            options={options[facet]}
            value={filter[facet] ?? []}
            onChange={(value) => set(withField(filter, facet, value as []))}
          />
        ))}
        <FacetPicker
          label={t('filter.topic')}
          options={topics.map((value) => ({ value, label: wordsOfId(value) }))}
          value={filter.topic ?? []}
          onChange={(value) => set(withField(filter, 'topic', value))}
        />
      </div>
      <ul className={styles.chips} aria-label={t('filter.label')}>
        {partsOf(filter).map((part) => (
          <li key={`${part.field} ${part.value}`}>
            <Chip
              field={t(`filter.${part.field}`)}
              words={label(part)}
              onRemove={() => set(withoutPart(filter, part))}
            />
          </li>
        ))}
      </ul>
      {fault && <p className={styles.failed}>{fault}</p>}
    </>
  );
};

const Demands = ({ draft: { demands, recencyDays }, onChange, error }: RuleFieldsProps) => {
  const { t } = useTranslation();
  /** An empty field asks for nothing. */
  const set = (change: object) => {
    const next = Object.entries({ ...demands, ...change }).filter(([, value]) => value !== undefined);
    onChange({ demands: Object.fromEntries(next) });
  };
  return (
    <div className={styles.fields}>
      <NumberField
        label={t('alerts.outlets')}
        value={demands.outlets}
        fault={faultAt(error, 'demands.outlets')}
        onChange={(outlets) => set({ outlets })}
      />
      <NumberField
        label={t('alerts.sidesSpoke')}
        value={demands.sides}
        fault={faultAt(error, 'demands.sides')}
        onChange={(sides) => set({ sides })}
      />
      <NumberField
        label={t('alerts.confidence')}
        suffix="%"
        value={demands.confidence === undefined ? undefined : Math.round(demands.confidence * 100)}
        fault={faultAt(error, 'demands.confidence')}
        onChange={(percent) => set({ confidence: percent === undefined ? undefined : percent / 100 })}
      />
      <NumberField
        label={t('alerts.recency')}
        hint={t('alerts.recencyHint')}
        suffix={t('alerts.daysUnit')}
        value={recencyDays}
        fault={faultAt(error, 'recencyDays')}
        onChange={(days) => days !== undefined && onChange({ recencyDays: days })}
      />
      <Places
        places={demands.place ?? []}
        fault={faultAt(error, 'demands.place')}
        onPlaces={(place) => set({ place })}
      />
    </div>
  );
};

interface PlacesProps {
  readonly places: readonly string[];
  readonly fault: string | undefined;
  readonly onPlaces: (places: string[] | undefined) => void;
}

const Places = ({ places, fault, onPlaces }: PlacesProps) => {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(places.join(', '));
  return (
    <TextInput
      className={styles.whole ?? ''}
      label={t('alerts.places')}
      description={t('alerts.placesHint')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={typed}
      error={fault}
      onChange={(event) => {
        setTyped(event.currentTarget.value);
        const named = event.currentTarget.value
          .split(',')
          .map((place) => place.trim())
          .filter(Boolean);
        onPlaces(named.length > 0 ? named : undefined);
      }}
    />
  );
};
