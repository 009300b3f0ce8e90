import { type Clock, filterToUrl } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';

interface Stretch {
  /** ISO moments or days; null is now, whenever the page is read. */
  readonly since: string;
  readonly until: string | null;
  readonly clock: Clock;
}

/** Where two moments are compared, through a filter. */
export const comparisonAddress = (filter: ContactFilter, { since, until, clock }: Stretch) => {
  const query = filterToUrl(filter);
  query.set('since', since);
  if (until) query.set('until', until);
  query.set('clock', clock);
  return { pathname: '/compare', search: `?${query}` };
};
