import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Checkbox.layer.css';
import { foldText } from '@chancery/domain';
import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FacetPickerProps } from './facet';
import styles from './filter-bar.module.css';

/** So many options fit without a search field, and so many are shown at once. */
const FEW = 8;
const MANY = 60;

/** The values of one field to tick, found by typing where there are many. Loaded when a field is opened first. */
const FacetValues = ({ label, options, value, onChange }: FacetPickerProps) => {
  const { t } = useTranslation();
  const [find, setFind] = useState('');
  // What was ticked when the field was opened stands first, and stays there while it is ticked off.
  const [ticked] = useState(value);
  const words = foldText(find);
  const found = options
    .filter((option) => foldText(option.label).includes(words))
    .sort((a, b) => Number(ticked.includes(b.value)) - Number(ticked.includes(a.value)));
  return (
    <>
      {options.length > FEW && (
        <TextInput
          size="xs"
          value={find}
          onChange={(event) => setFind(event.currentTarget.value)}
          placeholder={t('filter.find')}
          aria-label={`${label}: ${t('filter.find')}`}
          data-autofocus
        />
      )}
      <Checkbox.Group value={[...value]} onChange={onChange} aria-label={label}>
        <div className={styles.options}>
          {found.slice(0, MANY).map((option) => (
            <Checkbox
              key={option.value}
              value={option.value}
              size="xs"
              className={styles.option}
              label={
                <span className={styles.optionLabel}>
                  {option.sign}
                  <bdi>{option.label}</bdi>
                </span>
              }
            />
          ))}
          {found.length === 0 && (
            <p className={styles.none}>{t(options.length === 0 ? 'filter.noneYet' : 'filter.none')}</p>
          )}
        </div>
      </Checkbox.Group>
    </>
  );
};

export default FacetValues;
