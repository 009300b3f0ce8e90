import type { ContactItem } from '@chancery/contracts';
import { isUnconfirmed } from '@chancery/domain';
import { Tooltip } from '@mantine/core';
import { IconQuestionMark } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import styles from './unconfirmed.module.css';
import { useToday } from './use-today';

/** Marks a plan whose day is over and of which nobody has reported; nothing for any other contact. */
export const Unconfirmed = ({ item }: { item: Pick<ContactItem, 'status' | 'date'> }) => {
  const { t } = useTranslation();
  const today = useToday();
  if (!isUnconfirmed(item, today)) return null;
  return (
    <Tooltip label={t('agenda.unconfirmedHint')}>
      <span className={styles.unconfirmed}>
        <IconQuestionMark size={14} aria-hidden />
        {t('agenda.unconfirmed')}
      </span>
    </Tooltip>
  );
};
