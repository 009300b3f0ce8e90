import type { DateValue, Mode, Participant, Status } from '../words';

/** One real-world occasion: the fold of all standing claims about it. */
export interface Contact {
  /** The id of the first recorded claim that spoke of it. */
  readonly id: string;
  readonly mode: Mode;
  readonly status: Status;
  readonly participants: readonly Participant[];
  readonly date: DateValue | null;
  readonly place: string | null;
  readonly initiator: string | null;
  readonly topics: readonly string[];
  readonly confidence: number;
  readonly sources: Sources;
  /** The words that say it best, shown on the card in their own language. */
  readonly quote: { readonly text: string; readonly lang: string };
  readonly firstRecordedAt: string;
  readonly updatedAt: string;
  /** Position from which it has had its present status: the order of the feed, latest first. */
  readonly newsPosition: number;
  /** The same on the published clock: when the press first told its present status. ISO 8601, UTC. */
  readonly newsAt: string;
  /** What it was said to be, in the order in which the press told it: each change of status or date. Never empty. */
  readonly life: readonly LifeStep[];
  /** Sides that take part: ISO countries, or ids of organisations that are no state. */
  readonly sides: readonly string[];
  /** Sides that have spoken of it themselves; one of them makes one readout, two make it mutual. */
  readonly saidBy: readonly string[];
  /** Fields that an analyst has set. */
  readonly corrected: readonly string[];
  /** An analyst has checked it. */
  readonly confirmed: boolean;
  /** True while every claim of it comes from a demo article. */
  readonly demo: boolean;
}

/** One turn in the life of a contact. */
export interface LifeStep {
  /** ISO 8601, UTC: publication of the claim that told it. */
  readonly publishedAt: string;
  readonly claimId: string;
  readonly status: Status;
  readonly date: DateValue | null;
}

export interface Sources {
  readonly articles: number;
  /** Distinct outlet names, in the order in which they reported. */
  readonly outlets: readonly string[];
  readonly langs: readonly string[];
}
