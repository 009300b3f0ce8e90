import { addDays, daysBetween } from '../dates';
import type { Mode } from '../words';
import type { PastContact, Verdict } from './judge';
import type { WatchedPair } from './pairs';
import type { AlertRule, Condition } from './rule';

/** The latest contact of a pair that occurred and is dated to the day. */
export interface LastContact extends PastContact {
  readonly mode: Mode;
}

/**
 * Whether a rule tells that a pair has been silent since its last contact (undefined: it never had one, and cannot fall
 * silent). It is due when the days that the rule names are over: a contact on the next one would be the first after so
 * many days. `key` tells silences apart, so that each is told once; `toldAt` is the beginning of the day on which it
 * became due, so `isNews` knows of old silences that they are old. Driven by time: ask each day.
 * @param today ISO day
 */
export const judgeSilence = (
  { when }: Pick<AlertRule, 'when'>,
  { who, with: other }: WatchedPair,
  last: LastContact | undefined,
  today: string,
): Verdict => {
  if (when.kind !== 'silence' || !last || daysBetween(last.day, today) <= when.days) return NOT_SILENT;
  const { contactId, day, mode } = last;
  return {
    holds: true,
    key: `silence ${contactId}`,
    toldAt: `${dueDay(when, day)}T00:00:00.000Z`,
    reason: {
      kind: 'silence',
      pairs: [{ who, with: other, last: { contactId, day } }],
      mode,
      day,
      count: when.days,
    },
  };
};

const NOT_SILENT: Verdict = { holds: false, because: { kind: 'no-match' } };

type SilenceCondition = Extract<Condition, { kind: 'silence' }>;

const dueDay = ({ days }: SilenceCondition, day: string): string => addDays(day, days + 1);

/** First and last day (ISO, inclusive) of last contacts since which a silence is due today, and news. */
export const silentSince = (
  { recencyDays }: Pick<AlertRule, 'recencyDays'>,
  { days }: SilenceCondition,
  today: string,
): { readonly from: string; readonly to: string } => {
  const to = addDays(today, -days - 1);
  return { from: addDays(to, -recencyDays), to };
};
