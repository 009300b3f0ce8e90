import { UnstyledButton } from '@mantine/core';
import { useLocalStorage } from '@mantine/hooks';
import { IconLayoutList, IconList } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { DENSITIES, type Density } from './density';
import styles from './density-choice.module.css';

const WORDS = { cards: 'feed.comfortable', rows: 'feed.dense' } as const;
const ICONS = { cards: IconLayoutList, rows: IconList } as const;

/** How dense lists of contacts are: the same on every page. */
export const useDensity = () => useLocalStorage<Density>({ key: 'chancery.density', defaultValue: 'cards' });

interface DensityChoiceProps {
  readonly density: Density;
  readonly onDensity: (density: Density) => void;
}

export const DensityChoice = ({ density, onDensity }: DensityChoiceProps) => {
  const { t } = useTranslation();
  return (
    <fieldset className={styles.densities} aria-label={t('feed.density')}>
      {DENSITIES.map((value) => {
        const Icon = ICONS[value];
        return (
          <UnstyledButton
            key={value}
            className={styles.density}
            aria-pressed={value === density}
            onClick={() => onDensity(value)}
          >
            <Icon size={16} aria-hidden />
            <span className={styles.densityWord}>{t(WORDS[value])}</span>
          </UnstyledButton>
        );
      })}
    </fieldset>
  );
};
