import type { ContactFilter } from '../filter';

/** Whom one side of a rule means. */
export type Selector =
  /** An actor by its id: a person, a country, an organisation or a movement. */
  | { readonly actor: string }
  /** ISO 3166-1 alpha-2: the country and anyone who represents it, taken together. */
  | { readonly country: string }
  /** Whoever holds an office (an id of the gazetteer's titles, `foreign_minister`), of one country or of any. */
  | { readonly office: string; readonly country?: string | undefined }
  /** The members of a watch list, each by itself. */
  | { readonly list: string }
  /** Every participant, each by itself. */
  | { readonly any: true };

/** What can stand on a watch list. */
export type Member = Extract<
  Selector,
  { readonly actor: string } | { readonly country: string; office?: never }
>;

/** Members by the id of their list. */
export type WatchLists = ReadonlyMap<string, readonly Member[]>;

/** When a rule tells. Days are whole days of the contact's date; only contacts dated to the day are news. */
export type Condition =
  /** Every contact. */
  | { readonly kind: 'any' }
  /** The first that occurred: ever, or after `withinDays` days without one. */
  | { readonly kind: 'first-contact'; readonly withinDays?: number | undefined }
  /** The same among contacts of its mode: a first meeting in person after years of calls. */
  | { readonly kind: 'first-of-mode'; readonly withinDays?: number | undefined }
  /** A contact is announced or proposed. */
  | { readonly kind: 'planned' }
  /** What was announced is moved to another date or called off. */
  | { readonly kind: 'changed' }
  /** `times` contacts in `days` days, where these are at least twice as many as in the year before. */
  | { readonly kind: 'frequency'; readonly days: number; readonly times: number }
  /** No contact for `days` days. */
  | { readonly kind: 'silence'; readonly days: number };

/** What a contact must have beside passing the filter. */
export interface Demands {
  /** Distinct outlets. */
  readonly outlets?: number | undefined;
  /** Sides that have spoken of it themselves. */
  readonly sides?: number | undefined;
  /** 0 to 1. */
  readonly confidence?: number | undefined;
  /** Places in English, of which one is named. */
  readonly place?: readonly string[] | undefined;
}

/** Who with whom, when, narrowed by what. One version of it: a changed rule is another version, and begins anew. */
export interface AlertRule {
  readonly ruleId: string;
  /** From 1. */
  readonly version: number;
  readonly who: Selector;
  readonly with: Selector;
  readonly when: Condition;
  readonly filter: ContactFilter;
  readonly demands: Demands;
  /** What lies further back, in days, is history and no news. */
  readonly recencyDays: number;
  /** Position of the log up to which everything was known when this version began. */
  readonly since: number;
}

/** Days back that are news where a rule does not say otherwise. */
export const RECENCY_DAYS = 14;
