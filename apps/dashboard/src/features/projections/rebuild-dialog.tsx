import '../../theme/modal-styles';
import { Button, Group, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRebuild } from '../../api/projections';
import { useProblemWords } from '../../shell/problem-words';
import styles from './projections.module.css';

interface RebuildDialogProps {
  readonly name: string;
  /** Events to read. */
  readonly events: number;
  readonly onClose: () => void;
}

/** Asks once more before everything is read anew. */
const RebuildDialog = ({ name, events, onClose }: RebuildDialogProps) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const rebuild = useRebuild(name);
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('projections.sureTitle', { name })}
      closeButtonProps={{ 'aria-label': t('agenda.close') }}
    >
      <p>{t('projections.sureText', { count: events })}</p>
      {rebuild.isError && (
        <p role="alert" className={styles.failed}>
          {t('projections.notStarted', { detail: words(rebuild.error) })}
        </p>
      )}
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          {t('projections.keep')}
        </Button>
        <Button loading={rebuild.isPending} onClick={() => rebuild.mutate(undefined, { onSuccess: onClose })}>
          {t('projections.rebuild')}
        </Button>
      </Group>
    </Modal>
  );
};

export default RebuildDialog;
