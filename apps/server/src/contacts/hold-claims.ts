import {
  type ActorAction,
  type Claim,
  type ContactAction,
  type Decision,
  holdDecisions,
  holdDismissed,
  holdOccasion,
  type Recorded,
  type StandingClaim,
} from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { slim } from './claim-words';
import type { ContactFold } from './contact-fold';

interface Member {
  readonly claim_id: string;
  readonly contact_id: string | null;
  readonly occasion_id: string | null;
  readonly since: string;
  readonly position: string;
}

const MEMBER = 'claim_id, contact_id, occasion_id, since, position';

/** Claims that the tables have in these blocks. */
export const claimsInBlocks = async (
  tx: Sql,
  blocks: readonly number[],
  { anchorsOnly }: { readonly anchorsOnly: boolean },
): Promise<string[]> => {
  if (blocks.length === 0) return [];
  const rows = await tx.query<{ claim_id: string }>(
    'SELECT DISTINCT claim_id FROM claim_blocks WHERE block = ANY($1::bigint[]) AND (anchor OR NOT $2)',
    [blocks, anchorsOnly],
  );
  return rows.map((row) => row.claim_id);
};

export const claimsOfLooseKeys = async (tx: Sql, keys: readonly string[]): Promise<string[]> => {
  if (keys.length === 0) return [];
  const rows = await tx.query<{ claim_id: string }>(
    'SELECT claim_id FROM memberships WHERE loose_key = ANY($1) AND until IS NULL',
    [keys],
  );
  return rows.map((row) => row.claim_id);
};

/** Claims of every contact in which one of the actors is named. */
export const claimsNaming = async (
  tx: Sql,
  fold: ContactFold,
  actors: ReadonlySet<string>,
): Promise<string[]> => {
  const rows = await tx.query<{ claim_id: string }>(
    `SELECT claim_id FROM memberships
     WHERE until IS NULL AND contact_id IN (SELECT id FROM contacts WHERE claimed_ids && $1::text[])`,
    [[...actors]],
  );
  const held = [...fold.places.values()].filter(({ raw }) =>
    [raw, fold.state.claims.get(raw.claimId)].some((c) => c?.participants.some((p) => actors.has(p.actorId))),
  );
  return [...rows.map((row) => row.claim_id), ...held.map(({ raw }) => raw.claimId)];
};

/** Takes up every decision that stands: people make few. */
export const holdAllDecisions = async (tx: Sql, fold: ContactFold): Promise<void> => {
  holdDecisions(fold.state, {
    contact: await decisionsIn<ContactAction>(tx, 'contact_decisions'),
    actor: await decisionsIn<ActorAction>(tx, 'actor_decisions'),
  });
  fold.decisionsHeld = true;
};

const decisionsIn = async <Action>(tx: Sql, table: 'contact_decisions' | 'actor_decisions') => {
  const rows = await tx.query<{ decision: Decision<Action>; position: string; recorded_at: Date }>(
    `SELECT decision, position, recorded_at FROM ${table} WHERE undone_position IS NULL ORDER BY position`,
  );
  return rows.map(({ decision, position, recorded_at }) => ({
    ...decision,
    position: Number(position),
    recordedAt: recorded_at.toISOString(),
  }));
};

/** Holds the contacts of claims that are named by their ids or by those of their origins; dismissed ones too. */
export const holdNamed = async (tx: Sql, fold: ContactFold, ids: readonly string[]): Promise<void> => {
  const wanted = unknown(fold, ids);
  if (wanted.length === 0) return;
  const rows = await tx.query<Member>(
    `SELECT ${MEMBER} FROM memberships WHERE claim_id = ANY($1::uuid[]) AND until IS NULL
     UNION SELECT ${MEMBER} FROM memberships WHERE origin_id = ANY($1::uuid[]) AND until IS NULL`,
    [wanted.filter(isUuid)],
  );
  await holdMembers(tx, fold, rows);
};

/** Holds the contacts of these claims. */
export const holdClaims = async (tx: Sql, fold: ContactFold, claimIds: readonly string[]): Promise<void> => {
  const wanted = unknown(fold, claimIds);
  if (wanted.length === 0) return;
  const rows = await tx.query<Member>(
    `SELECT ${MEMBER} FROM memberships WHERE claim_id = ANY($1::uuid[]) AND until IS NULL`,
    [wanted],
  );
  await holdMembers(tx, fold, rows);
};

const unknown = (fold: ContactFold, ids: readonly string[]): string[] =>
  [...new Set(ids)].filter((id) => !fold.places.has(id) && !fold.withdrawn.has(id));

const isUuid = (id: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id);

/** A contact is held with all of its claims or not at all: what the tables have of a held one may be old. */
const holdMembers = async (tx: Sql, fold: ContactFold, found: readonly Member[]): Promise<void> => {
  const fresh = found.filter((row) => unknown(fold, [row.claim_id]).length > 0);
  const contactIds = [...new Set(fresh.flatMap((row) => row.contact_id ?? []))];
  const dismissed = fresh.filter((row) => row.contact_id === null);
  const members =
    contactIds.length === 0
      ? []
      : await tx.query<Member>(
          `SELECT ${MEMBER} FROM memberships WHERE contact_id = ANY($1::uuid[]) AND until IS NULL`,
          [contactIds],
        );
  const all = [...members, ...dismissed];
  const claims = await claimsAt(
    tx,
    all.map((row) => row.position),
  );
  for (const rows of byOccasion(members)) {
    const { contact_id, occasion_id } = rows[0]!;
    const raw = rows.map((row) => claims.get(row.position)!);
    holdOccasion(fold.state, { contactId: contact_id!, occasionId: occasion_id! }, raw);
    fold.touch(contact_id!).stored = true;
  }
  for (const row of dismissed) holdDismissed(fold.state, claims.get(row.position)!);
  for (const row of all) {
    fold.places.set(row.claim_id, {
      raw: claims.get(row.position)!,
      contactId: row.contact_id,
      occasionId: row.occasion_id,
      since: Number(row.since),
      stored: Number(row.since),
      found: fold.state.claims.get(row.claim_id),
    });
  }
};

const byOccasion = (members: readonly Member[]): Member[][] => {
  const groups = new Map<string, Member[]>();
  for (const member of members) {
    const group = groups.get(member.occasion_id!);
    if (group) group.push(member);
    else groups.set(member.occasion_id!, [member]);
  }
  return [...groups.values()];
};

/** Claims by their positions in the log, with the words that contacts show. */
const claimsAt = async (tx: Sql, positions: readonly string[]): Promise<Map<string, StandingClaim>> => {
  if (positions.length === 0) return new Map();
  const rows = await tx.query<{ position: string; recorded_at: Date; data: Claim }>(
    'SELECT position, recorded_at, data FROM events WHERE position = ANY($1::bigint[])',
    [positions],
  );
  return new Map(
    rows.map(({ position, recorded_at, data }) => [
      position,
      slim(data, Number(position), recorded_at.toISOString()),
    ]),
  );
};

/** Reads the claims that events withdraw with all of their evidence. */
export const readLeaving = async (tx: Sql, fold: ContactFold, events: readonly Recorded[]): Promise<void> => {
  const ids = events.flatMap(({ event }) => (event.type === 'ClaimsWithdrawn' ? event.data.claimIds : []));
  if (ids.length === 0) return;
  const leaving = new Set(ids);
  for (const { event } of events)
    if (event.type === 'ContactClaimed' && leaving.has(event.id)) fold.leaving.set(event.id, event.data);
  const rows = await tx.query<{ data: Claim }>('SELECT data FROM events WHERE position = ANY($1::bigint[])', [
    ids.flatMap((id) => fold.places.get(id)?.raw.position ?? []),
  ]);
  for (const { data } of rows) fold.leaving.set(data.claimId, data);
};
