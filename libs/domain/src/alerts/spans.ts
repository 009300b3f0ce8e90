import { addDays } from '../dates';
import type { Condition } from './rule';

/** Days before and after the day of what is to be told. `after` can be infinite. */
export interface DaysAround {
  readonly before: number;
  readonly after: number;
}

/** Days around a contact's in which an alert of the same pairs has told the same; undefined: none has. */
export const toldAround = (when: Condition): DaysAround | undefined => {
  switch (when.kind) {
    case 'first-contact':
    case 'first-of-mode':
      return { before: 0, after: when.withinDays ?? Number.POSITIVE_INFINITY };
    case 'frequency':
      return { before: when.days - 1, after: when.days - 1 };
    case 'changed':
      return { before: 0, after: 0 };
    default:
      return undefined;
  }
};

/** Usual is what was usual in so many days before. */
export const YEAR_DAYS = 365;

/** Days after a contact's up to which it bears upon how others of its pairs are judged; undefined: on none. */
export const bearsUpTo = (when: Condition): number | undefined => {
  switch (when.kind) {
    case 'first-contact':
    case 'first-of-mode':
      return when.withinDays ?? Number.POSITIVE_INFINITY;
    case 'frequency':
      return when.days + YEAR_DAYS - 1;
    default:
      return undefined;
  }
};

/** The day so many days later, which may be infinitely many. */
export const dayAfter = (day: string, days: number): string =>
  days === Number.POSITIVE_INFINITY ? '9999-12-31' : addDays(day, days);
