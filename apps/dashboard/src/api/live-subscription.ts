import type { Subscribe } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';

/** What to ask `/live` for: the list's own filter, which the socket reads by the same schema, after a position. */
export const subscriptionTo = (filter: ContactFilter, after: number): Subscribe => ({
  // The schema's lists are the same but for `readonly`.
  filter: filter as Subscribe['filter'],
  after,
});
