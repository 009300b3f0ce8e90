import {
  IconArrowsDiff,
  IconArrowsLeftRight,
  IconBell,
  IconCalendarEvent,
  IconMailOff,
  IconPalette,
  IconRss,
  IconStack2,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react';

/** A page of the navigation. */
export interface NavigationPage {
  readonly to: string;
  readonly word:
    | 'feed'
    | 'actors'
    | 'dyads'
    | 'agenda'
    | 'alerts'
    | 'compare'
    | 'rejected'
    | 'projections'
    | 'design';
  readonly icon: TablerIcon;
  /** Paths that begin so belong to the page too. */
  readonly holds?: string;
  /** It can be read as of a moment: whoever is in the past stays there. */
  readonly keepsMoment?: boolean;
  /** On a phone it stands under "More". */
  readonly rare?: boolean;
}

/** All pages in the order of the rail. */
export const NAVIGATION: readonly NavigationPage[] = [
  { to: '/', word: 'feed', icon: IconRss, holds: '/contacts/', keepsMoment: true },
  { to: '/actors', word: 'actors', icon: IconUsersGroup, keepsMoment: true },
  { to: '/dyads', word: 'dyads', icon: IconArrowsLeftRight, keepsMoment: true },
  { to: '/agenda', word: 'agenda', icon: IconCalendarEvent, keepsMoment: true },
  { to: '/alerts', word: 'alerts', icon: IconBell },
  { to: '/compare', word: 'compare', icon: IconArrowsDiff, rare: true },
  { to: '/rejected', word: 'rejected', icon: IconMailOff, rare: true },
  { to: '/projections', word: 'projections', icon: IconStack2, rare: true },
  ...(import.meta.env.DEV ? [{ to: '/design', word: 'design', icon: IconPalette, rare: true } as const] : []),
];
