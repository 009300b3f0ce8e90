import type { Status } from '@chancery/domain';
import { useTranslation } from 'react-i18next';
import styles from './status-word.module.css';

/** The status in a word, under it the line that stands for it everywhere. */
export const StatusWord = ({ status }: { status: Status }) => {
  const { t } = useTranslation();
  return (
    <span className={styles.word} data-status={status}>
      {t(`status.${status}`)}
    </span>
  );
};
