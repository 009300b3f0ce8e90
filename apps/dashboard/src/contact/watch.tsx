import { ActionIcon, Tooltip } from '@mantine/core';
import { IconBellPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { PageAction } from '../shell/page';
import { watchAddress } from './addresses';

interface WatchProps {
  /** Actor ids. */
  readonly who: string;
  /** Nobody: whoever it is. */
  readonly other?: string | undefined;
}

const useWatchLabel = (other: string | undefined): string => {
  const { t } = useTranslation();
  return t(other === undefined ? 'alerts.watchActor' : 'alerts.watchPair');
};

/** In a page's bar: makes a rule that tells of the actor or the pair that the page is about. */
export const WatchAction = ({ who, other }: WatchProps) => {
  const navigate = useNavigate();
  return (
    <PageAction
      icon={IconBellPlus}
      label={useWatchLabel(other)}
      onClick={() => void navigate(watchAddress(who, other))}
    />
  );
};

/** The same as a sign alone, where there is little room. */
export const WatchSign = ({ who, other }: WatchProps) => {
  const label = useWatchLabel(other);
  return (
    <Tooltip label={label}>
      <ActionIcon
        component={Link}
        to={watchAddress(who, other)}
        variant="subtle"
        color="gray"
        size={32}
        aria-label={label}
      >
        <IconBellPlus size={18} />
      </ActionIcon>
    </Tooltip>
  );
};
