import type { DateValue, Status } from '../words';
import type { LifeStep } from './contact';
import type { StandingClaim } from './standing';
import { ToldDates } from './told-dates';

/**
 * Each change of status or date, in the order in which the press told it. Never empty for a claim or more.
 * @param told in the order of publication
 */
export const lifeOf = (told: readonly StandingClaim[]): LifeStep[] => {
  const steps: LifeStep[] = [];
  const course = new Course();
  for (const claim of told) {
    course.tell(claim);
    const { status, date } = course;
    const last = steps.at(-1);
    if (last && status === last.status && same(date, last.date)) continue;
    const publishedAt = new Date(claim.article.publishedAt).toISOString();
    steps.push({ publishedAt, claimId: claim.claimId, status, date });
  }
  return steps;
};

/** What a contact is said to be, claim after claim: each is looked at once, however many there are. */
class Course {
  private claims = 0;
  /** Ordinal of the last claim of each status; 0: none. */
  private readonly lastOf: Record<Status, number> = { occurred: 0, planned: 0, proposed: 0, cancelled: 0 };
  private readonly all = new ToldDates();
  private readonly reported = new ToldDates();
  private planned = new ToldDates();
  /** The last claim that moved the plan, and its ordinal. */
  private mover: StandingClaim | undefined;
  private movedAt = 0;
  /** Ordinal of the claim that told a date first. */
  private readonly firstTold = new Map<string, number>();

  tell(claim: StandingClaim): void {
    const { status, date, moved } = claim;
    this.lastOf[status] = ++this.claims;
    if (moved) {
      this.mover = claim;
      this.movedAt = this.claims;
      this.planned = new ToldDates();
    }
    if (!date) return;
    this.all.add(date);
    if (status === 'occurred') this.reported.add(date);
    if (!this.isLeft(date)) this.planned.add(date);
    if (!this.firstTold.has(date.value)) this.firstTold.set(date.value, this.claims);
  }

  /**
   * What has occurred stays occurred unless it is denied later; a cancellation holds until something newer is planned;
   * a plan outranks a proposal.
   */
  get status(): Status {
    const { occurred, cancelled, planned } = this.lastOf;
    if (occurred > 0) return cancelled > occurred ? 'cancelled' : 'occurred';
    if (cancelled > planned) return 'cancelled';
    return planned > 0 ? 'planned' : 'proposed';
  }

  /**
   * When it was, or is to be: what most reports of it say; for what has not occurred the plan's latest date, and none
   * that it was moved away from. The sharpest precision that is told wins.
   */
  get date(): DateValue | null {
    if (this.status !== 'occurred') return this.planned.latest;
    return this.reported.commonest ?? this.all.commonest;
  }

  /** Whether the plan was moved away from this date: it was told before the move, and is not where that led. */
  private isLeft(date: DateValue): boolean {
    if (!this.mover || same(date, this.mover.date)) return false;
    const first = this.firstTold.get(date.value) ?? this.claims;
    return first < this.movedAt || date.value === this.mover.moved?.from?.value;
  }
}

const same = (a: DateValue | null, b: DateValue | null): boolean =>
  a?.value === b?.value && a?.basis === b?.basis;
