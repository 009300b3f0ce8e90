import { momentSchema } from '@chancery/contracts';

/** A replay as the URL says it. Ends may be told from the record: they are resolved when it opens. */
export interface ReplayRange {
  /** An ISO moment, `first` (the record's first word), or so many days before the end: `-30d`. */
  readonly from: string;
  /** An ISO moment, or `last`: the record's latest word. */
  readonly to: string;
}

/** Spans to replay that need no choice of days, in the order of the menu. */
export const PRESETS = ['last7', 'lastMonth', 'lastYear', 'whole'] as const;
export type Preset = (typeof PRESETS)[number];

const PRESET_FROM: Record<Preset, string> = {
  last7: '-7d',
  lastMonth: '-30d',
  lastYear: '-365d',
  whole: 'first',
};

/** Up to the latest word rather than to now: what is replayed is what is there. */
export const presetRange = (preset: Preset): ReplayRange => ({ from: PRESET_FROM[preset], to: 'last' });

const DAYS_BEFORE = /^-(\d{1,4})d$/;

/** In how many days the range ends; null where its start is not told so. */
export const daysBefore = ({ from }: ReplayRange): number | null => {
  const days = DAYS_BEFORE.exec(from)?.[1];
  return days === undefined ? null : Number(days);
};

/** The replay that the URL says; null for none or one that cannot be read. A first day counts from its beginning. */
export const replayRangeFromUrl = (params: URLSearchParams): ReplayRange | null => {
  const [from, to] = [params.get('replayFrom'), params.get('replayTo')];
  if (from === null || to === null) return null;
  const start = from === 'first' || DAYS_BEFORE.test(from) ? from : moment(from, 'T00:00:00Z');
  const end = to === 'last' ? to : moment(to);
  if (!start || !end || (isMoment(start) && isMoment(end) && start >= end)) return null;
  return { from: start, to: end };
};

const moment = (text: string, startOfDay = ''): string | null => {
  const parsed = momentSchema.safeParse(text.length === 10 ? text + startOfDay : text);
  return parsed.success ? parsed.data : null;
};

export const isMoment = (end: string): boolean => /^\d{4}-/.test(end);

/** What only the replay of a range says in a URL. */
const PARAMS = ['replayFrom', 'replayTo', 'speed'];

export const withoutReplay = (params: URLSearchParams): URLSearchParams =>
  new URLSearchParams([...params].filter(([name]) => !PARAMS.includes(name)));

/** The query with this replay in it, from its start: whatever moment was shown before is left. */
export const replayRangeToUrl = (params: URLSearchParams, { from, to }: ReplayRange): URLSearchParams => {
  const next = new URLSearchParams(params);
  next.delete('at');
  next.set('replayFrom', from);
  next.set('replayTo', to);
  return next;
};
