import type { DateValue, Status } from '../words';
import type { LifeStep } from './contact';
import type { StandingClaim } from './standing';

/**
 * What has occurred stays occurred unless it is denied later; a cancellation holds until something newer is planned;
 * a plan outranks a proposal. `told` in the order of publication.
 */
export const statusOf = (told: readonly StandingClaim[]): Status => {
  const lastTold = (status: Status) => told.findLastIndex((claim) => claim.status === status);
  const occurred = lastTold('occurred');
  const cancelled = lastTold('cancelled');
  const planned = lastTold('planned');
  if (occurred >= 0) return cancelled > occurred ? 'cancelled' : 'occurred';
  if (cancelled > planned) return 'cancelled';
  return planned >= 0 ? 'planned' : 'proposed';
};

/**
 * When it was, or is to be: what most reports of it say; for what has not occurred the plan's latest date, and none that
 * it was moved away from. The sharpest precision that is told wins.
 */
export const dateOf = (told: readonly StandingClaim[], status: Status): DateValue | null => {
  if (status === 'occurred') {
    const reports = told.filter((claim) => claim.status === 'occurred' && claim.date);
    return commonestDate(sharpestOf(reports.length > 0 ? reports : told));
  }
  const moved = told.findLastIndex((claim) => claim.moved !== undefined);
  if (moved < 0) return latestDate(sharpestOf(told));
  const own = told[moved]!.date;
  const left = new Set([
    ...told.slice(0, moved).map((claim) => claim.date?.value),
    told[moved]!.moved!.from?.value,
  ]);
  const since = told.slice(moved).filter(({ date }) => date && (!left.has(date.value) || same(date, own)));
  return latestDate(sharpestOf(since));
};

/** Each change of status or date, in the order in which the press told it. Never empty for a claim or more. */
export const lifeOf = (told: readonly StandingClaim[]): LifeStep[] => {
  const steps: LifeStep[] = [];
  for (const [i, claim] of told.entries()) {
    const last = steps.at(-1);
    if (last && saysTheSame(claim, last)) continue;
    const before = told.slice(0, i + 1);
    const status = statusOf(before);
    const date = dateOf(before, status);
    if (last && status === last.status && same(date, last.date)) continue;
    const publishedAt = new Date(claim.article.publishedAt).toISOString();
    steps.push({ publishedAt, claimId: claim.claimId, status, date });
  }
  return steps;
};

/** What repeats the present state cannot change it. */
const saysTheSame = ({ status, date, moved }: StandingClaim, last: LifeStep): boolean =>
  status === last.status && moved === undefined && (date === null || same(date, last.date));

const same = (a: DateValue | null, b: DateValue | null): boolean =>
  a?.value === b?.value && a?.basis === b?.basis;

const SHARPNESS = { day: 3, month: 2, year: 1 } as const;
const sharpness = (date: DateValue): number => (date.basis === 'stated' ? 10 : 0) + SHARPNESS[date.precision];

const sharpestOf = (told: readonly StandingClaim[]): DateValue[] => {
  const dates = told.flatMap((claim) => claim.date ?? []);
  const sharpest = Math.max(...dates.map(sharpness));
  return dates.filter((date) => sharpness(date) === sharpest);
};

const latestDate = (dates: readonly DateValue[]): DateValue | null => dates.at(-1) ?? null;

/** The date that is told most often, the one told first on a tie. */
const commonestDate = (dates: readonly DateValue[]): DateValue | null => {
  const counts = new Map<string, number>();
  for (const { value } of dates) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: DateValue | null = null;
  for (const date of dates) if (!best || counts.get(date.value)! > counts.get(best.value)!) best = date;
  return best;
};
