import '../theme/modal-styles';
import '@mantine/core/styles/Kbd.layer.css';
import '@mantine/core/styles/InlineInput.layer.css';
import '@mantine/core/styles/Switch.layer.css';
import { Kbd, Modal, Switch } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSingleKeys } from './preferences';
import styles from './shell.module.css';

const KEYS = [
  ['j', 'next'],
  ['k', 'previous'],
  ['Enter', 'open'],
  ['Esc', 'close'],
  ['/', 'search'],
  ['p', 'pause'],
  ['?', 'help'],
] as const;

const INBOX_KEYS = [
  ['x', 'select'],
  ['r', 'read'],
  ['e', 'acknowledge'],
] as const;

const REPLAY_KEYS = [
  ['␣', 'play'],
  ['←', 'back'],
  ['→', 'forward'],
  [',', 'stepBack'],
  ['.', 'stepForward'],
  ['<', 'slower'],
  ['>', 'faster'],
] as const;

/** Which key does what; here they are also switched off, for those who speak to their machine. */
const ShortcutsHelp = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const [enabled, setEnabled] = useSingleKeys();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('shortcuts.title')}
      size="sm"
      closeButtonProps={{ 'aria-label': t('agenda.close') }}
    >
      <dl className={styles.keys} data-off={!enabled || undefined}>
        {KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>{t(`shortcuts.${what}`)}</dt>
            <dd>
              <Kbd>{key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
      <h3 className={styles.keysTitle}>{t('alerts.title')}</h3>
      <dl className={styles.keys} data-off={!enabled || undefined}>
        {INBOX_KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>{t(`alerts.keys.${what}`)}</dt>
            <dd>
              <Kbd>{key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
      <h3 className={styles.keysTitle}>{t('shortcuts.replay')}</h3>
      <dl className={styles.keys} data-off={!enabled || undefined}>
        {REPLAY_KEYS.map(([key, what]) => (
          <div key={key}>
            <dt>{t(`shortcuts.${what}`)}</dt>
            <dd>
              <Kbd>{key}</Kbd>
            </dd>
          </div>
        ))}
      </dl>
      <Switch
        label={t('settings.shortcutsOn')}
        checked={enabled}
        onChange={(event) => setEnabled(event.currentTarget.checked)}
      />
    </Modal>
  );
};

export default ShortcutsHelp;
