import type { WatchListItem } from '@chancery/contracts';
import type { Condition, Selector } from '@chancery/domain';
import type { TFunction } from 'i18next';
import { countryName, wordsOfId } from '../../format/names';
import type { Language } from '../../i18n';
import { partyName } from './reason-words';

/** What words of a rule are made with. */
export interface RuleWording {
  readonly t: TFunction;
  readonly language: Language;
  /** Names of actors by id. */
  readonly names: Readonly<Record<string, string>>;
  readonly lists: readonly Pick<WatchListItem, 'id' | 'name'>[];
}

/** An office in words; those that no list names by the words of their id. */
export const officeWords = (office: string, t: TFunction): string =>
  t(`role.${office.replaceAll('-', '_')}` as 'role.envoy', { defaultValue: wordsOfId(office) });

/** Whom a side of a rule means. */
export const selectorWords = (selector: Selector, { t, language, names, lists }: RuleWording): string => {
  if ('any' in selector) return t('alerts.anyone');
  if ('actor' in selector) return partyName(selector.actor, names, language);
  if ('list' in selector)
    return lists.find(({ id }) => id === selector.list)?.name ?? t('alerts.unknownList');
  if (!('office' in selector)) return countryName(selector.country, language);
  const office = officeWords(selector.office, t);
  return selector.country
    ? t('alerts.officeOf', { office, country: countryName(selector.country, language) })
    : t('alerts.anyOffice', { office });
};

/** Who with whom. */
export const pairOfRule = (
  rule: { readonly who: Selector; readonly with: Selector },
  wording: RuleWording,
): string => `${selectorWords(rule.who, wording)} – ${selectorWords(rule.with, wording)}`;

const YEAR = 365;

/** Days in words, whole years as such: `a year`, `30 days`. */
export const spanWords = (days: number, t: TFunction): string =>
  days % YEAR === 0 ? t('alerts.years', { count: days / YEAR }) : t('alerts.days', { count: days });

/** When a rule tells. */
export const conditionWords = (when: Condition, t: TFunction): string => {
  switch (when.kind) {
    case 'first-contact':
    case 'first-of-mode':
      return when.withinDays === undefined
        ? t(`alerts.told.${when.kind}`)
        : t(`alerts.toldWithin.${when.kind}`, { span: spanWords(when.withinDays, t) });
    case 'frequency':
      return t('alerts.told.frequency', { count: when.times, span: spanWords(when.days, t) });
    case 'silence':
      return t('alerts.told.silence', { days: t('alerts.days', { count: when.days }) });
    default:
      return t(`alerts.told.${when.kind}`);
  }
};

/** Ids of the actors that rules name, each once. */
export const actorsOf = (
  rules: readonly { readonly who: Selector | null; readonly with: Selector | null }[],
): string[] => [
  ...new Set(
    rules
      .flatMap((rule) => [rule.who, rule.with])
      .flatMap((selector) => (selector && 'actor' in selector ? [selector.actor] : [])),
  ),
];
