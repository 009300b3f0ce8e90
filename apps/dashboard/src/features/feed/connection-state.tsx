import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './connection-state.module.css';
import type { Flow } from './feed-state';
import type { Connection } from './use-live-socket';

export type ShownState = Connection | 'paused';

/** A lost connection is told first, paused or not: what is dead never shows as live. */
export const shownState = (connection: Connection, flow: Flow): ShownState =>
  connection === 'live' && flow === 'paused' ? 'paused' : connection;

/** How the feed stands, in a sign and a word. */
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
