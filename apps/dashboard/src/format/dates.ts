import type { DateValue } from '@chancery/domain';
import type { Language } from '../i18n';

/** British order for English: day before month, as the record is read internationally. */
const LOCALES: Record<Language, string> = { en: 'en-GB', de: 'de-DE' };
export const localeOf = (language: Language): string => LOCALES[language];

const formats = new Map<string, Intl.DateTimeFormat>();

/** Making an `Intl.DateTimeFormat` is costly, and a list needs the same few again and again. */
const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = language + JSON.stringify(options);
  const known = formats.get(key) ?? new Intl.DateTimeFormat(LOCALES[language], options);
  formats.set(key, known);
  return known;
};

const BY_PRECISION = {
  day: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
  month: { month: 'short', year: 'numeric' },
  year: { year: 'numeric' },
} as const satisfies Record<DateValue['precision'], Intl.DateTimeFormatOptions>;

const asUtc = (value: string): Date => new Date(`${`${value}-01-01`.slice(0, 10)}T00:00:00Z`);

/** A day, month or year, no more exact than it is known. A value that is no date is given back as it is, never as now. */
export const formatDateValue = (date: Pick<DateValue, 'value' | 'precision'>, language: Language): string => {
  const at = asUtc(date.value);
  if (Number.isNaN(at.getTime())) return date.value;
  return format(language, { ...BY_PRECISION[date.precision], timeZone: 'UTC' }).format(at);
};

/** An ISO day without its weekday: `15 Feb 2025`. */
export const formatDay = (day: string, language: Language): string => {
  const at = asUtc(day);
  if (Number.isNaN(at.getTime())) return day;
  return format(language, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);
};

/** A day with its weekday and without its year: `Tue 25 Feb`. */
export const formatDayOfWeek = (day: string, language: Language): string => {
  const at = asUtc(day);
  if (Number.isNaN(at.getTime())) return day;
  return format(language, { weekday: 'short', day: 'numeric', month: 'short', timeZone: 'UTC' }).format(at);
};

/** A span of days, with what both ends share said once: `3–9 Feb 2025`. */
export const formatDays = (from: string, to: string, language: Language): string => {
  const [start, end] = [asUtc(from), asUtc(to)];
  if (Number.isNaN(start.getTime()) || Number.isNaN(end.getTime())) return `${from} – ${to}`;
  return format(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: 'UTC',
  }).formatRange(start, end);
};

/** The moment with seconds and zone, for hover and accessible names. */
export const formatMoment = (iso: string, language: Language): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return format(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
  }).format(at);
};

/** The moment to the minute with its zone: `15 Feb 2025, 12:00 UTC`. */
export const formatMinute = (iso: string, language: Language): string => {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  return format(language, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).format(at);
};

/** The moment as a field for date and time takes it, in the zone of this machine: `2025-02-15T12:00`. */
export const localMinute = (iso: string): string => {
  const at = new Date(iso);
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
};

/** The zone that `localMinute` counts in, by its short name. */
export const localZone = (iso: string, language: Language): string =>
  format(language, { timeZoneName: 'short' })
    .formatToParts(new Date(iso))
    .find(({ type }) => type === 'timeZoneName')?.value ?? '';

const relativeFormats = new Map<Language, Intl.RelativeTimeFormat>();

const relativeFormat = (language: Language): Intl.RelativeTimeFormat => {
  const known =
    relativeFormats.get(language) ??
    new Intl.RelativeTimeFormat(LOCALES[language], { numeric: 'auto', style: 'short' });
  relativeFormats.set(language, known);
  return known;
};

const STEPS: readonly [Intl.RelativeTimeFormatUnit, number][] = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
];
/** Past this, "last year" says less than the day does. In seconds. */
const FAR = 30 * 86_400;

/** How long something lasts, in the largest unit that fits: `5 days`. At least a minute. */
export const formatSpan = (ms: number, language: Language): string => {
  const seconds = Math.max(60, ms / 1000);
  const [unit, length] = STEPS.find(([, size]) => seconds >= size) ?? ['minute', 60];
  const format = new Intl.NumberFormat(LOCALES[language], { style: 'unit', unit, unitDisplay: 'long' });
  return format.format(Math.round(seconds / length));
};

/** Weekday and day of a moment, in the zone of this machine: `Sat, 15 Feb 2025`. */
export const formatWeekday = (iso: string, language: Language): string =>
  format(language, BY_PRECISION.day).format(new Date(iso));

/** The hour of a moment, in the zone of this machine: `12:04`. */
export const formatHour = (iso: string, language: Language): string =>
  format(language, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));

/** How long ago, in the largest unit that fits: `5 min. ago`. Under a minute: now; past a month: the day. */
export const formatAgo = (iso: string, now: number, language: Language): string => {
  const seconds = (Date.parse(iso) - now) / 1000;
  if (Number.isNaN(seconds)) return iso;
  if (Math.abs(seconds) > FAR) {
    return format(language, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso));
  }
  const [unit, length] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 0];
  return relativeFormat(language).format(length === 0 ? 0 : Math.trunc(seconds / length), unit);
};

/** A count with the language's own grouping: `12,345`. */
export const formatNumber = (count: number, language: Language): string =>
  count.toLocaleString(LOCALES[language]);

/** A time span to the second, or to the minute past one: `12 sec`, `3 min`. */
export const formatDuration = (seconds: number, language: Language): string => {
  const minutes = seconds >= 60;
  const value = minutes ? Math.round(seconds / 60) : seconds;
  return new Intl.NumberFormat(LOCALES[language], {
    style: 'unit',
    unit: minutes ? 'minute' : 'second',
    unitDisplay: 'short',
  }).format(value);
};
