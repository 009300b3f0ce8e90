import type { ReactNode } from 'react';
import { Ago } from './ago';
import type { LifeTurn } from './life';
import styles from './life-steps.module.css';
import { useDayShift, useTurnWords } from './life-words';

interface LifeStepsProps {
  readonly turns: readonly LifeTurn[];
  readonly label: string;
  /** Who told a turn. */
  readonly teller?: (turn: LifeTurn) => ReactNode;
}

/** The turns in a contact's life below each other; the sign beside each has the line of its status. */
export const LifeSteps = ({ turns, label, teller }: LifeStepsProps) => {
  const words = useTurnWords();
  const shift = useDayShift();
  return (
    <ol className={styles.steps} aria-label={label}>
      {turns.map((turn) => (
        <li
          key={`${turn.claimId} ${turn.kind} ${turn.date?.value}`}
          data-kind={turn.kind}
          className={styles.step}
        >
          <span className={styles.sign} aria-hidden />
          <span className={styles.what}>
            {words(turn)}
            {turn.days !== null && <span className={styles.shift}>{shift(turn.days)}</span>}
          </span>
          <span className={styles.told}>
            {teller?.(turn)} <Ago at={turn.publishedAt} />
          </span>
        </li>
      ))}
    </ol>
  );
};
