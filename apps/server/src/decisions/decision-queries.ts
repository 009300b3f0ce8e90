import type { DecisionItem, DecisionList } from '@chancery/contracts';
import type { Decision } from '@chancery/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { decodeCursor, pageOf } from '../edge/cursor';
import type { Moment } from '../past/moment';

/** Which decisions: of all, about a contact (or the one of a claim), about an actor. */
export interface DecisionQuery {
  readonly contact?: string | undefined;
  readonly actor?: string | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
}

interface DecisionRow {
  readonly position: string;
  readonly recorded_at: Date;
  readonly decision: Decision<DecisionItem['action']>;
  readonly undone: DecisionItem['undone'];
}

/** Position of the decision before which a page begins. */
const placeSchema = z.tuple([z.number().int().positive()]);

/** Above every position. */
const END = Number.MAX_SAFE_INTEGER;

const COLUMNS = 'position, recorded_at, decision, undone';

/** What was decided about any claim that the contact $2 has or had, each named by the first of those that it replaces. */
const ABOUT_CONTACT = `claim_ids && ARRAY(
  SELECT coalesce(e.data #>> '{replaces,claimId}', m.claim_id::text)::uuid
  FROM memberships m CROSS JOIN LATERAL (SELECT data FROM events e WHERE e.position = m.position LIMIT 1) e
  WHERE m.contact_id = $2::uuid OR m.contact_id IN (
    SELECT contact_id FROM memberships WHERE claim_id = $2::uuid AND until IS NULL)
  UNION SELECT $2::uuid)`;

/** What was decided about the actor $3, and about those that were merged into it. */
const ABOUT_ACTOR = 'actor_ids && $3::text[]';

/** What analysts decided, as far as the read model of contacts has read it. */
@Injectable()
export class DecisionQueries {
  constructor(private readonly database: DataSource) {}

  /** A page of decisions, latest first, undone ones included. */
  async page({ contact, actor, limit, cursor }: DecisionQuery): Promise<DecisionList> {
    const [before] = decodeCursor(cursor, placeSchema) ?? [END];
    const all = contact === undefined && actor === undefined;
    const sources = [
      ...(all || contact !== undefined ? [from('contact_decisions', all ? 'true' : ABOUT_CONTACT)] : []),
      ...(all || actor !== undefined ? [from('actor_decisions', all ? 'true' : ABOUT_ACTOR)] : []),
    ];
    const rows: DecisionRow[] = await this.database.query(
      // Each value has a type, whether a source asks for it or not.
      `WITH asked AS (SELECT $2::uuid, $3::text[])
       SELECT * FROM (${sources.join(' UNION ALL ')}) decided ORDER BY position DESC LIMIT $4`,
      [before, contact ?? null, actor === undefined ? null : [actor], limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, ({ position }) => [Number(position)]);
    return { items: items.map(itemOf), nextCursor };
  }

  /** Everything that had been decided about some actors by a moment, latest first. */
  async ofActors(ids: readonly string[], { position }: Moment): Promise<DecisionItem[]> {
    const rows: DecisionRow[] = await this.database.query(
      `SELECT position, recorded_at, decision, CASE WHEN undone_position <= $2 THEN undone END AS undone
       FROM actor_decisions WHERE actor_ids && $1::text[] AND position <= $2 ORDER BY position DESC LIMIT 200`,
      [ids, position],
    );
    return rows.map(itemOf);
  }
}

/** The latest of a table before the position $1. */
const from = (table: string, condition: string): string =>
  `(SELECT ${COLUMNS} FROM ${table} WHERE position < $1 AND ${condition} ORDER BY position DESC LIMIT $4)`;

const itemOf = ({ decision, recorded_at, undone }: DecisionRow): DecisionItem => ({
  id: decision.decisionId,
  action: decision.action,
  author: decision.author,
  reason: decision.reason,
  recordedAt: recorded_at.toISOString(),
  undone,
});
