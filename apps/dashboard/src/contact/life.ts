import type { ContactItem } from '@chancery/contracts';
import { daysBetween } from '@chancery/domain';

type Step = ContactItem['life'][number];

/** A turn in the life of a contact, named by what it changed. */
export interface LifeTurn {
  /**
   * `dated`: a date became sharper, `reopened`: vaguer, both without being moved; `undated`: a date that was told is
   * told no longer.
   */
  readonly kind:
    | 'proposed'
    | 'planned'
    | 'moved'
    | 'dated'
    | 'reopened'
    | 'undated'
    | 'occurred'
    | 'cancelled';
  readonly date: Step['date'];
  /** For a move from one day to another: how many days later, negative for earlier. */
  readonly days: number | null;
  readonly publishedAt: string;
  readonly claimId: string;
}

/** What happened to a contact, turn by turn, as the press told it. */
export const lifeTurns = (life: ContactItem['life']): LifeTurn[] => {
  let standing: Step['date'] = null;
  return life.flatMap((step, i) => {
    const [before, known] = [life[i - 1], standing];
    const { publishedAt, claimId, date } = step;
    if (date && !(known && isWithin(known, date))) standing = date;
    if (before && isSame(step, before)) return [];
    return { kind: kindOf(step, before, known), date, days: daysMoved(known, date), publishedAt, claimId };
  });
};

/** Whether a date says the same as another, or says it more sharply. */
const isWithin = (date: NonNullable<Step['date']>, other: NonNullable<Step['date']>): boolean =>
  date.value.startsWith(other.value);

/** A date that is now stated where publication stood in for it, or the day of what was called off: no turn. */
const isSame = (step: Step, before: Step): boolean =>
  step.status === before.status && (step.status === 'cancelled' || step.date?.value === before.date?.value);

/**
 * Only what lies ahead can be moved; what occurred is told with another date.
 * @param known the sharpest date that was told since the last move
 */
const kindOf = (step: Step, before: Step | undefined, known: Step['date']): LifeTurn['kind'] => {
  const isPending = step.status === 'planned' || step.status === 'proposed';
  if (!isPending || before?.status !== step.status || before.date === null) return step.status;
  if (!step.date) return 'undated';
  if (known && isWithin(step.date, known)) return 'dated';
  return known && isWithin(known, step.date) ? 'reopened' : 'moved';
};

const daysMoved = (from: Step['date'], date: Step['date']): number | null => {
  if (from?.precision !== 'day' || date?.precision !== 'day' || from.value === date.value) return null;
  return daysBetween(from.value, date.value);
};
