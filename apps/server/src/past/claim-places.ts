import type { Sql } from '@chancery/event-log';
import { heldAt, type Moment } from './moment';

/**
 * The contacts to which claims belonged at a moment, by the claims' ids. A claim that a revision had replaced by then
 * leads to the contact of the claim that stands for it; one that belonged to none is left out.
 */
export const placesOfClaims = async (
  sql: Sql,
  moment: Moment,
  claimIds: readonly string[],
): Promise<Map<string, string>> => {
  if (claimIds.length === 0) return new Map();
  const held = heldAt(moment);
  const rows = await sql.query<{ asked: string; contact_id: string }>(
    `WITH asked AS (SELECT DISTINCT unnest($2::uuid[]) AS id), heirs AS (
       SELECT id AS asked, id FROM asked
       UNION
       SELECT asked.id, heir.event_id FROM asked
       CROSS JOIN LATERAL (SELECT position FROM event_ids WHERE event_id = asked.id LIMIT 1) known
       CROSS JOIN LATERAL (SELECT stream FROM events WHERE position = known.position LIMIT 1) origin
       CROSS JOIN LATERAL (
         SELECT event_id FROM events
         WHERE stream = origin.stream AND type = 'ContactClaimed' AND data #>> '{replaces,claimId}' = asked.id::text
         OFFSET 0
       ) heir
     )
     SELECT heirs.asked, m.contact_id FROM heirs CROSS JOIN LATERAL (
       SELECT contact_id FROM memberships m WHERE m.claim_id = heirs.id AND m.until IS NULL AND ${held.text}
       UNION ALL
       SELECT contact_id FROM memberships m WHERE m.claim_id = heirs.id AND m.until IS NOT NULL AND ${held.text}
     ) m WHERE m.contact_id IS NOT NULL`,
    [held.value, claimIds],
  );
  return new Map(rows.map((row) => [row.asked, row.contact_id]));
};

/** Ids of those contacts, each once. */
export const contactsOfClaims = async (
  sql: Sql,
  moment: Moment,
  claimIds: readonly string[],
): Promise<string[]> => [...new Set((await placesOfClaims(sql, moment, claimIds)).values())];

/**
 * Contacts of which an analyst's word stood at a moment that no claim says: a status, which is news from its own
 * position on, or participants. Positions from `from` (inclusive) up to `to` (exclusive).
 */
export const contactsDecidedOn = async (
  sql: Sql,
  moment: Moment,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<string[]> => {
  const rows = await sql.query<{ claim_id: string }>(
    `SELECT DISTINCT unnest(claim_ids) AS claim_id FROM contact_decisions
     WHERE position >= $1 AND position < $2 AND position <= $3
       AND (undone_position IS NULL OR undone_position > $3)
       AND decision #> '{action,fields}' ?| ARRAY['status', 'participants']`,
    [from, to, moment.position],
  );
  return contactsOfClaims(
    sql,
    moment,
    rows.map((row) => row.claim_id),
  );
};
