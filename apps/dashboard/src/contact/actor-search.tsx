import '@mantine/core/styles/Combobox.layer.css';
import '@mantine/core/styles/ScrollArea.layer.css';
import type { ActorItem } from '@chancery/contracts';
import { Combobox, TextInput, useCombobox } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useActorSuggestions } from '../api/actors';
import { formatNumber } from '../format/dates';
import { useLanguage } from '../i18n';
import { ActorLabel } from './actor-label';
import styles from './actor-search.module.css';

interface ActorSearchProps {
  readonly label: string;
  readonly onChoose: (actor: ActorItem) => void;
  /** Ids that cannot be chosen. */
  readonly except?: readonly string[];
  /** The label is for screen readers only, and stands in the field while it is empty. */
  readonly slim?: boolean;
}

/** Waited after the last key before suggestions are asked for, in milliseconds. */
const PAUSE = 200;

/** Finds an actor by words of the name or of any spelling; the most often met are offered first. */
export const ActorSearch = ({ label, onChoose, except = [], slim = false }: ActorSearchProps) => {
  const { t } = useTranslation();
  const language = useLanguage();
  const combobox = useCombobox({ onDropdownClose: () => combobox.resetSelectedOption() });
  const [typed, setTyped] = useState('');
  const [asked] = useDebouncedValue(typed.trim(), PAUSE);
  const found = useActorSuggestions(asked);
  const actors = (found.data?.items ?? []).filter(({ actorId }) => !except.includes(actorId));
  return (
    <Combobox
      store={combobox}
      classNames={{ dropdown: styles.dropdown ?? '', option: styles.option ?? '' }}
      onOptionSubmit={(id) => {
        const actor = actors.find(({ actorId }) => actorId === id);
        setTyped('');
        combobox.closeDropdown();
        if (actor) onChoose(actor);
      }}
    >
      <Combobox.Target>
        <TextInput
          {...(slim ? { 'aria-label': label, placeholder: label } : { label })}
          size={slim ? 'xs' : 'sm'}
          value={typed}
          maxLength={200}
          autoComplete="off"
          leftSection={<IconSearch size={16} aria-hidden />}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            combobox.openDropdown();
            combobox.updateSelectedOptionIndex();
          }}
          onClick={() => combobox.openDropdown()}
          onFocus={() => combobox.openDropdown()}
          onBlur={() => combobox.closeDropdown()}
        />
      </Combobox.Target>
      <Combobox.Dropdown>
        <Combobox.Options aria-label={label} className={styles.options}>
          {actors.map((actor) => (
            <Combobox.Option key={actor.actorId} value={actor.actorId}>
              <ActorLabel actor={actor} />
              <span className={styles.count}>{formatNumber(actor.contacts, language)}</span>
            </Combobox.Option>
          ))}
          {found.isSuccess && actors.length === 0 && <Combobox.Empty>{t('actors.findNone')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
};
