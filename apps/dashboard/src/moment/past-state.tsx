import { Tooltip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import styles from './moment.module.css';

/** Stands where else the live state is: what is past never shows as live. */
export const PastState = ({ word, hint }: { readonly word?: string; readonly hint?: string }) => {
  const { t } = useTranslation();
  return (
    <Tooltip label={hint ?? t('time.pastHint')} multiline maw={280}>
      <span className={styles.state} role="status">
        <span className={styles.sign} aria-hidden />
        {word ?? t('time.pastState')}
      </span>
    </Tooltip>
  );
};
