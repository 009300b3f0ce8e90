import '@mantine/core/styles/Divider.layer.css';
import { Divider, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../api/session';
import { LanguageChoice, ThemeChoice } from './choices';
import styles from './shell.module.css';

/** What one sets for oneself: theme, language, keys; and the way out. */
const SettingsMenu = ({ onHelp }: { onHelp: () => void }) => {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <>
      <ThemeChoice />
      <LanguageChoice />
      <Divider my={4} />
      <UnstyledButton className={styles.item} data-keys onClick={onHelp}>
        <IconKeyboard size={16} aria-hidden />
        {t('settings.shortcuts')}
      </UnstyledButton>
      <UnstyledButton className={styles.item} onClick={() => signOut.mutate()}>
        <IconLogout size={16} aria-hidden />
        {t('nav.signOut')}
      </UnstyledButton>
    </>
  );
};

export default SettingsMenu;
