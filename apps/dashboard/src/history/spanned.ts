import { withField } from '../filter/filter-change';
import type { TimelineFilter } from './timeline';

/** The filter with another span of days; without one where both ends are open. */
export const spanned = (
  filter: TimelineFilter,
  from: string | undefined,
  to: string | undefined,
): TimelineFilter => withField(withField(filter, 'from', from), 'to', to);
