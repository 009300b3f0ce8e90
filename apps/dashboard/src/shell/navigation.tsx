import { Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconMailOff, IconPalette, IconRss, IconSettings } from '@tabler/icons-react';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation } from 'react-router';
import { PHONE } from '../theme/tokens';
import { Mark } from './mark';
import styles from './shell.module.css';

const SettingsMenu = lazy(() => import('./settings-menu'));

/** The pages, and what concerns the whole. */
export const Navigation = ({ onHelp }: { onHelp: () => void }) => {
  const { t } = useTranslation();
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <NavLink to="/" className={styles.mark ?? ''} aria-label={t('app.name')} title={t('app.name')}>
        <Mark size={28} />
      </NavLink>
      <Page to="/" icon={<IconRss size={20} aria-hidden />} label={t('nav.feed')} holds="/contacts/" />
      <Page to="/rejected" icon={<IconMailOff size={20} aria-hidden />} label={t('nav.rejected')} />
      {import.meta.env.DEV && (
        <Page to="/design" icon={<IconPalette size={20} aria-hidden />} label={t('nav.design')} />
      )}
      <span className={styles.railSpace} />
      <Settings onHelp={onHelp} />
    </nav>
  );
};

interface PageProps {
  readonly to: string;
  readonly icon: ReactNode;
  readonly label: string;
  /** Paths that begin so belong to the page too. */
  readonly holds?: string;
}

const Page = ({ to, icon, label, holds }: PageProps) => {
  const { pathname } = useLocation();
  const inside = holds !== undefined && pathname.startsWith(holds);
  return (
    <NavLink to={to} className={styles.page ?? ''} data-active={inside || undefined}>
      {icon}
      <span>{label}</span>
    </NavLink>
  );
};

const Settings = ({ onHelp }: { onHelp: () => void }) => {
  const { t } = useTranslation();
  const [opened, { toggle, close }] = useDisclosure();
  const phone = useMediaQuery(PHONE);
  return (
    <Popover
      opened={opened}
      onChange={close}
      position={phone ? 'top-end' : 'right-end'}
      offset={8}
      width={248}
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <UnstyledButton className={styles.page} onClick={toggle}>
          <IconSettings size={20} aria-hidden />
          <span>{t('nav.settings')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu}>
        <Suspense fallback={<div className={styles.menuPlace} />}>
          <SettingsMenu
            onHelp={() => {
              close();
              onHelp();
            }}
          />
        </Suspense>
      </Popover.Dropdown>
    </Popover>
  );
};
