import { formatNumber } from '../../format/dates';
import { useLanguage } from '../../i18n';
import styles from './shares.module.css';

export interface Share {
  readonly key: string;
  readonly label: string;
  readonly count: number;
  readonly colour: string;
}

/** Parts of a whole by length, each with its name and figure. */
export const Shares = ({ shares }: { shares: readonly Share[] }) => {
  const language = useLanguage();
  const most = Math.max(...shares.map(({ count }) => count), 1);
  return (
    <ul className={styles.shares}>
      {shares.map(({ key, label, count, colour }) => (
        <li key={key}>
          <bdi>{label}</bdi>
          <span className={styles.track} aria-hidden>
            <span style={{ width: `${(100 * count) / most}%`, background: colour }} />
          </span>
          <span className={styles.count}>{formatNumber(count, language)}</span>
        </li>
      ))}
    </ul>
  );
};
