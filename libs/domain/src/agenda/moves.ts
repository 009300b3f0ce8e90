import type { Contact } from '../contacts/contact';
import { daysBetween, firstDay, lastDay } from '../dates';
import type { DateValue } from '../words';

/** How often a contact was moved, and how far in all. */
export interface Moves {
  readonly moves: number;
  /** Days from the first date, as sharp as it became before a move, to the present one; negative when brought forward. */
  readonly slippageDays: number;
}

/**
 * The changes of date in the life of a contact. A date that only becomes sharper or vaguer ("in March", "on 12 March")
 * is no move, and what was sharper counts on; between dates that are not to the day, the days that lie between them for
 * certain count.
 */
export const movesOf = ({ life, date }: Pick<Contact, 'life' | 'date'>): Moves => {
  const told = [...life.flatMap((step) => step.date ?? []), ...(date ? [date] : [])];
  let known = told[0];
  if (!known) return { moves: 0, slippageDays: 0 };
  let first = known;
  let moves = 0;
  for (const next of told) {
    if (distance(known, next) !== 0) {
      moves++;
      known = next;
    } else if (next.value.length > known.value.length) known = next;
    if (moves === 0) first = known;
  }
  return { moves, slippageDays: distance(first, known) };
};

/** Days between the spans of two dates; 0 where they overlap. */
const distance = (from: DateValue, to: DateValue): number => {
  const later = daysBetween(lastDay(from.value), firstDay(to.value));
  const earlier = daysBetween(firstDay(from.value), lastDay(to.value));
  return later > 0 ? later : Math.min(earlier, 0);
};
