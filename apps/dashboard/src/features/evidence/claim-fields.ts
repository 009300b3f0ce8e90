import type { ClaimItem } from '@chancery/contracts';
import { FIELD_KINDS, type FieldKind } from '../../theme/tokens';

/** A field of a claim with the words that support it. */
export interface ClaimField {
  /** As evidence names it: `participant:0`, `date`. */
  readonly field: string;
  readonly kind: FieldKind;
  /** The article's words, in the order of the text and without repetition. */
  readonly words: readonly string[];
}

/** The kind of an evidence field; null for the sentence, which holds the others. */
export const kindOf = (field: string): FieldKind | null => {
  const name = field.split(':')[0];
  return FIELD_KINDS.find((kind) => kind === name) ?? null;
};

/** The fields that a claim says anything about: its participants, then the rest in the order of reading. */
export const fieldsOf = (claim: ClaimItem): ClaimField[] => {
  const fields = [
    ...claim.participants.map((_, i) => `participant:${i}`),
    'trigger',
    'status',
    ...(claim.date ? ['date'] : []),
    ...(claim.place ? ['place'] : []),
    ...(claim.initiator ? ['initiator'] : []),
  ];
  return fields.map((field) => ({ field, kind: kindOf(field)!, words: wordsFor(claim, field) }));
};

const wordsFor = (claim: ClaimItem, field: string): string[] => [
  ...new Set(claim.evidence.filter((span) => span.field === field).map((span) => span.quote)),
];
