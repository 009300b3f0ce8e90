import type { ClaimItem } from '@chancery/contracts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldColour } from '../../theme/theme';
import styles from './article.module.css';
import { kindOf } from './claim-fields';
import { type Segment, segmentsOf } from './segments';

interface HighlightedTextProps {
  readonly text: string;
  readonly spans: ClaimItem['evidence'];
  /** The field whose words stand out now. */
  readonly active: string | null;
}

/** A text in which the words of every field wear its colour. Text only: whatever it holds is never markup. */
export const HighlightedText = ({ text, spans, active }: HighlightedTextProps) => {
  const segments = useMemo(() => segmentsOf(text, spans), [text, spans]);
  return segments.map((segment) =>
    segment.fields.length === 0 ? (
      segment.text
    ) : (
      <Marked key={segment.start} segment={segment} active={active} />
    ),
  );
};

const Marked = ({ segment, active }: { segment: Segment; active: string | null }) => {
  const { t } = useTranslation();
  const named = segment.fields.filter((field) => kindOf(field) !== null);
  if (named.length === 0) return <span className={styles.sentence}>{segment.text}</span>;
  const kinds = [...new Set(named.map((field) => kindOf(field)!))];
  return (
    <mark
      className={styles.mark}
      data-fields={segment.fields.join(' ')}
      data-active={(active !== null && segment.fields.includes(active)) || undefined}
      style={{
        '--field': fieldColour(active && named.includes(active) ? kindOf(active)! : kinds[0]!),
        backgroundImage: kinds
          .map((kind) => `linear-gradient(${fieldColour(kind)}, ${fieldColour(kind)})`)
          .join(', '),
        backgroundPosition: kinds.map((_, i) => `0 calc(100% - ${i * 3}px)`).join(', '),
      }}
      title={kinds.map((kind) => t(`field.${kind}`)).join(', ')}
    >
      {segment.text}
    </mark>
  );
};
