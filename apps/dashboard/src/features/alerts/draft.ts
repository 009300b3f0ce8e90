import type { AlertRuleBody, AlertRuleItem } from '@chancery/contracts';
import {
  type Condition,
  type ContactFilter,
  type Demands,
  RECENCY_DAYS,
  type Selector,
} from '@chancery/domain';

/** A rule as far as it is filled in: null is not chosen yet, an empty name is made of the others' words. */
export interface RuleDraft {
  readonly name: string;
  readonly who: Selector | null;
  readonly with: Selector | null;
  readonly when: Condition;
  readonly filter: ContactFilter;
  readonly demands: Demands;
  readonly recencyDays: number;
  readonly channels: readonly string[];
  readonly shared: boolean;
}

/** What each part of the form is given. */
export interface RuleFieldsProps {
  readonly draft: RuleDraft;
  readonly onChange: (change: Partial<RuleDraft>) => void;
  /** What the server finds wrong with the rule, field by field. */
  readonly error: Error | null;
}

const YEAR = 365;

/** What each condition begins with. */
export const CONDITIONS: { readonly [K in Condition['kind']]: Extract<Condition, { kind: K }> } = {
  'first-contact': { kind: 'first-contact', withinDays: YEAR },
  'first-of-mode': { kind: 'first-of-mode', withinDays: YEAR },
  any: { kind: 'any' },
  planned: { kind: 'planned' },
  changed: { kind: 'changed' },
  frequency: { kind: 'frequency', days: 7, times: 3 },
  silence: { kind: 'silence', days: 30 },
};

/**
 * What the form begins with, as the address asks: `who` and `with` are `person:…`, `organisation:…`, `country:RU`,
 * `office:foreign_minister`, `office:foreign_minister@RU`, `list:ID` or `any`. A pair that is pointed at is watched whole;
 * else the first contact in a year is told.
 */
export const newDraft = (params: URLSearchParams): RuleDraft => {
  const who = selectorOf(params.get('who'));
  const other = selectorOf(params.get('with'));
  return {
    name: '',
    who,
    with: other ?? (who && { any: true }),
    when: who && other ? CONDITIONS.any : CONDITIONS['first-contact'],
    filter: {},
    demands: {},
    recencyDays: RECENCY_DAYS,
    channels: ['inbox'],
    shared: false,
  };
};

/** A selector as an address says it; null where it says none. */
export const selectorOf = (text: string | null): Selector | null => {
  const [, kind, id] = /^(person|country|organisation|office|list):(\S+)$/.exec(text ?? '') ?? [];
  if (text === 'any') return { any: true };
  if (!kind || !id) return null;
  if (kind === 'country' && /^[A-Z]{2}$/.test(id)) return { country: id };
  if (kind === 'list') return { list: id };
  if (kind !== 'office') return { actor: `${kind}:${id}` };
  const [office = '', country] = id.split('@');
  return country ? { office, country } : { office };
};

export const draftOf = ({
  name,
  who,
  with: other,
  when,
  filter,
  demands,
  recencyDays,
  channels,
  shared,
}: AlertRuleItem): RuleDraft => ({
  name,
  who,
  with: other,
  when,
  filter,
  demands,
  recencyDays,
  channels,
  shared,
});

/** The rule that a draft makes; null while a side is not chosen. */
export const bodyOf = (draft: RuleDraft, nameless: string): AlertRuleBody | null =>
  draft.who && draft.with
    ? ({
        ...draft,
        who: draft.who,
        with: draft.with,
        name: draft.name.trim() || nameless,
        channels: [...draft.channels],
        // The schema's lists are the same but for `readonly`.
      } as AlertRuleBody)
    : null;

/** What decides which contacts a rule tells of, and so what its preview shows: neither its name nor where it goes. */
export const judgedOf = (body: AlertRuleBody): AlertRuleBody => ({
  ...body,
  name: 'preview',
  channels: [],
  shared: false,
});

/** A whole number that was typed; undefined where it is none. */
export const numberOf = (typed: string): number | undefined =>
  /^\d{1,5}$/.test(typed.trim()) ? Number(typed) : undefined;
