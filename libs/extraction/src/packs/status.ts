/** Words that settle what is real, near a verb or a noun. */
export interface StatusWords {
  readonly planned: readonly string[];
  readonly proposed: readonly string[];
  readonly cancelled: readonly string[];
  readonly negations: readonly string[];
  /** Plans, but only before a verb: "to meet". */
  readonly beforeVerb: readonly string[];
}
