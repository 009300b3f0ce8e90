import '@mantine/core/styles/FloatingIndicator.layer.css';
import '@mantine/core/styles/SegmentedControl.layer.css';
import { type MantineColorScheme, SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { LANGUAGES, type Language, switchLanguage, useLanguage } from '../i18n';
import styles from './shell.module.css';

/** Every language by its own name. */
const OWN_NAMES: Record<Language, string> = { en: 'English', de: 'Deutsch' };

export const LanguageChoice = () => {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <div className={styles.choice}>
      <span className={styles.choiceLabel}>{t('settings.language')}</span>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('settings.language')}
        value={language}
        onChange={(value) => void switchLanguage(value as Language)}
        data={LANGUAGES.map((value) => ({ value, label: OWN_NAMES[value] }))}
      />
    </div>
  );
};

export const ThemeChoice = () => {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <div className={styles.choice}>
      <span className={styles.choiceLabel}>{t('settings.theme')}</span>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t('settings.theme')}
        value={colorScheme}
        onChange={(value) => setColorScheme(value as MantineColorScheme)}
        data={[
          { value: 'auto', label: t('settings.system') },
          { value: 'light', label: t('settings.light') },
          { value: 'dark', label: t('settings.dark') },
        ]}
      />
    </div>
  );
};
