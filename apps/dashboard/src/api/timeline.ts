import { type ContactItem, contactListSchema, filterToUrl } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { type Moment, momentQuery } from '../moment/moment';
import { type Listing, usePages } from './pages';

export const TIMELINE_KEY = ['timeline'] as const;

/** Contacts that pass a filter, newest news first: a history that is refreshed as a whole. */
export const useTimeline = (filter: ContactFilter, moment: Moment): Listing<ContactItem> =>
  usePages({
    key: TIMELINE_KEY,
    path: 'contacts',
    schema: contactListSchema,
    query: momentQuery(moment, filterToUrl(filter)),
  });
