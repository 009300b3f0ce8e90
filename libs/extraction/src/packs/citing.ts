/** Words by which a language cites its sources. */
export interface CitingWords {
  /** Verbs of which the source is the subject: "said", "teilte". */
  readonly verbs: readonly string[];
  /** The source follows: "according to", "laut". */
  readonly before: readonly string[];
  /** The source stands before: "zufolge". */
  readonly behind: readonly string[];
  /** Nobody is the subject; a place or body behind one of `outOf` is the source: "hieß es in Moskau". */
  readonly impersonal: readonly string[];
  readonly outOf: ReadonlySet<string>;
  /** Offices and people who speak for their state, which words beside them name: "ministry", "Sprecherin". */
  readonly offices: ReadonlySet<string>;
  /** What is told before, taken up again: "Das teilte der Kreml mit". */
  readonly takenUp: ReadonlySet<string>;
}
