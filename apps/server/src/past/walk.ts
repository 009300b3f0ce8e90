import type { ContactFilter } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { contactsDecidedOn, contactsOfClaims } from './claim-places';
import type { Moment } from './moment';
import { binding, couldPass } from './narrowing';
import { ANY_POSITION, type Place } from './news-order';

/** Some of the contacts that a list as of a moment may have. */
export interface Batch {
  readonly ids: readonly string[];
  /** Every contact whose place is not after this one has been given. Null: every contact. */
  readonly bound: Place | null;
}

/** What a list is made from: a filter, the lists of ids that it asks for, and the place after which it begins. */
export interface Search {
  readonly filter: ContactFilter;
  readonly asked: readonly (readonly string[])[];
  readonly after: Place;
}

/** Rows of the first slice of a walk; each later one has twice as many, up to the last number. */
const SLICES = [250, 4_000] as const;

/**
 * Walks the claims of a moment backwards by its clock. A contact's news is as old as one of its claims, of the claims
 * that revisions replaced by these, or of the decisions about it: once all of those above a place have been walked, so
 * has every contact with news above it.
 */
export const walk = (sql: Sql, moment: Moment, search: Search): AsyncGenerator<Batch> =>
  moment.clock === 'published' ? walkPublished(sql, moment, search) : walkRecorded(sql, moment, search);

function* sliceSizes(): Generator<number, never> {
  for (let rows: number = SLICES[0]; ; rows = Math.min(2 * rows, SLICES[1])) yield rows;
}

interface PublishedSlice {
  readonly ids: string[];
  /** Of the slice's last row; null where it is not full. */
  readonly published_at: Date | null;
  readonly position: string | null;
}

/**
 * A contact's news on this clock has the publication of one of its claims and, at most, that claim's position; or that
 * of the decision that set its status, so those are looked for beside.
 */
async function* walkPublished(sql: Sql, moment: Moment, search: Search): AsyncGenerator<Batch> {
  let [at, position] = [search.after.newsAt, ANY_POSITION];
  const decided = await contactsDecidedOn(sql, moment, { from: 0, to: ANY_POSITION });
  for (const size of sliceSizes()) {
    const { values, bind } = binding();
    const passes = couldPass(search.filter, search.asked, moment, bind);
    const [slice] = await sql.query<PublishedSlice>(
      `WITH slice AS MATERIALIZED (
         SELECT m.contact_id, m.published_at, m.position FROM memberships m
         WHERE m.until IS NULL AND m.contact_id IS NOT NULL
           AND (m.published_at, m.position) < (${bind(at)}::timestamptz, ${bind(position)}::bigint)
         ORDER BY m.published_at DESC, m.position DESC LIMIT ${size}
       )
       SELECT last.published_at, last.position,
              ARRAY(SELECT s.contact_id FROM (SELECT DISTINCT contact_id FROM slice) s
                    CROSS JOIN LATERAL (SELECT * FROM contacts c WHERE c.id = s.contact_id LIMIT 1) c
                    WHERE ${passes}) AS ids
       FROM (SELECT) one
       LEFT JOIN LATERAL (SELECT * FROM slice OFFSET ${size - 1}) last ON true`,
      values,
    );
    const { ids, published_at } = slice!;
    if (published_at === null) {
      yield { ids, bound: null };
      return;
    }
    [at, position] = [published_at.toISOString(), Number(slice!.position)];
    const decidedThen = await toldAt(sql, decided, at);
    yield { ids: [...ids, ...decidedThen], bound: { newsAt: at, newsPosition: position } };
  }
}

/** Those of some contacts that have a claim of this publication. */
const toldAt = async (sql: Sql, ids: readonly string[], at: string): Promise<string[]> => {
  if (ids.length === 0) return [];
  const rows = await sql.query<{ id: string }>(
    `SELECT wanted.id FROM unnest($1::uuid[]) AS wanted (id) WHERE EXISTS (
       SELECT FROM memberships m
       WHERE m.contact_id = wanted.id AND m.until IS NULL AND m.published_at = $2::timestamptz)`,
    [ids, at],
  );
  return rows.map(({ id }) => id);
};

interface RecordedSlice {
  readonly ids: string[];
  /** Claims that belonged somewhere else, or nowhere, at the moment. */
  readonly elsewhere: string[];
  /** Of the slice's last row; null where it is not full. */
  readonly since: string | null;
  readonly claim_id: string | null;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

async function* walkRecorded(sql: Sql, moment: Moment, search: Search): AsyncGenerator<Batch> {
  let [since, claimId] = [Math.min(search.after.newsPosition - 1, moment.position), LAST_ID];
  for (const size of sliceSizes()) {
    const { values, bind } = binding();
    const passes = couldPass(search.filter, search.asked, moment, bind);
    const [slice] = await sql.query<RecordedSlice>(
      `WITH slice AS MATERIALIZED (
         SELECT m.since, m.claim_id, m.contact_id,
                m.contact_id IS NOT NULL AND (m.until IS NULL OR m.until > ${bind(moment.position)}) AS holds
         FROM memberships m
         WHERE m.since <= ${bind(since)}::bigint
           AND (m.since, m.claim_id) < (${bind(since)}::bigint, ${bind(claimId)}::uuid)
         ORDER BY m.since DESC, m.claim_id DESC LIMIT ${size}
       )
       SELECT last.since, last.claim_id,
              ARRAY(SELECT s.contact_id FROM (SELECT DISTINCT contact_id FROM slice WHERE holds) s
                    LEFT JOIN LATERAL (SELECT * FROM contacts c WHERE c.id = s.contact_id LIMIT 1) c ON true
                    WHERE c.id IS NULL OR ${passes}) AS ids,
              ARRAY(SELECT DISTINCT claim_id FROM slice WHERE NOT holds) AS elsewhere
       FROM (SELECT) one
       LEFT JOIN LATERAL (SELECT * FROM slice OFFSET ${size - 1}) last ON true`,
      values,
    );
    const { ids, elsewhere } = slice!;
    const isLast = slice!.since === null;
    const reached = isLast ? 0 : Number(slice!.since);
    const moved = await contactsOfClaims(sql, moment, elsewhere);
    const decided = await contactsDecidedOn(sql, moment, { from: reached, to: since + 1 });
    const all = [...ids, ...moved, ...decided];
    if (isLast) {
      yield { ids: all, bound: null };
      return;
    }
    [since, claimId] = [reached, slice!.claim_id!];
    yield { ids: all, bound: { newsAt: moment.at, newsPosition: reached + 1 } };
  }
}
