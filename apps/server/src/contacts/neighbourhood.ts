import {
  blocksOf,
  type Claim,
  type ContactsState,
  holdOccasion,
  isAnchor,
  looseKey,
  type StandingClaim,
} from '@chancery/domain';
import type { Sql } from '@chancery/event-log';

/**
 * Reads into `state` every occasion that new or withdrawn claims can touch: those that share a
 * block, those of the same loose key, and then what the loose claims among them may join instead: others of their
 * loose keys, and anchors.
 */
export const holdNeighbourhood = async (
  tx: Sql,
  state: ContactsState,
  claims: readonly Claim[],
  withdrawn: readonly string[],
): Promise<void> => {
  const near = [
    ...(await occasionsInBlocks(tx, claims.flatMap(blocksOf))),
    ...(await occasionsOfLooseKeys(tx, claims.filter((claim) => !isAnchor(claim)).map(looseKey))),
    ...(await occasionsOfClaims(tx, withdrawn)),
  ];
  await hold(tx, state, near);
  await hold(tx, state, await occasionsOfLooseKeys(tx, looseClaims(state).map(looseKey)));
  const blocks = looseClaims(state).flatMap(blocksOf);
  await hold(tx, state, await occasionsInBlocks(tx, blocks, { anchorsOnly: true }));
};

const looseClaims = (state: ContactsState): StandingClaim[] =>
  [...state.claims.values()].filter((claim) => !isAnchor(claim));

const occasionsInBlocks = async (
  tx: Sql,
  blocks: readonly string[],
  { anchorsOnly = false } = {},
): Promise<string[]> => {
  if (blocks.length === 0) return [];
  const rows: { contact_id: string }[] = await tx.query(
    `SELECT DISTINCT contact_id FROM claim_blocks JOIN contact_claims USING (claim_id)
     WHERE block = ANY($1) AND (anchor OR NOT $2)`,
    [[...new Set(blocks)], anchorsOnly],
  );
  return rows.map((row) => row.contact_id);
};

const occasionsOfLooseKeys = async (tx: Sql, keys: readonly string[]): Promise<string[]> => {
  if (keys.length === 0) return [];
  const rows: { contact_id: string }[] = await tx.query(
    'SELECT DISTINCT contact_id FROM contact_claims WHERE loose_key = ANY($1)',
    [keys],
  );
  return rows.map((row) => row.contact_id);
};

const occasionsOfClaims = async (tx: Sql, claimIds: readonly string[]): Promise<string[]> => {
  if (claimIds.length === 0) return [];
  const rows: { contact_id: string }[] = await tx.query(
    'SELECT DISTINCT contact_id FROM contact_claims WHERE claim_id = ANY($1::uuid[])',
    [claimIds],
  );
  return rows.map((row) => row.contact_id);
};

/** Takes up occasions with all their claims; those held already are left alone. */
const hold = async (tx: Sql, state: ContactsState, ids: readonly string[]): Promise<void> => {
  const wanted = [...new Set(ids)].filter((id) => !state.occasions.has(id));
  if (wanted.length === 0) return;
  const members: { contact_id: string; position: string }[] = await tx.query(
    'SELECT contact_id, position FROM contact_claims WHERE contact_id = ANY($1::uuid[])',
    [wanted],
  );
  const claims = await claimsAt(
    tx,
    members.map(({ position }) => position),
  );
  const byContact = new Map<string, StandingClaim[]>();
  for (const { contact_id, position } of members) {
    const claim = claims.get(position)!;
    const others = byContact.get(contact_id);
    if (others) others.push(claim);
    else byContact.set(contact_id, [claim]);
  }
  for (const [id, held] of byContact) holdOccasion(state, id, held);
};

/** Claims by their positions in the log: by key, whatever the planner knows of the tables yet. */
const claimsAt = async (tx: Sql, positions: readonly string[]): Promise<Map<string, StandingClaim>> => {
  const rows: { position: string; recorded_at: Date; data: Claim }[] = await tx.query(
    'SELECT position, recorded_at, data FROM events WHERE position = ANY($1::bigint[])',
    [positions],
  );
  return new Map(
    rows.map(({ position, recorded_at, data }) => [
      position,
      { ...data, position: Number(position), recordedAt: recorded_at.toISOString() },
    ]),
  );
};
