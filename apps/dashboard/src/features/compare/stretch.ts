import { momentSchema } from '@chancery/contracts';
import type { Stretch } from '../../api/compare';
import { momentFromUrl } from '../../moment/moment';

/** What the page compares: `until` is null for now, which moves. */
export interface AskedStretch extends Omit<Stretch, 'until'> {
  readonly until: string | null;
}

/** Compared where the address says nothing: the days before the second moment. */
const DAYS = 30;

const read = (text: string | null): string | null => {
  const parsed = momentSchema.safeParse(text ?? undefined);
  return parsed.success ? parsed.data : null;
};

/** The stretch that a URL's query says; what cannot be read is left out. `now` is an ISO moment. */
export const stretchFromUrl = (params: URLSearchParams, now: string): AskedStretch => {
  const until = read(params.get('until'));
  const before = new Date(Date.parse(until ?? now) - DAYS * 86_400_000).toISOString();
  return { since: read(params.get('since')) ?? before, until, clock: momentFromUrl(params).clock };
};

/** The query with this stretch in it; all else that it says stays. */
export const stretchToUrl = (
  params: URLSearchParams,
  { since, until, clock }: AskedStretch,
): URLSearchParams => {
  const next = new URLSearchParams(params);
  next.set('since', since);
  if (until) next.set('until', until);
  else next.delete('until');
  next.set('clock', clock);
  return next;
};
