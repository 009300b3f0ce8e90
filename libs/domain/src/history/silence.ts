import { daysBetween } from '../dates';

/** A time without a contact that occurred. `to` is null while it lasts; then `days` count to the moment of reading. */
export interface Silence {
  /** ISO days of the contacts on either side of it. */
  readonly from: string;
  readonly to: string | null;
  readonly days: number;
}

/**
 * The longest silence between and after these days, the earliest of equals; null when nothing ever occurred or nothing
 * but today.
 * @param days distinct ISO days, earliest first
 * @param today ISO day of the moment of reading
 */
export const longestSilence = (days: readonly string[], today: string): Silence | null => {
  let longest: Silence | null = null;
  for (const [i, from] of days.entries()) {
    const to = days[i + 1] ?? null;
    const lasted = daysBetween(from, to ?? today);
    if (lasted > (longest?.days ?? 0)) longest = { from, to, days: lasted };
  }
  return longest;
};
