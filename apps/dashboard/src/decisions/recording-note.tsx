import { useTranslation } from 'react-i18next';
import styles from './decisions.module.css';
import type { Recording } from './use-recording';

const WORDS = {
  none: null,
  waiting: 'decisions.recording',
  shown: 'decisions.recorded',
  late: 'decisions.recordedLate',
} as const;

/** What became of the last decision. */
export const RecordingNote = ({ recording }: { recording: Recording }) => {
  const { t } = useTranslation();
  const word = WORDS[recording];
  return (
    <p role="status" className={styles.recording} data-waiting={recording === 'waiting' || undefined}>
      {word && t(word)}
    </p>
  );
};
