/** What became of the lines of an import so far. */
export interface Tally {
  readonly accepted: number;
  readonly rejected: number;
  /** By the field's name, how often it was left out. */
  readonly dropped: Readonly<Record<string, number>>;
}

export const NOTHING: Tally = { accepted: 0, rejected: 0, dropped: {} };

/** Names of fields that are counted one by one; a file can have any number of them. */
const MOST_NAMES = 50;
const OTHERS = '(others)';

export const add = (a: Tally, b: Tally): Tally => ({
  accepted: a.accepted + b.accepted,
  rejected: a.rejected + b.rejected,
  dropped: addDropped(a.dropped, b.dropped),
});

const addDropped = (a: Tally['dropped'], b: Tally['dropped']): Tally['dropped'] => {
  const entries = Object.entries(b);
  if (entries.length === 0) return a;
  const sum = new Map(Object.entries(a));
  for (const [name, count] of entries) {
    const under = sum.has(name) || sum.size < MOST_NAMES ? name : OTHERS;
    sum.set(under, (sum.get(under) ?? 0) + count);
  }
  return Object.fromEntries(sum);
};
