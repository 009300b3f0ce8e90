import { type ContactFilter, searchWords } from '@chancery/domain';

/** A condition on the table `contacts` with its values, numbered from `$1`. */
export interface Condition {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** The filter in SQL: lets through exactly what `matches` of the domain does. */
export const filterCondition = (filter: ContactFilter): Condition => {
  const values: unknown[] = [];
  const value = (v: unknown): string => `$${values.push(v)}`;
  const clauses = [
    ...inColumn('mode', filter.mode, value),
    ...inColumn('status', filter.status, value),
    ...inList('actor_ids', filter.actor, value),
    ...inList('countries', filter.country, value),
    ...inList('topics', filter.topic, value),
    ...inList('outlets', filter.outlet, value),
    ...inList('langs', filter.lang, value),
    ...pairClause(filter, value),
    ...(filter.from ? [`last_day >= ${value(filter.from)}::date`] : []),
    ...(filter.to ? [`first_day <= ${value(filter.to)}::date`] : []),
    ...searchWords(filter.q).map((word) => `search LIKE ${value(`%${word}%`)}`),
  ];
  return { text: clauses.length > 0 ? clauses.join(' AND ') : 'true', values };
};

type Bind = (value: unknown) => string;

const inColumn = (column: string, wanted: readonly string[] | undefined, value: Bind): string[] =>
  wanted?.length ? [`${column} = ANY(${value(wanted)})`] : [];

const inList = (column: string, wanted: readonly string[] | undefined, value: Bind): string[] =>
  wanted?.length ? [`${column} && ${value(wanted)}::text[]`] : [];

/** Two different participants: one of `actor` (or anyone) and one of `with`. */
const pairClause = (filter: ContactFilter, value: Bind): string[] => {
  if (!filter.with?.length) return [];
  const other = `actor_ids && ${value(filter.with)}::text[]`;
  if (!filter.actor?.length) return [other, 'cardinality(actor_ids) > 1'];
  const [actor, partner] = [value(filter.actor), value(filter.with)];
  const distinct = `EXISTS (SELECT FROM unnest(actor_ids) a, unnest(actor_ids) b
    WHERE a <> b AND a = ANY(${actor}) AND b = ANY(${partner}))`;
  return [other, distinct];
};
