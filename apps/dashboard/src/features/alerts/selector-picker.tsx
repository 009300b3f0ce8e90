import type { Selector } from '@chancery/domain';
import { Button, NativeSelect } from '@mantine/core';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWatchLists } from '../../api/alerts';
import { ActorSearch } from '../../contact/actor-search';
import { useLanguage } from '../../i18n';
import styles from './form.module.css';
import { OfficeFields } from './office-fields';
import { partyName } from './reason-words';
import { useCountries } from './use-countries';
import { useNames } from './use-names';
import { WatchListDialog } from './watch-list-dialog';

const KINDS = ['actor', 'country', 'office', 'list', 'any'] as const;
type Kind = (typeof KINDS)[number];

const kindOf = (selector: Selector | null): Kind =>
  KINDS.find((kind) => selector && kind in selector && !(kind === 'country' && 'office' in selector)) ??
  'actor';

interface FieldProps {
  readonly label: string;
  readonly value: Selector | null;
  /** Null: not chosen any more. */
  readonly onChange: (value: Selector | null) => void;
}

/** One side of a rule: somebody, a country with all who speak for it, an office, a watch list, or anyone. */
export const SelectorPicker = ({ fault, ...field }: FieldProps & { fault: string | undefined }) => {
  const { t } = useTranslation();
  const [kind, setKind] = useState<Kind>(() => kindOf(field.value));
  const faultId = useId();
  const choose = (next: Kind) => {
    setKind(next);
    field.onChange(next === 'any' ? { any: true } : null);
  };
  return (
    <fieldset className={styles.side} aria-describedby={fault ? faultId : undefined}>
      <legend className={styles.legend}>{field.label}</legend>
      <NativeSelect
        aria-label={`${field.label}: ${t('alerts.sideKind')}`}
        value={kind}
        data={KINDS.map((value) => ({ value, label: t(`alerts.sides.${value}`) }))}
        onChange={(event) => choose(event.currentTarget.value as Kind)}
      />
      {kind === 'actor' && <ActorField {...field} />}
      {kind === 'country' && <CountryField {...field} />}
      {kind === 'office' && <OfficeFields {...field} />}
      {kind === 'list' && <ListField {...field} />}
      {kind === 'any' && <span className={styles.hint}>{t('alerts.anyHint')}</span>}
      {fault && (
        <p id={faultId} className={styles.failed}>
          {fault}
        </p>
      )}
    </fieldset>
  );
};

const ActorField = ({ label, value, onChange }: FieldProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const id = value && 'actor' in value ? value.actor : null;
  const names = useNames(id ? [id] : []);
  if (!id) {
    return (
      <ActorSearch
        label={`${label}: ${t('actors.find')}`}
        slim
        onChoose={({ actorId }) => onChange({ actor: actorId })}
      />
    );
  }
  return (
    <p className={styles.chosen}>
      <bdi>{partyName(id, names, language)}</bdi>
      <Button size="compact-sm" variant="default" onClick={() => onChange(null)}>
        {t('actors.choose')}
      </Button>
    </p>
  );
};

const CountryField = ({ label, value, onChange }: FieldProps) => {
  const { t } = useTranslation();
  const code = value && 'country' in value && value.country ? value.country : '';
  const countries = useCountries(code || undefined);
  return (
    <NativeSelect
      aria-label={`${label}: ${t('filter.country')}`}
      value={code}
      data={[{ value: '', label: t('alerts.chooseCountry') }, ...countries]}
      onChange={(event) =>
        onChange(event.currentTarget.value ? { country: event.currentTarget.value } : null)
      }
    />
  );
};

const ListField = ({ label, value, onChange }: FieldProps) => {
  const { t } = useTranslation();
  const lists = useWatchLists().data?.items ?? [];
  const [editing, setEditing] = useState<'new' | 'chosen' | null>(null);
  const chosen = value && 'list' in value ? lists.find(({ id }) => id === value.list) : undefined;
  return (
    <div className={styles.listField}>
      <NativeSelect
        aria-label={`${label}: ${t('alerts.sides.list')}`}
        value={value && 'list' in value ? value.list : ''}
        data={[
          { value: '', label: t(lists.length > 0 ? 'alerts.chooseList' : 'alerts.noLists') },
          ...lists.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(event) => onChange(event.currentTarget.value ? { list: event.currentTarget.value } : null)}
      />
      {chosen && (
        <Button size="compact-sm" variant="default" onClick={() => setEditing('chosen')}>
          {t('alerts.editList')}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => setEditing('new')}>
        {t('alerts.newList')}
      </Button>
      {editing && (
        <WatchListDialog
          list={editing === 'chosen' ? chosen : undefined}
          onSaved={({ id }) => {
            setEditing(null);
            onChange({ list: id });
          }}
          onDeleted={() => {
            setEditing(null);
            onChange(null);
          }}
          onClose={() => setEditing(null)}
        />
      )}
    </div>
  );
};
