import {
  type ActorAction,
  type ActorNames,
  actorNames,
  type Claim,
  type ContactAction,
  claimsOfAction,
  type Decision,
  type StandingClaim,
  type StandingDecision,
  withActors,
} from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { heldAt, isoOf, type Moment, standingAt } from './moment';

/**
 * The claim of the event `e` with one piece of evidence, the sentence: all that a fold needs, at half the size of what is
 * stored.
 */
export const LEAN_CLAIM = `(e.data - 'evidence') || jsonb_build_object('evidence', jsonb_build_array(coalesce(
  jsonb_path_query_first(e.data, '$.evidence[*] ? (@.field == "sentence")'), e.data #> '{evidence,0}')))`;

/** What contacts were made of at a moment. */
export interface Standing {
  /** Claims by contact, with their actors as they were known; contacts that had none are left out. */
  readonly claims: ReadonlyMap<string, readonly StandingClaim[]>;
  /** Contacts by the origins of their claims, by which decisions name them. */
  readonly contactOf: ReadonlyMap<string, string>;
}

interface ClaimRow {
  readonly contact_id: string;
  readonly held: boolean;
  readonly origin: string;
  readonly position: string;
  readonly recorded_at: string;
  readonly claim: Claim | null;
}

/** The claims that contacts were made of at a moment. On the published clock decisions may name a claim of later on. */
export const claimsOfContacts = async (
  sql: Sql,
  moment: Moment,
  ids: readonly string[],
  known?: ActorNames,
): Promise<Standing> => {
  const claims = new Map<string, StandingClaim[]>();
  const contactOf = new Map<string, string>();
  if (ids.length === 0) return { claims, contactOf };
  const held = heldAt(moment);
  const [rows, names] = await Promise.all([
    sql.query<ClaimRow>(
      `SELECT m.contact_id, m.held, e.position, ${isoOf('e.recorded_at')} AS recorded_at,
              coalesce(m.origin_id, m.claim_id) AS origin,
              CASE WHEN m.held THEN ${LEAN_CLAIM} END AS claim
       FROM unnest($2::uuid[]) AS wanted (id)
       CROSS JOIN LATERAL (
         SELECT m.contact_id, m.claim_id, m.origin_id, m.position, (${held.text}) AS held FROM memberships m
         WHERE m.contact_id = wanted.id AND ${moment.clock === 'published' ? 'm.until IS NULL' : held.text} OFFSET 0
       ) m
       CROSS JOIN LATERAL (SELECT * FROM events e WHERE e.position = m.position LIMIT 1) e`,
      [held.value, ids],
    ),
    known ?? actorNamesAt(sql, moment),
  ]);
  for (const row of rows) {
    contactOf.set(row.origin, row.contact_id);
    if (row.claim === null) continue;
    const claim = withActors(toStanding(row, row.claim), names);
    const others = claims.get(row.contact_id);
    if (others) others.push(claim);
    else claims.set(row.contact_id, [claim]);
  }
  return { claims, contactOf };
};

const toStanding = ({ position, recorded_at }: ClaimRow, claim: Claim): StandingClaim =>
  Object.assign(claim, { position: Number(position), recordedAt: recorded_at });

/** What analysts had decided about actors at a moment. */
export const actorNamesAt = async (sql: Sql, moment: Moment): Promise<ActorNames> => {
  const standing = standingAt(moment);
  const rows = await sql.query<DecisionRow<ActorAction>>(
    `SELECT decision, position, recorded_at FROM actor_decisions d WHERE ${standing.text} ORDER BY position`,
    [standing.value],
  );
  return actorNames(rows.map(toDecision));
};

interface DecisionRow<Action> {
  readonly decision: Decision<Action>;
  readonly position: string;
  readonly recorded_at: Date;
}

const toDecision = <Action>({
  decision,
  position,
  recorded_at,
}: DecisionRow<Action>): StandingDecision<Action> => ({
  ...decision,
  position: Number(position),
  recordedAt: recorded_at.toISOString(),
});

export type ContactDecision = StandingDecision<ContactAction>;

/** Decisions that stood at a moment about any of these claims, each named by its origin; in the order of the log. */
export const decisionsAbout = async (
  sql: Sql,
  moment: Moment,
  origins: Iterable<string>,
): Promise<ContactDecision[]> => {
  const standing = standingAt(moment);
  const rows = await sql.query<DecisionRow<ContactAction>>(
    `SELECT decision, position, recorded_at FROM contact_decisions d
     WHERE d.claim_ids && $2::uuid[] AND ${standing.text} ORDER BY position`,
    [standing.value, [...origins]],
  );
  return rows.map(toDecision);
};

/** All decisions about contacts that stood at a moment, in the order of the log. */
export const standingDecisions = async (sql: Sql, moment: Moment): Promise<ContactDecision[]> => {
  const standing = standingAt(moment);
  const rows = await sql.query<DecisionRow<ContactAction>>(
    `SELECT decision, position, recorded_at FROM contact_decisions d WHERE ${standing.text} ORDER BY position`,
    [standing.value],
  );
  return rows.map(toDecision);
};

/** Decisions that stood about contacts, by contact. */
export const decisionsOf = async (
  sql: Sql,
  moment: Moment,
  { contactOf }: Standing,
): Promise<Map<string, ContactDecision[]>> => {
  const byContact = new Map<string, ContactDecision[]>();
  if (contactOf.size === 0) return byContact;
  for (const decision of await decisionsAbout(sql, moment, contactOf.keys())) {
    const ids = claimsOfAction(decision.action).flatMap((origin) => contactOf.get(origin) ?? []);
    for (const id of new Set(ids)) byContact.set(id, [...(byContact.get(id) ?? []), decision]);
  }
  return byContact;
};
