import { type DateValue, type Mode, precisionOf } from '@chancery/domain';
import type { Actor } from './actors';
import type { Draft } from './draft';
import { putOff } from './moved';

const SPECIFIC: readonly Mode[] = ['call', 'video', 'message', 'meeting', 'visit'];

const modesAgree = (a: Mode, b: Mode): boolean =>
  a === b || a === 'unspecified' || (b === 'unspecified' && SPECIFIC.includes(a) && a !== 'visit');

const datesAgree = (a: DateValue | null, b: DateValue | null): boolean => {
  if (!a || !b || a.basis === 'published' || b.basis === 'published') return true;
  const shared = Math.min(a.value.length, b.value.length);
  return a.value.slice(0, shared) === b.value.slice(0, shared);
};

/** Whether all parties of one are among those of the other. */
const partiesAgree = (a: Draft, b: Draft): boolean => {
  const [few, many] = a.parties.length <= b.parties.length ? [a, b] : [b, a];
  const titled = a.fromTitle !== b.fromTitle;
  return few.parties.every(({ actor }) =>
    many.parties.some((party) => party.actor === actor || (titled && standsFor(party.actor, actor))),
  );
};

/** A title says "Pakistan and Israel" where the text names their ministers. */
const standsFor = (a: Actor, b: Actor): boolean =>
  a.kind !== b.kind &&
  a.kind !== 'organisation' &&
  b.kind !== 'organisation' &&
  a.country !== null &&
  a.country === b.country;

/** A title gives the gist, often in the present tense: it never contradicts the text. */
const statusAgrees = (a: Draft, b: Draft): boolean =>
  a.status === b.status ||
  a.fromTitle ||
  (isMove(a, b) && (a.status === 'cancelled' || b.status === 'cancelled'));

/** One tells that what the other plans, or calls off, is moved. */
const isMove = (a: Draft, b: Draft): boolean =>
  (a.moved === undefined) !== (b.moved === undefined) && a.status !== 'occurred' && b.status !== 'occurred';

/** A plan that is moved from an unknown day has that of the plan told before; else one of its two days agrees. */
const whenAgrees = (a: Draft, b: Draft): boolean =>
  datesAgree(a.date, b.date) ||
  (isMove(a, b) && (a.moved ?? b.moved)?.from === null) ||
  (a.moved !== undefined && datesAgree(a.moved.from, b.date)) ||
  (b.moved !== undefined && datesAgree(a.date, b.moved.from));

const sameOccasion = (known: Draft, next: Draft): boolean =>
  known.sequence === next.sequence &&
  modesAgree(known.mode, next.mode) &&
  statusAgrees(known, next) &&
  partiesAgree(known, next) &&
  whenAgrees(known, next) &&
  !(
    next.background &&
    !known.background &&
    next.date?.basis !== 'stated' &&
    known.date?.basis === 'stated' &&
    next.sentence > known.sentence + 1 &&
    next.subjectFrom !== 'owner'
  );

const better = (a: DateValue | null, b: DateValue | null): DateValue | null => {
  if (!a || !b) return a ?? b;
  if (a.basis !== b.basis) return a.basis === 'stated' ? a : b;
  return b.value.length > a.value.length ? b : a;
};

const absorb = (known: Draft, next: Draft): Draft => {
  const date = better(known.date, next.date);
  const extra = next.parties.filter(({ actor }) => !known.parties.some((party) => party.actor === actor));
  const [lead, other] = known.fromTitle ? [next, known] : [known, next];
  return {
    ...lead,
    mode: known.mode === 'unspecified' ? next.mode : known.mode,
    parties: known.fromTitle ? mergeParties(lead, other) : [...known.parties, ...extra],
    date,
    dateCue: date === known.date ? known.dateCue : next.dateCue,
    place: lead.place ?? other.place,
    initiator: lead.initiator ?? other.initiator,
    support: known.support + 1,
    ...moveOf(known, next),
  };
};

const moveOf = (known: Draft, next: Draft): Partial<Draft> => {
  if (!known.moved && !next.moved) return {};
  if (known.moved && next.moved)
    return { date: better(known.date, next.date), moved: known.moved.from ? known.moved : next.moved };
  return known.moved ? putOff(next, known) : putOff(known, next);
};

const mergeParties = (lead: Draft, other: Draft): Draft['parties'] => [
  ...lead.parties,
  ...other.parties.filter(
    ({ actor }) => !lead.parties.some((party) => party.actor === actor || standsFor(party.actor, actor)),
  ),
];

/** A stop whose meetings are told gets no visit of its own. */
const isCoveredVisit = (visit: Draft, all: readonly Draft[]): boolean =>
  visit.mode === 'visit' &&
  all.some(
    (other) =>
      other.mode === 'meeting' &&
      other.status === visit.status &&
      datesAgree(other.date, visit.date) &&
      other.parties.some(({ actor }) => visit.parties[0]!.actor === actor) &&
      other.parties.some(({ actor }) =>
        visit.parties.some(
          (party) =>
            party.actor.country !== null &&
            party.actor.kind === 'country' &&
            party.actor.country === actor.country,
        ),
      ),
  );

/** What only the title tells, in other words than the text that tells of the same actors. */
const isLoneTitle = (event: Draft, all: readonly Draft[]): boolean =>
  event.fromTitle &&
  all.some(
    (other) =>
      !other.fromTitle &&
      other.mode === event.mode &&
      other.parties.some(({ actor }) => event.parties.some((party) => party.actor === actor)),
  );

const LATE = 24;

/** The contacts of an article as they are read, each told occasion once; order of telling is kept. */
export class Occasions {
  private readonly events: Draft[] = [];
  /** The event told last. */
  last: Draft | undefined;

  add(told: Draft): void {
    const draft = this.withinTrip(told);
    const at = this.events.findLastIndex((known) => sameOccasion(known, draft));
    if (at < 0) this.events.push(draft);
    else this.events[at] = absorb(this.events[at]!, draft);
    this.last = at < 0 ? draft : this.events[at];
  }

  /** An undated appointment on a trip that is dated: within its month. */
  private withinTrip(draft: Draft): Draft {
    if (draft.date !== null || draft.status !== 'planned' || draft.mode === 'visit') return draft;
    const traveller = draft.parties[0]!.actor;
    const trip = this.events.findLast(
      ({ mode, status, date, parties }) =>
        mode === 'visit' &&
        status === 'planned' &&
        date?.basis === 'stated' &&
        parties[0]!.actor === traveller,
    );
    if (!trip?.date) return draft;
    // A trip that begins late in a month may reach into the next one: then only the year is sure.
    const late = Number(trip.date.value.slice(8, 10)) > LATE;
    const within = trip.date.value.slice(0, late ? 4 : 7);
    return {
      ...draft,
      date: { value: within, precision: precisionOf(within), basis: 'stated' },
      dateCue: trip.dateCue,
    };
  }

  /** The last event whose day is known. */
  lastDay(): string | undefined {
    const { last } = this;
    if (last?.date?.precision === 'day') return last.date.value;
    return this.events.findLast((event) => event.date?.precision === 'day')?.date?.value;
  }

  lastOccurred(): Draft | undefined {
    return this.events.findLast(({ status }) => status === 'occurred');
  }

  all(): Draft[] {
    return this.events.filter(
      (event) => !isCoveredVisit(event, this.events) && !isLoneTitle(event, this.events),
    );
  }
}
