import { Popover, UnstyledButton } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconDots, IconSettings } from '@tabler/icons-react';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { NavLink, useLocation, useSearchParams } from 'react-router';
import { useUnread } from '../api/alerts';
import { momentSearch } from '../moment/moment';
import { PHONE } from '../theme/tokens';
import { Mark } from './mark';
import { NAVIGATION, type NavigationPage } from './pages';
import styles from './shell.module.css';

const SettingsMenu = lazy(() => import('./settings-menu'));

/** The pages, and what concerns the whole. On a phone the rarely used ones stand in the menu. */
export const Navigation = ({ onHelp }: { onHelp: () => void }) => {
  const { t } = useTranslation();
  const phone = useMediaQuery(PHONE) ?? false;
  return (
    <nav className={styles.rail} aria-label={t('nav.label')}>
      <NavLink to="/" className={styles.mark ?? ''} aria-label={t('app.name')} title={t('app.name')}>
        <Mark size={28} />
      </NavLink>
      {NAVIGATION.filter(({ rare }) => !(phone && rare)).map((page) => (
        <Page key={page.to} page={page} />
      ))}
      <span className={styles.railSpace} />
      <Menu onHelp={onHelp} phone={phone} />
    </nav>
  );
};

const Page = ({ page }: { page: NavigationPage }) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const { icon: Icon, holds, keepsMoment } = page;
  const inside = holds !== undefined && pathname.startsWith(holds);
  return (
    <NavLink
      to={{ pathname: page.to, search: keepsMoment ? momentSearch(params) : '' }}
      end={page.to === '/'}
      className={styles.page ?? ''}
      data-active={inside || undefined}
    >
      <Icon size={20} aria-hidden />
      <span>{t(`nav.${page.word}`)}</span>
      {page.word === 'alerts' && <UnreadBadge />}
    </NavLink>
  );
};

/** How many alerts are unread; nothing where none is. */
const UnreadBadge = () => {
  const { t } = useTranslation();
  const unread = useUnread();
  if (unread === 0) return null;
  return (
    <b className={styles.badge} role="img" aria-label={t('alerts.badge', { count: unread })}>
      {unread > 99 ? '99+' : unread}
    </b>
  );
};

const Menu = ({ onHelp, phone }: { onHelp: () => void; phone: boolean }) => {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [opened, { toggle, close }] = useDisclosure();
  const rare = phone ? NAVIGATION.filter((page) => page.rare) : [];
  const inside = rare.some(({ to }) => pathname.startsWith(to));
  const Icon = phone ? IconDots : IconSettings;
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
        <UnstyledButton className={styles.page} data-active={inside || undefined} onClick={toggle}>
          <Icon size={20} aria-hidden />
          <span>{t(phone ? 'nav.more' : 'nav.settings')}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu}>
        <Suspense fallback={<div className={styles.menuPlace} />}>
          <SettingsMenu
            pages={rare}
            onPage={close}
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
