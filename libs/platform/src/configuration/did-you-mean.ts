/**
 * The known name that a misspelt one most likely stands for; null where none is near.
 * Near is an edit distance (Levenshtein 1966) of at most a quarter of the name.
 */
export const didYouMean = (misspelt: string, known: readonly string[]): string | null => {
  const ranked = known
    .map((name) => ({ name, distance: editDistance(misspelt, name) }))
    .sort((a, b) => a.distance - b.distance);
  const nearest = ranked[0];
  return nearest && nearest.distance <= Math.ceil(misspelt.length / 4) ? nearest.name : null;
};

const editDistance = (from: string, to: string): number => {
  let previous = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const substitution = previous[column - 1]! + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(previous[column]! + 1, current[column - 1]! + 1, substitution));
    }
    previous = current;
  }
  return previous[to.length]!;
};
