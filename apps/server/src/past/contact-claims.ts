import type { ClaimItem, DecisionItem } from '@chancery/contracts';
import type { Claim, ContactAction, Decision } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { heldAt, type Moment } from './moment';

interface ClaimRow {
  readonly claim: Claim;
  readonly recorded_at: Date;
  readonly text: string | null;
}

/** The claims that a contact had at a moment, each with its article's text, in the order of publication. */
export const claimItems = async (sql: Sql, moment: Moment, contactId: string): Promise<ClaimItem[]> => {
  const held = heldAt(moment);
  const rows = await sql.query<ClaimRow>(
    `SELECT e.data AS claim, e.recorded_at, article_texts.text
     FROM memberships m
     CROSS JOIN LATERAL (SELECT * FROM events e WHERE e.position = m.position LIMIT 1) e
     LEFT JOIN article_texts ON hash = e.data->'article'->>'textHash'
     WHERE m.contact_id = $2 AND ${held.text}`,
    [held.value, contactId],
  );
  return rows.sort(byPublication).map(({ claim, recorded_at, text }) => {
    const { article, topics, replaces, ...said } = claim;
    const { textHash, ...head } = article;
    return { ...said, recordedAt: recorded_at.toISOString(), article: { ...head, text } } as ClaimItem;
  });
};

/** Compared here: the database knows fewer offsets from UTC than ISO 8601 does. */
const byPublication = (a: ClaimRow, b: ClaimRow): number =>
  Date.parse(a.claim.article.publishedAt) - Date.parse(b.claim.article.publishedAt) ||
  (a.claim.claimId < b.claim.claimId ? -1 : 1);

interface DecisionRow {
  readonly decision: Decision<ContactAction>;
  readonly recorded_at: Date;
  readonly undone: DecisionItem['undone'];
}

/**
 * What analysts had decided up to a moment about claims that a contact had then or before, latest first: what was
 * dismissed or split off from it is told too.
 */
export const decisionItems = async (
  sql: Sql,
  { position }: Moment,
  contactId: string,
): Promise<DecisionItem[]> => {
  const rows = await sql.query<DecisionRow>(
    `WITH origins AS (
       SELECT coalesce(m.origin_id, m.claim_id) AS id FROM memberships m
       WHERE m.contact_id = $2 AND m.since <= $1::bigint
     )
     SELECT decision, recorded_at, CASE WHEN undone_position <= $1::bigint THEN undone END AS undone
     FROM contact_decisions
     WHERE claim_ids && ARRAY(SELECT id FROM origins) AND position <= $1::bigint ORDER BY position DESC`,
    [position, contactId],
  );
  return rows.map(({ decision, recorded_at, undone }) => ({
    id: decision.decisionId,
    action: decision.action as DecisionItem['action'],
    author: decision.author,
    reason: decision.reason,
    recordedAt: recorded_at.toISOString(),
    undone,
  }));
};
