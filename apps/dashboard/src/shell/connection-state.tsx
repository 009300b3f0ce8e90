import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Connection } from '../api/use-live-socket';
import styles from './connection-state.module.css';

export type ShownState = Connection | 'paused';

/** How what is shown stands to what is recorded, in a sign and a word. */
export const ConnectionState = ({ state }: { state: ShownState }) => {
  const { t } = useTranslation();
  return (
    <Tooltip label={t(`connection.${state}Hint`)} multiline maw={280}>
      <span className={styles.state} data-state={state} role="status">
        <span className={styles.sign} aria-hidden />
        {t(`connection.${state}`)}
      </span>
    </Tooltip>
  );
};
