import '../../theme/modal-styles';
import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRemoveDemo } from '../../api/session';
import { useProblemWords } from '../../shell/problem-words';
import styles from './demo-banner.module.css';

/** Asks once more before the demo is removed, and removes it. */
const RemoveDemo = ({ onClose }: { onClose: () => void }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const remove = useRemoveDemo();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('demo.confirmTitle')}
      closeButtonProps={{ 'aria-label': t('agenda.close') }}
    >
      <p>{t('demo.confirmText')}</p>
      {remove.isError && (
        <p role="alert" className={styles.failed}>
          {t('demo.failed', { detail: words(remove.error) })}
        </p>
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('demo.cancel')}
        </Button>
        <Button loading={remove.isPending} onClick={() => remove.mutate(undefined, { onSuccess: onClose })}>
          {t('demo.remove')}
        </Button>
      </Group>
    </Modal>
  );
};

export default RemoveDemo;
