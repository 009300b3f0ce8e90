import '@mantine/core/styles/Divider.layer.css';
import { Divider, UnstyledButton } from '@mantine/core';
import { IconKeyboard, IconLogout } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSignOut } from '../api/session';
import { LanguageChoice, ThemeChoice } from './choices';
import type { NavigationPage } from './pages';
import styles from './shell.module.css';

interface SettingsMenuProps {
  /** Pages that the bar has no room for. */
  readonly pages: readonly NavigationPage[];
  readonly onPage: () => void;
  readonly onHelp: () => void;
}

/** What one sets for oneself: theme, language, keys; and the way out. */
const SettingsMenu = ({ pages, onPage, onHelp }: SettingsMenuProps) => {
  const { t } = useTranslation();
  const signOut = useSignOut();
  return (
    <>
      {pages.map(({ to, word, icon: Icon }) => (
        <Link key={to} to={to} className={styles.item} onClick={onPage}>
          <Icon size={16} aria-hidden />
          {t(`nav.${word}`)}
        </Link>
      ))}
      {pages.length > 0 && <Divider my={4} />}
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
