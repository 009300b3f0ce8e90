import type { AlertAmendment, AlertReason } from '@chancery/contracts';
import type { Condition, Mode } from '@chancery/domain';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { formatDateValue, formatDay } from '../../format/dates';
import { countryName, wordsOfId } from '../../format/names';
import { type Language, useLanguage } from '../../i18n';

type Pair = AlertReason['pairs'][number];
type Past = NonNullable<Pair['last']>;

/** Pairs for which an alert says the same, and what it says. */
export interface ReasonLine {
  readonly words: string;
  readonly pairs: readonly Pair[];
  /** The contact that they had before, to be opened. */
  readonly last: Past | null;
}

/** What words are made with. `days`: of the rule's own condition, where it counts in a span of days. */
export interface Wording {
  readonly t: TFunction;
  readonly language: Language;
  readonly days?: number | undefined;
}

/** Why an alert fired: a line for each thing that it says of its pairs. */
export const reasonLines = (reason: AlertReason, wording: Wording): ReasonLine[] => {
  const lines = new Map<string, { words: string; pairs: Pair[]; last: Past | null }>();
  for (const pair of reason.pairs) {
    const last = isFirst(reason) ? pair.last : null;
    const words = reasonWords(reason, last, wording);
    const key = `${words} ${last?.contactId}`;
    const line = lines.get(key) ?? { words, pairs: [], last };
    line.pairs.push(pair);
    lines.set(key, line);
  }
  return [...lines.values()];
};

const isFirst = ({ kind }: AlertReason): boolean => kind === 'first-contact' || kind === 'first-of-mode';

/** A date no more exact than it is written: day, month or year. */
const dateWords = (value: string, language: Language): string => {
  if (value.length > 7) return formatDay(value, language);
  return formatDateValue({ value, precision: value.length > 4 ? 'month' : 'year' }, language);
};

const reasonWords = (reason: AlertReason, last: Past | null, wording: Wording): string => {
  const { t, language, days } = wording;
  const { kind, count } = reason;
  switch (kind) {
    case 'first-contact':
    case 'first-of-mode': {
      const first = t(
        `alerts.first.${kind === 'first-contact' ? 'contact' : ((reason.mode ?? 'contact') as Mode)}`,
      );
      return last
        ? t('alerts.reason.since', { first, day: formatDay(last.day, language) })
        : t('alerts.reason.ever', { first });
    }
    case 'planned':
      return reason.day
        ? t('alerts.reason.planned', { day: formatDay(reason.day, language) })
        : t('alerts.reason.plannedUndated');
    case 'changed':
      return changeWords(reason, wording);
    case 'frequency':
      if (count === undefined) return t('alerts.reason.often');
      return days === undefined
        ? t('alerts.reason.many', { count })
        : t('alerts.reason.frequency', { count, days: t('alerts.days', { count: days }) });
    case 'silence':
      return t('alerts.reason.silence', { days: t('alerts.days', { count: count ?? days ?? 0 }) });
    default:
      return t('alerts.reason.any');
  }
};

const changeWords = ({ day, from, cancelled }: AlertReason, { t, language }: Wording): string => {
  const before = from ? dateWords(from, language) : null;
  if (cancelled)
    return before ? t('alerts.reason.calledOffOf', { from: before }) : t('alerts.reason.calledOff');
  if (!day) return before ? t('alerts.reason.postponed', { from: before }) : t('alerts.reason.changed');
  const to = dateWords(day, language);
  return before ? t('alerts.reason.moved', { from: before, to }) : t('alerts.reason.movedTo', { to });
};

/** What became of an alert. */
export const amendmentWords = (
  { kind, earlier }: Pick<AlertAmendment, 'kind' | 'earlier'>,
  { t, language }: Pick<Wording, 't' | 'language'>,
): string => {
  if (kind !== 'not-first' && kind !== 'not-silent') return t(`alerts.amended.${kind}`);
  if (earlier) return t(`alerts.amended.${kind}`, { day: formatDay(earlier.day, language) });
  return t(`alerts.amended.${kind === 'not-first' ? 'notFirstUndated' : 'notSilentUndated'}`);
};

/** An actor that is named by its id. */
export const partyName = (id: string, names: Readonly<Record<string, string>>, language: Language): string =>
  /^country:[A-Z]{2}$/.test(id) ? countryName(id.slice(8), language) : (names[id] ?? wordsOfId(id));

/** `Russia – Taliban, Russia – Iran`. */
export const pairWords = (
  pairs: readonly Pick<Pair, 'who' | 'with'>[],
  names: Readonly<Record<string, string>>,
  language: Language,
): string =>
  pairs
    .map((pair) => `${partyName(pair.who, names, language)} – ${partyName(pair.with, names, language)}`)
    .join(', ');

/** Words in the interface's language. */
export const useWording = (): Wording => {
  const { t } = useTranslation();
  return { t, language: useLanguage() };
};

/** The days that a condition counts in, where an alert does not tell them. */
export const daysOf = (when: Condition): number | undefined => ('days' in when ? when.days : undefined);
