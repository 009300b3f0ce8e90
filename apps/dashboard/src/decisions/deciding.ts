import type { ContactDetail, Decided, DecisionItem } from '@chancery/contracts';

/** What is being decided about a contact. */
export type Deciding =
  | { readonly kind: 'merge' | 'split' | 'correct' | 'confirm' }
  | { readonly kind: 'dismiss'; readonly claimId: string }
  | { readonly kind: 'undo'; readonly decision: DecisionItem };

export interface ContactDecisionProps {
  readonly contact: ContactDetail;
  readonly onDecided: (decided: Decided) => void;
  readonly onClose: () => void;
}

/** A decision speaks of a contact by a claim of it: its first. */
export const claimOf = (contact: ContactDetail): string => contact.claims[0]?.claimId ?? contact.id;
