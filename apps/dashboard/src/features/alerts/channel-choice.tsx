import { Checkbox } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useChannels } from '../../api/alerts';
import type { RuleFieldsProps } from './draft';
import { faultAt } from './faults';
import styles from './form.module.css';

/** Where a rule's alerts go: the inbox always, channels as they are ticked. */
export const ChannelChoice = ({ draft, onChange, error }: RuleFieldsProps) => {
  const { t } = useTranslation();
  const channels = useChannels().data?.items ?? [];
  const fault = faultAt(error, 'channels');
  return (
    <fieldset className={styles.channels}>
      <legend className={styles.legend}>{t('alerts.tell')}</legend>
      <p className={styles.always}>
        <IconCheck size={16} aria-hidden />
        {t('alerts.inboxAlways')}
      </p>
      {channels.map(({ id, name, kind }) => (
        <Checkbox
          key={id}
          size="xs"
          className={styles.tick ?? ''}
          label={
            <>
              <bdi>{name}</bdi> <span className={styles.muted}>{t(`alerts.kinds.${kind}`)}</span>
            </>
          }
          checked={draft.channels.includes(id)}
          onChange={({ currentTarget: { checked } }) =>
            onChange({
              channels: checked ? [...draft.channels, id] : draft.channels.filter((one) => one !== id),
            })
          }
        />
      ))}
      {fault && <p className={styles.failed}>{fault}</p>}
      <Link to="/alerts/channels" className={styles.link}>
        {t('alerts.newChannel')}
      </Link>
    </fieldset>
  );
};
