/** How many of sorted items come before a place: those, and only those, for which `isBefore` is true stand first. */
export const countBefore = <T>(items: readonly T[], isBefore: (item: T) => boolean): number => {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(items[middle]!)) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Puts an item into the sorted ones of its name; items that come last, as most do, cost next to nothing. */
export const enter = <T>(
  byName: Map<string, T[]>,
  name: string,
  item: T,
  isBefore: (one: T, other: T) => boolean,
): void => {
  const items = byName.get(name);
  if (!items) byName.set(name, [item]);
  else if (isBefore(items.at(-1)!, item)) items.push(item);
  else
    items.splice(
      countBefore(items, (other) => isBefore(other, item)),
      0,
      item,
    );
};
