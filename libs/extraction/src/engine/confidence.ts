import type { Draft } from './draft';

/** How much each kind of mention takes from the odds. */
const BY_MENTION = { name: 0, role: -0.3, holder: -0.5, pronoun: -0.7, polity: -0.6 } as const;

const BY_SUBJECT = { clause: 0.4, owner: 0.4, context: -0.6 } as const;

/**
 * The chance, 0 to 1, that the contact is read rightly: logistic over how its parties were found, whether it is told
 * more than once, and whether it happened.
 */
export const confidenceOf = (draft: Draft): number => {
  const weakest = Math.min(...draft.parties.map(({ mention }) => BY_MENTION[mention.via]));
  const odds =
    1.2 +
    weakest +
    BY_SUBJECT[draft.subjectFrom] +
    (draft.form === 'noun' ? -0.3 : 0.2) +
    (draft.support > 1 ? 0.6 : 0) +
    (draft.status === 'occurred' ? 0.2 : -0.2) +
    (draft.parties.length > 4 ? -0.4 : 0);
  return Math.round(100 / (1 + Math.exp(-odds))) / 100;
};
