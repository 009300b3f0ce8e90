import type { DecisionItem } from '@chancery/contracts';
import { UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Ago } from '../contact/ago';
import { useDecisionWords } from './decision-words';
import styles from './decisions.module.css';

interface DecisionHistoryProps {
  readonly decisions: readonly DecisionItem[];
  /** Absent where nothing can be undone: in the past. */
  readonly onUndo?: ((decision: DecisionItem) => void) | undefined;
}

/** Who decided what, when and why; what was undone stays, struck through. */
export const DecisionHistory = ({ decisions, onUndo }: DecisionHistoryProps) => {
  const { t } = useTranslation();
  const words = useDecisionWords();
  return (
    <ul className={styles.history}>
      {decisions.map((decision) => (
        <li key={decision.id} className={styles.decision} data-undone={decision.undone ? true : undefined}>
          <bdi className={styles.what}>{words(decision.action)}</bdi>
          <Why author={decision.author} reason={decision.reason} at={decision.recordedAt} />
          {decision.undone && (
            <Why
              author={t('decisions.undoneBy', { author: decision.undone.author })}
              reason={decision.undone.reason}
              at={decision.undone.recordedAt}
            />
          )}
          {!decision.undone && onUndo && (
            <UnstyledButton
              className={styles.undo}
              aria-label={`${t('decisions.undo')}: ${words(decision.action)}`}
              onClick={() => onUndo(decision)}
            >
              {t('decisions.undo')}
            </UnstyledButton>
          )}
        </li>
      ))}
    </ul>
  );
};

const Why = ({ author, reason, at }: { author: string; reason: string; at: string }) => (
  <p className={styles.who}>
    <bdi>{author}</bdi> · <Ago at={at} /> · <bdi>{reason}</bdi>
  </p>
);
