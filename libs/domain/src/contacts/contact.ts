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
  /** True while every claim of it comes from a demo article. */
  readonly demo: boolean;
}

export interface Sources {
  readonly articles: number;
  /** Distinct outlet names, in the order in which they reported. */
  readonly outlets: readonly string[];
  readonly langs: readonly string[];
}
