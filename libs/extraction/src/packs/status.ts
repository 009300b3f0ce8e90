/** Words that settle what is real, near a verb or a noun. */
export interface StatusWords {
  readonly planned: readonly string[];
  readonly proposed: readonly string[];
  readonly cancelled: readonly string[];
  /** "postponed", "brought forward": the plan stands, on another day or without one. */
  readonly moved: readonly string[];
  readonly negations: readonly string[];
  /** Plans, but only before a verb: "to meet". */
  readonly beforeVerb: readonly string[];
}

/** Words around the two dates of a plan that is moved. */
export interface MoveWords {
  /** Before the new date: "auf", "until". */
  readonly to: ReadonlySet<string>;
  /** Before the new date, but only right behind the word of the move: "rescheduled for". */
  readonly anew: ReadonlySet<string>;
  /** Before the old date: "vom", "from". */
  readonly from: ReadonlySet<string>;
  /** Last words of moves that may lead to another place: without a new date they move no plan. */
  readonly places: ReadonlySet<string>;
}
