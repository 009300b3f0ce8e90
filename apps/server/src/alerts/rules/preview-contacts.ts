import {
  type AlertRule,
  type Contact,
  countryActor,
  lastingFilter,
  type Selector,
  type WatchLists,
} from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { filterCondition } from '../../contacts/filter-sql';
import { type Bind, binding, bound } from '../../past/narrowing';

/** Rows of `contacts`: the rest of a statement from FROM on, and its values. */
export interface Wanted {
  readonly from: string;
  readonly values: unknown[];
}

/**
 * The contacts that a rule can tell of, or that are behind the pairs that it tells of: of the others nothing is to be
 * read.
 */
export const contactsFor = async (sql: Sql, rule: AlertRule, lists: WatchLists): Promise<Wanted> => {
  const { values, bind } = binding();
  const who = await idsOf(sql, rule.who, lists);
  const other = await idsOf(sql, rule.with, lists);
  // What a filter does not let through has been before all the same, where that counts.
  const condition = isOfPlans(rule)
    ? bound(filterCondition(lastingFilter(rule)), bind)
    : `(status = 'occurred' AND first_day = last_day OR status = ANY(${bind(otherStatuses(rule))}::text[]))`;
  const from = `FROM contacts ${betweenSides(who, other, bind)} WHERE ${condition}`;
  return { from, values };
};

const isOfPlans = ({ when }: AlertRule): boolean => when.kind === 'planned' || when.kind === 'changed';

/** Beside those that occurred, which every past is made of. */
const otherStatuses = (rule: AlertRule): readonly string[] =>
  rule.when.kind === 'any' ? (rule.filter.status ?? []).filter((status) => status !== 'occurred') : [];

/** Whom a side of a rule can mean, by actor ids; null: anyone. */
type Side = readonly string[] | null;

const betweenSides = (who: Side, other: Side, bind: Bind): string => {
  const one = who ?? other;
  if (one === null) return '';
  if (who === null || other === null)
    return joined(
      `SELECT DISTINCT contact_id FROM contact_actors WHERE actor_id = ANY(${bind(one)}::text[])`,
    );
  const [a, b] = [`ANY(${bind(who)}::text[])`, `ANY(${bind(other)}::text[])`];
  return joined(`SELECT contact_id FROM contact_pairs WHERE a = ${a} AND b = ${b}
                 UNION SELECT contact_id FROM contact_pairs WHERE a = ${b} AND b = ${a}`);
};

/** Found first, whatever the order in which they are read. */
const joined = (ids: string): string => `JOIN (${ids}) AS met ON met.contact_id = contacts.id`;

/** Who held an office has had contacts when they did not, which are behind the pair, too. */
const idsOf = async (sql: Sql, selector: Selector, lists: WatchLists): Promise<Side> => {
  if ('any' in selector) return null;
  if ('actor' in selector) return [selector.actor];
  if ('list' in selector)
    return (lists.get(selector.list) ?? []).map((member) =>
      'actor' in member ? member.actor : countryActor(member.country),
    );
  if (!('office' in selector)) return [countryActor(selector.country)];
  const rows = await sql.query<{ actor_id: string }>('SELECT actor_id FROM actors WHERE roles ? $1', [
    selector.office,
  ]);
  return rows.map(({ actor_id }) => actor_id);
};

/** Contacts that are read at a time: between two reads other work of the process has its turn. */
const CHUNK = 500;

/** What no judgement looks at. */
const LEFT_OUT = ['firstRecordedAt', 'updatedAt', 'sides', 'corrected', 'confirmed', 'initiator'];

/**
 * Contacts in the order in which the press told them (`newsAt`, then id), as far as a rule looks at them. In a
 * transaction, which it holds open.
 */
export async function* readInTurn(tx: Sql, rule: AlertRule, wanted: Wanted): AsyncGenerator<Contact[]> {
  const leftOut = [
    ...LEFT_OUT,
    ...(rule.filter.q === undefined ? ['quote'] : []),
    ...(isOfPlans(rule) || rule.when.kind === 'any' ? [] : ['life']),
  ];
  // All rows are wanted, not the first ones soon.
  await tx.query('SET LOCAL cursor_tuple_fraction = 1');
  await tx.query(
    `DECLARE told NO SCROLL CURSOR FOR
     SELECT view - $${wanted.values.length + 1}::text[] AS view ${wanted.from} ORDER BY news_at, contacts.id`,
    [...wanted.values, leftOut],
  );
  for (;;) {
    const rows = await tx.query<{ view: Contact }>(`FETCH ${CHUNK} FROM told`);
    if (rows.length > 0) yield rows.map(({ view }) => view);
    if (rows.length < CHUNK) return;
  }
}
