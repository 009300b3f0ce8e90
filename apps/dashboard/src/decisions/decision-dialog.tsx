import '../theme/modal-styles';
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../api/client';
import { useProblemWords } from '../shell/problem-words';
import styles from './decisions.module.css';

interface DecisionDialogProps {
  readonly title: string;
  /** What the decision means. */
  readonly text: string;
  /** Why it cannot be recorded yet; null when it can. */
  readonly fault?: string | null;
  readonly pending: boolean;
  readonly error: Error | null;
  readonly onRecord: (reason: string) => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
  readonly size?: 'md' | 'lg';
}

const LONGEST_REASON = 2_000;

/** The frame of every decision: what it means, what it is about, why it is taken. */
export const DecisionDialog = ({
  title,
  text,
  fault = null,
  pending,
  error,
  onRecord,
  onClose,
  children,
  size = 'md',
}: DecisionDialogProps) => {
  const { t } = useTranslation();
  const [reason, setReason] = useState('');
  const record = (event: FormEvent) => {
    event.preventDefault();
    if (reason.trim() && fault === null) onRecord(reason.trim());
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      closeButtonProps={{ 'aria-label': t('agenda.close') }}
    >
      <form className={styles.form} onSubmit={record}>
        <p className={styles.text}>{text}</p>
        {children}
        <Textarea
          label={t('decisions.reason')}
          description={t('decisions.reasonHint')}
          value={reason}
          maxLength={LONGEST_REASON}
          rows={2}
          required
          withAsterisk={false}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        {error && <Refusal error={error} />}
        <Group justify="flex-end" gap="sm">
          {fault && <span className={styles.fault}>{fault}</span>}
          <Button variant="default" onClick={onClose}>
            {t('decisions.cancel')}
          </Button>
          <Button type="submit" loading={pending} disabled={!reason.trim() || fault !== null}>
            {t('decisions.record')}
          </Button>
        </Group>
      </form>
    </Modal>
  );
};

/** Why the server refused it, field by field where it says so. */
const Refusal = ({ error }: { error: Error }) => {
  const { t } = useTranslation();
  const words = useProblemWords();
  const faults = error instanceof ApiError ? (error.problem.errors ?? []) : [];
  return (
    <div role="alert" className={styles.refusal}>
      <p>{t('decisions.failed', { detail: words(error) })}</p>
      {faults.length > 0 && (
        <ul>
          {faults.map(({ path, message }) => (
            <li key={path}>
              {path}: {message}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
};
