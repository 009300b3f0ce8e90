import '@mantine/core/styles/Menu.layer.css';
import type { ContactDetail } from '@chancery/contracts';
import { Button, Menu } from '@mantine/core';
import {
  IconArrowMerge,
  IconArrowsSplit2,
  IconCheck,
  IconChevronDown,
  IconPencil,
  IconTrashX,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { Deciding } from '../../decisions/deciding';
import styles from './evidence.module.css';

interface DecideMenuProps {
  readonly contact: ContactDetail;
  /** The claim that is read now: the one to be dismissed. */
  readonly claimId: string | undefined;
  readonly onDecide: (deciding: Deciding) => void;
}

/** What an analyst can decide about a contact. */
export const DecideMenu = ({ contact, claimId, onDecide }: DecideMenuProps) => {
  const { t } = useTranslation();
  return (
    <Menu
      position="bottom-end"
      offset={4}
      transitionProps={{ duration: 100 }}
      shadow="none"
      withinPortal={false}
      withInitialFocusPlaceholder={false}
    >
      <Menu.Target>
        <Button
          size="compact-sm"
          variant="default"
          className={styles.decide ?? ''}
          rightSection={<IconChevronDown size={14} aria-hidden />}
        >
          {t('decisions.label')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu ?? ''}>
        {!contact.confirmed && (
          <Menu.Item leftSection={<IconCheck size={16} />} onClick={() => onDecide({ kind: 'confirm' })}>
            {t('decisions.confirm')}
          </Menu.Item>
        )}
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onDecide({ kind: 'correct' })}>
          {t('decisions.correct')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowMerge size={16} />} onClick={() => onDecide({ kind: 'merge' })}>
          {t('decisions.merge')}
        </Menu.Item>
        {contact.claims.length > 1 && (
          <Menu.Item leftSection={<IconArrowsSplit2 size={16} />} onClick={() => onDecide({ kind: 'split' })}>
            {t('decisions.split')}
          </Menu.Item>
        )}
        {claimId && (
          <Menu.Item
            leftSection={<IconTrashX size={16} />}
            onClick={() => onDecide({ kind: 'dismiss', claimId })}
          >
            {t('decisions.dismiss')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  );
};
