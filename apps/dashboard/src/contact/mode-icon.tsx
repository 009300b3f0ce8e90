import type { Mode, Status } from '@chancery/domain';
import {
  IconArrowsLeftRight,
  IconMail,
  IconPhone,
  IconPlaneArrival,
  IconUsers,
  IconVideo,
  type TablerIcon,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { modeColour } from '../theme/theme';
import styles from './mode-icon.module.css';

export const MODE_ICONS: Record<Mode, TablerIcon> = {
  call: IconPhone,
  video: IconVideo,
  meeting: IconUsers,
  visit: IconPlaneArrival,
  message: IconMail,
  unspecified: IconArrowsLeftRight,
};

/** Shape and hue tell the mode, the line around it the status. */
export const ModeIcon = ({ mode, status, small }: { mode: Mode; status?: Status; small?: boolean }) => {
  const { t } = useTranslation();
  const Icon = MODE_ICONS[mode];
  return (
    <span
      className={styles.icon}
      data-status={status}
      data-small={small || undefined}
      style={{ '--hue': modeColour(mode) }}
      role="img"
      aria-label={t(`mode.${mode}`)}
      title={t(`mode.${mode}`)}
    >
      <Icon size={small ? 15 : 18} stroke={1.75} aria-hidden />
    </span>
  );
};
