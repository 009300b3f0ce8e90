import type { Sql } from '@chancery/event-log';
import { contactsDecidedOn } from './claim-places';
import { heldAt, type Moment } from './moment';
import { binding, couldPass } from './narrowing';
import { ANY_POSITION } from './news-order';
import type { Batch, Search } from './walk';

/** Contacts that are listed at once rather than walked to, at most. */
export const MOST_LISTED = 3_000;

/** Contacts that are folded before it is seen whether more are needed. */
const BATCH = 80;

interface Listed {
  readonly id: string;
  /** Of a claim whose news can be the contact's: none is later. */
  readonly newest: Date | string;
}

/**
 * The contacts of a moment that name some actors, found by these, those with the latest claims first. For actors who
 * are so rare that a walk would pass over thousands of others.
 */
export async function* list(
  sql: Sql,
  moment: Moment,
  search: Search,
  most = 2 * MOST_LISTED,
): AsyncGenerator<Batch> {
  const find = moment.clock === 'published' ? listPublished : listRecorded;
  const rows = await find(sql, moment, search, most);
  const first =
    moment.clock === 'recorded'
      ? await contactsDecidedOn(sql, moment, { from: 0, to: search.after.newsPosition })
      : [];
  for (let i = 0; i === 0 || i < rows.length; i += BATCH) {
    const ids = rows.slice(i, i + BATCH).map(({ id }) => id);
    const next = rows[i + BATCH] ?? (rows.length === most ? rows.at(-1) : undefined);
    yield { ids: i === 0 ? [...first, ...ids] : ids, bound: next ? boundOf(moment, next) : null };
  }
}

const boundOf = ({ clock, at }: Moment, { newest }: Listed) =>
  clock === 'published'
    ? { newsAt: (newest as Date).toISOString(), newsPosition: ANY_POSITION }
    : { newsAt: at, newsPosition: Number(newest) + 1 };

const listPublished = (sql: Sql, moment: Moment, { filter, asked, after }: Search, most: number) => {
  const { values, bind } = binding();
  const lists = asked.map((ids) => `c.claimed_ids && ${bind(ids)}::text[]`).join(' AND ');
  const passes = couldPass(filter, asked, moment, bind);
  return sql.query<Listed>(
    `SELECT c.id, told.newest FROM contacts c CROSS JOIN LATERAL (
       SELECT max(m.published_at) AS newest FROM memberships m
       WHERE m.contact_id = c.id AND m.until IS NULL AND m.published_at <= ${bind(after.newsAt)}::timestamptz
     ) told
     WHERE ${lists} AND ${passes} AND told.newest IS NOT NULL ORDER BY told.newest DESC LIMIT ${most}`,
    values,
  );
};

/**
 * Claims that name the first list of ids: those of contacts of today, wherever they were then, and those that were
 * withdrawn or dismissed since. Of the contacts that they were in then, the latest position below `after` that a claim,
 * or the claim that it stands for, has.
 */
const listRecorded = (sql: Sql, moment: Moment, { filter, asked, after }: Search, most: number) => {
  const held = heldAt(moment);
  const { values, bind } = binding();
  bind(held.value);
  const ids = bind(asked[0] ?? []);
  const passes = couldPass(filter, asked, moment, bind);
  const below = bind(after.newsPosition);
  return sql.query<Listed>(
    `WITH named AS MATERIALIZED (
       SELECT m.claim_id, m.since, m.contact_id FROM contacts c CROSS JOIN LATERAL (
         SELECT m.claim_id, m.since, m.contact_id FROM memberships m
         WHERE m.contact_id = c.id AND m.until IS NULL AND m.position <= $1::bigint OFFSET 0
       ) m WHERE c.claimed_ids && ${ids}::text[] AND ${passes}
     ), lost AS MATERIALIZED (
       SELECT claim_id FROM named WHERE since > $1::bigint
       UNION
       SELECT claim_id FROM memberships WHERE claimed_ids && ${ids}::text[] AND position <= $1::bigint AND until > $1::bigint
     ), present AS MATERIALIZED (
       SELECT contact_id FROM named WHERE since <= $1::bigint
       UNION
       SELECT m.contact_id FROM lost CROSS JOIN LATERAL (
         SELECT contact_id FROM memberships m
         WHERE m.claim_id = lost.claim_id AND m.until IS NOT NULL AND ${held.text} AND m.contact_id IS NOT NULL OFFSET 0
       ) m
     )
     SELECT present.contact_id AS id, told.newest FROM present CROSS JOIN LATERAL (
       SELECT max(place) AS newest FROM (
         SELECT CASE WHEN m.position < ${below}::bigint THEN m.position ELSE (
           SELECT (e.data #>> '{replaces,position}')::bigint FROM events e WHERE e.position = m.position) END AS place
         FROM memberships m WHERE m.contact_id = present.contact_id AND ${held.text} OFFSET 0
       ) m WHERE place < ${below}::bigint
     ) told WHERE told.newest IS NOT NULL ORDER BY told.newest DESC LIMIT ${most}`,
    values,
  );
};
