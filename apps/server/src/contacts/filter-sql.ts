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
    ...pairClause('countries', filter.country, filter.withCountry, value),
    ...inList('topics', filter.topic, value),
    ...inList('outlets', filter.outlet, value),
    ...inList('langs', filter.lang, value),
    ...pairClause('actor_ids', filter.actor, filter.with, value),
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

/** Of a list two different ones: one that is wanted (or any), and beside it one that is wanted there. */
const pairClause = (
  column: string,
  wanted: readonly string[] | undefined,
  beside: readonly string[] | undefined,
  value: Bind,
): string[] => {
  if (!beside?.length) return inList(column, wanted, value);
  const other = `${column} && ${value(beside)}::text[]`;
  if (!wanted?.length) return [other, `cardinality(${column}) > 1`];
  const [one, another] = [value(wanted), value(beside)];
  const distinct = `EXISTS (SELECT FROM unnest(${column}) a, unnest(${column}) b
    WHERE a <> b AND a = ANY(${one}) AND b = ANY(${another}))`;
  return [...inList(column, wanted, value), other, distinct];
};
