import type { ContactItem } from '@chancery/contracts';
import { daysBetween } from '@chancery/domain';

type Step = ContactItem['life'][number];

/** A turn in the life of a contact, named by what it changed. */
export interface LifeTurn {
  /** `undated`: a date that was told is told no longer. */
  readonly kind: 'proposed' | 'planned' | 'moved' | 'undated' | 'occurred' | 'cancelled';
  readonly date: Step['date'];
  /** For a move from one day to another: how many days later, negative for earlier. */
  readonly days: number | null;
  readonly publishedAt: string;
  readonly claimId: string;
}

/** What happened to a contact, turn by turn, as the press told it. */
export const lifeTurns = (life: ContactItem['life']): LifeTurn[] =>
  life.flatMap((step, i) => {
    const before = life[i - 1];
    if (before && isSame(step, before)) return [];
    const { publishedAt, claimId, date } = step;
    return { kind: kindOf(step, before), date, days: daysMoved(step, before), publishedAt, claimId };
  });

/** A date that is now stated where publication stood in for it, or the day of what was called off: no turn. */
const isSame = (step: Step, before: Step): boolean =>
  step.status === before.status && (step.status === 'cancelled' || step.date?.value === before.date?.value);

/** Only what lies ahead can be moved; what occurred is told with another date. */
const kindOf = (step: Step, before: Step | undefined): LifeTurn['kind'] => {
  const isPending = step.status === 'planned' || step.status === 'proposed';
  if (!isPending || before?.status !== step.status || before.date === null) return step.status;
  return step.date ? 'moved' : 'undated';
};

const daysMoved = ({ date }: Step, before: Step | undefined): number | null => {
  const from = before?.date;
  if (from?.precision !== 'day' || date?.precision !== 'day' || from.value === date.value) return null;
  return daysBetween(from.value, date.value);
};
