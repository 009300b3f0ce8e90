import { CLOCKS, type Clock, momentSchema } from '@chancery/contracts';

/** Which moment a page shows: `at` is an ISO moment in UTC, null for now. */
export interface Moment {
  readonly at: string | null;
  readonly clock: Clock;
}

export const NOW: Moment = { at: null, clock: 'published' };

/** What a moment that was given as a day ends in: the day's last instant in UTC. */
const END_OF_DAY = 'T23:59:59.999Z';

/** The moment that a URL's query says; what cannot be read is left out, so that a bad link still opens. */
export const momentFromUrl = (params: URLSearchParams): Moment => {
  const at = momentSchema.safeParse(params.get('at') ?? undefined);
  const clock = CLOCKS.find((one) => one === params.get('clock')) ?? NOW.clock;
  return { at: at.success ? at.data : null, clock };
};

/** The query with another moment in it; all else that it says stays. A whole day is written as the day. */
export const momentToUrl = (params: URLSearchParams, { at, clock }: Moment): URLSearchParams => {
  const next = new URLSearchParams(params);
  if (at) next.set('at', isEndOfDay(at) ? at.slice(0, 10) : at);
  else next.delete('at');
  if (clock === NOW.clock) next.delete('clock');
  else next.set('clock', clock);
  return next;
};

/** True for a moment that stands for a whole day. */
export const isEndOfDay = (at: string): boolean => at.endsWith(END_OF_DAY);

/** The query of a request, with the moment that it asks about: nothing is added for now. */
export const momentQuery = ({ at, clock }: Moment, query = new URLSearchParams()): URLSearchParams => {
  if (at) {
    query.set('asOf', at);
    query.set('clock', clock);
  }
  return query;
};

/** What of a page's query is the moment: a link that has it keeps the moment on another page. Empty for now. */
export const momentSearch = (params: URLSearchParams): string => {
  const query = momentToUrl(new URLSearchParams(), momentFromUrl(params));
  return query.size > 0 ? `?${query}` : '';
};
