import type { Clock, ContactItem } from '@chancery/contracts';

/** The list that the reader sees is at most so long. */
export const MOST_SHOWN = 200;
/** Kept beyond it, for when contacts leave the list. */
const MOST_KEPT = 2 * MOST_SHOWN;

/** What decides a contact's place: when its present news was first told, or learned. */
type News = Pick<ContactItem, 'id' | 'newsAt' | 'newsPosition'>;

/** Below zero when `a` has the older news. */
const compareNews =
  (clock: Clock) =>
  (a: News, b: News): number => {
    if (clock === 'published' && a.newsAt !== b.newsAt) return a.newsAt < b.newsAt ? -1 : 1;
    return a.newsPosition - b.newsPosition || (a.id < b.id ? -1 : Number(a.id > b.id));
  };

/**
 * The newest news of a clock, from the scene on. Contacts below the end of a full scene are not listed: what lies
 * between is not known. Oldest first inside, so that news goes in near the end and little moves.
 */
export const newsList = (clock: Clock, scene: readonly ContactItem[], isFull: boolean) => {
  const compare = compareNews(clock);
  const order: ContactItem[] = [...scene].sort(compare);
  const places = new Map(scene.map((item) => [item.id, item]));
  let floor: News | undefined = isFull ? order[0] : undefined;

  /** Where an item stands or would stand. */
  const placeOf = (item: News): number => {
    let [low, high] = [0, order.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(order[middle]!, item) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const remove = (id: string): void => {
    const known = places.get(id);
    if (!known) return;
    places.delete(id);
    order.splice(placeOf(known), 1);
  };
  const trim = (): void => {
    if (order.length < 2 * MOST_KEPT) return;
    for (const item of order.splice(0, order.length - MOST_KEPT)) places.delete(item.id);
    floor = order[0];
  };

  return {
    remove,
    /** Puts a contact where its news belongs, in place of what was known of it. */
    put: (item: ContactItem): void => {
      remove(item.id);
      if (floor && compare(item, floor) < 0) return;
      order.splice(placeOf(item), 0, item);
      places.set(item.id, item);
      trim();
    },
    /** Newest news first. */
    newest: (): ContactItem[] => order.slice(-MOST_SHOWN).reverse(),
  };
};
