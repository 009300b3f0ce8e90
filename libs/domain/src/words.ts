/** The channel of a contact. `unspecified`: the article leaves it open ("sprach mit", "spoke with"). */
export const MODES = ['call', 'video', 'meeting', 'visit', 'message', 'unspecified'] as const;
export type Mode = (typeof MODES)[number];

/** What an article says of a contact's reality. `cancelled` also covers refused and denied. */
export const STATUSES = ['occurred', 'planned', 'proposed', 'cancelled'] as const;
export type Status = (typeof STATUSES)[number];

export const ACTOR_KINDS = ['person', 'country', 'organisation'] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const PRECISIONS = ['day', 'month', 'year'] as const;
export type Precision = (typeof PRECISIONS)[number];

/**
 * When a contact happened or is to happen.
 * `value` is ISO 8601 cut to `precision`: `2025-02-15`, `2025-02`, `2025`.
 * `basis` is `published` where the article gives no date and that of publication stands in.
 */
export interface DateValue {
  readonly value: string;
  readonly precision: Precision;
  readonly basis: 'stated' | 'published';
}

/** A person, country or organisation as one claim names it. */
export interface Participant {
  /** Stable over articles and spellings: `person:sergey-lavrov`, `country:RU`, `organisation:united-nations`. */
  readonly actorId: string;
  /** The full English name in common use. */
  readonly name: string;
  readonly kind: ActorKind;
  /** ISO 3166-1 alpha-2 of the country that the actor represents or is; null for organisations and movements. */
  readonly country: string | null;
  /** The office at the time, as an id of the gazetteer's titles (`foreign_minister`), where known. */
  readonly role?: string | undefined;
  /** True while the actor is known from articles alone, not from the gazetteer. */
  readonly provisional?: boolean | undefined;
}

/** Which field of a claim a piece of evidence supports; participants by their index in the claim. */
export type EvidenceField =
  | 'sentence'
  | 'trigger'
  | 'status'
  | 'date'
  | 'place'
  | 'initiator'
  | 'moved'
  | 'saidBy'
  | `participant:${number}`;

/**
 * The article's own words for one field of a claim.
 * `start` and `end` (exclusive) count UTF-16 code units of the stored title or text; `quote` is that slice.
 */
export interface Evidence {
  readonly field: EvidenceField;
  readonly part: 'title' | 'text';
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface Moved {
  readonly from: DateValue | null;
}

/** What one article says about one occasion, before it has an identity in the log. */
export interface ContactReading {
  readonly mode: Mode;
  readonly status: Status;
  readonly participants: readonly Participant[];
  readonly date: DateValue | null;
  /** City or country in English; null for calls and where none is named. */
  readonly place: string | null;
  /** `actorId` of the participant or country that the initiative is ascribed to. */
  readonly initiator: string | null;
  /** Present where the article says that a plan was moved; `from` is the date it had before, null where untold. */
  readonly moved?: Moved | undefined;
  /** The sides that the article cites for it: ISO countries or ids of organisations. Absent or empty: nobody is cited. */
  readonly saidBy?: readonly string[] | undefined;
  readonly topics: readonly string[];
  /** True where the article tells of a conference or another gathering of many, however few of them it names. */
  readonly gathering?: boolean | undefined;
  /** Which one of that day, where the article counts: 2 for "again" or "their second call". */
  readonly sequence?: number | undefined;
  /** True for a mention in passing of an older contact ("the first talk since …"). */
  readonly background: boolean;
  /** 0 to 1: how likely the reading is right. */
  readonly confidence: number;
  /** Never empty; verified against the article before anything is appended. */
  readonly evidence: readonly Evidence[];
}
