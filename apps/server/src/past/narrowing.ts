import type { ActorNames, ContactFilter } from '@chancery/domain';
import { type Condition, filterCondition } from '../contacts/filter-sql';
import type { Moment } from './moment';

/** Takes a value into a statement and gives its number there: `$3`. */
export type Bind = (value: unknown) => string;

/** The values of a statement, as they are bound. */
export const binding = (): { readonly values: unknown[]; readonly bind: Bind } => {
  const values: unknown[] = [];
  return { values, bind: (value) => `$${values.push(value)}` };
};

/**
 * Ids under which claims may name an actor: its own, and those of actors that were merged into it; of a country, into one
 * who represents it.
 */
export const asNamed = (ids: readonly string[], { into }: ActorNames): string[] => {
  const merged = [...into].flatMap(([id, { actorId, country }]) =>
    ids.includes(actorId) || ids.includes(`country:${country}`) ? [id] : [],
  );
  return [...new Set([...ids, ...merged])];
};

/** Lists of ids, of each of which a contact must name one to pass the filter; a country stands for who represents it. */
export const idsAskedFor = (filter: ContactFilter, names: ActorNames): string[][] => [
  ...(filter.actor?.length ? [asNamed(filter.actor, names)] : []),
  ...(filter.with?.length ? [asNamed(filter.with, names)] : []),
  ...[filter.country, filter.withCountry].flatMap((codes) =>
    codes?.length
      ? [
          asNamed(
            codes.map((code) => `country:${code}`),
            names,
          ),
        ]
      : [],
  ),
];

/**
 * A condition on contacts `c` as they are today, to pass over those that a filter cannot let through as they were at a
 * moment; what is left is folded and filtered by the domain.
 *
 * On the recorded clock a contact that has not changed since is judged as it is; of one that has, nothing is known. On
 * the published clock a contact never had an actor, a topic, an outlet or a language that it has not today, and one
 * that nobody has told of since is judged as it is.
 */
export const couldPass = (
  filter: ContactFilter,
  asked: readonly (readonly string[])[],
  { clock, at, position }: Moment,
  bind: Bind,
): string => {
  const exact = filterCondition(filter);
  if (exact.text === 'true') return 'true';
  if (clock === 'recorded') return `(c.position > ${bind(position)}::bigint OR (${bound(exact, bind)}))`;
  const told = `EXISTS (SELECT FROM memberships later WHERE later.contact_id = c.id AND later.until IS NULL
    AND later.published_at > ${bind(at)}::timestamptz)`;
  return `${couldEverPass(filter, asked, bind)} AND ((${bound(exact, bind)}) OR ${told})`;
};

/** The same for all moments of the published clock at once. */
export const couldEverPass = (
  { topic, outlet, lang }: ContactFilter,
  asked: readonly (readonly string[])[],
  bind: Bind,
): string => {
  const lists = asked.map((ids) => `c.claimed_ids && ${bind(ids)}::text[]`);
  return [bound(filterCondition({ topic, outlet, lang }), bind), ...lists].join(' AND ');
};

/** The condition with its values bound. */
export const bound = ({ text, values }: Condition, bind: Bind): string =>
  text.replaceAll(/\$(\d+)/g, (_, n: string) => bind(values[Number(n) - 1]));
