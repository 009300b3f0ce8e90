import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DateValue, STATUSES, type Status } from '../words';
import { anyClaims, claim, recorded } from './claims.fixture';
import type { LifeStep } from './contact';
import { lifeOf } from './life';
import type { StandingClaim } from './standing';

/** The state of a contact by its definition: from everything that was told so far. */
const statusOf = (told: readonly StandingClaim[]): Status => {
  const lastTold = (status: Status) => told.findLastIndex((one) => one.status === status);
  const [occurred, cancelled, planned] = [lastTold('occurred'), lastTold('cancelled'), lastTold('planned')];
  if (occurred >= 0) return cancelled > occurred ? 'cancelled' : 'occurred';
  if (cancelled > planned) return 'cancelled';
  return planned >= 0 ? 'planned' : 'proposed';
};

const dateOf = (told: readonly StandingClaim[], status: Status): DateValue | null => {
  if (status === 'occurred') {
    const reports = told.filter((one) => one.status === 'occurred' && one.date);
    return commonest(sharpestOf(reports.length > 0 ? reports : told));
  }
  const moved = told.findLastIndex((one) => one.moved !== undefined);
  if (moved < 0) return sharpestOf(told).at(-1) ?? null;
  const left = [...told.slice(0, moved).map(({ date }) => date), told[moved]!.moved!.from];
  const isLeft = (date: DateValue | null) => left.some((old) => old?.value === date?.value);
  const since = told.slice(moved).filter(({ date }) => !isLeft(date) || same(date, told[moved]!.date));
  return sharpestOf(since).at(-1) ?? null;
};

const sharpestOf = (told: readonly StandingClaim[]): DateValue[] => {
  const dates = told.flatMap(({ date }) => date ?? []);
  const sharpness = ({ basis, value }: DateValue) => (basis === 'stated' ? 100 : 0) + value.length;
  return dates.filter((date) => dates.every((other) => sharpness(other) <= sharpness(date)));
};

const commonest = (dates: readonly DateValue[]): DateValue | null => {
  const times = ({ value }: DateValue) => dates.filter((date) => date.value === value).length;
  return dates.find((date) => dates.every((other) => times(other) <= times(date))) ?? null;
};

const same = (a: DateValue | null, b: DateValue | null) => a?.value === b?.value && a?.basis === b?.basis;

const lifeByDefinition = (told: readonly StandingClaim[]): LifeStep[] => {
  const steps: LifeStep[] = [];
  for (const [i, { claimId, article }] of told.entries()) {
    const status = statusOf(told.slice(0, i + 1));
    const date = dateOf(told.slice(0, i + 1), status);
    const last = steps.at(-1);
    if (last && last.status === status && same(last.date, date)) continue;
    steps.push({ publishedAt: new Date(article.publishedAt).toISOString(), claimId, status, date });
  }
  return steps;
};

/** Claims of few dates, so that dates recur, are left and are told again. */
const contendingClaims = fc
  .array(
    fc.record({
      status: fc.constantFrom(...STATUSES),
      day: fc.constantFrom('2025-02-14', '2025-02-15', '2025-02-16', '2025-02', '2025', null),
      asPublished: fc.boolean(),
      moved: fc.constantFrom(undefined, undefined, null, '2025-02-14', '2025-02'),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((sketches) =>
    sketches.map(({ asPublished, day, moved, status }, i) => {
      const made = claim(`c${i}`, { status, day });
      const basis = asPublished ? 'published' : 'stated';
      const from = moved ? { value: moved, precision: 'day', basis: 'stated' } : null;
      return {
        ...made,
        ...(made.date && { date: { ...made.date, basis } }),
        ...(moved !== undefined && { moved: { from } }),
      } as typeof made;
    }),
  );

describe('the life of a contact', () => {
  it('has a step for each change of its state, as all that was told by then makes it', () => {
    fc.assert(
      fc.property(fc.oneof(contendingClaims, anyClaims), (claims) => {
        const told = recorded(claims);
        expect(lifeOf(told)).toEqual(lifeByDefinition(told));
      }),
      { numRuns: 1_000 },
    );
  });

  it('looks at each claim a few times only, however long it is', () => {
    let looks = 0;
    const watched = (plain: StandingClaim) =>
      new Proxy(plain, {
        get: (target, key) => {
          looks++;
          return Reflect.get(target, key);
        },
      });
    const told = recorded(
      Array.from({ length: 1_000 }, (_, i) =>
        claim(`c${i}`, { status: i % 2 === 0 ? 'planned' : 'cancelled', day: `2025-03-1${i % 10}` }),
      ),
    );
    expect(lifeOf(told.map(watched))).toHaveLength(1_000);
    expect(looks).toBeLessThan(20 * told.length);
  });
});
