/** Words by which a language cites its sources. */
export interface CitingWords {
  /** Verbs of which the source is the subject: "said", "teilte". */
  readonly verbs: readonly string[];
  /** The source follows: "according to", "laut". */
  readonly before: readonly string[];
  /** The source stands before: "zufolge". */
  readonly behind: readonly string[];
  /** Nouns of what a side says, with an adjective before: "nach russischen Angaben". */
  readonly accounts: readonly string[];
  /** Nobody is the subject; a place or body behind one of `outOf` is the source: "hieß es in Moskau". */
  readonly impersonal: readonly string[];
  readonly outOf: ReadonlySet<string>;
  /** Offices and people who speak for their state, which words beside them name: "ministry", "Sprecherin". */
  readonly offices: ReadonlySet<string>;
  /** Last words of a clause with which its verb means something else: "sagte Hilfe zu". */
  readonly otherParticles: ReadonlySet<string>;
}
