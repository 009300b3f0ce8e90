import type { ReplayClaim } from '@chancery/contracts';
import { type ActorNames, type Claim, withActors } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { isoOf } from '../past/moment';
import { LEAN_CLAIM } from '../past/standing';

export type ClaimsByPosition = ReadonlyMap<number, ReplayClaim>;

interface ClaimRow {
  readonly position: string;
  readonly recorded_at: string;
  readonly claim: Claim;
}

/** Claims by their positions in the log, with the sentence as their only evidence and with actors as they are known. */
export const claimsAt = async (
  sql: Sql,
  positions: readonly number[],
  names: ActorNames,
): Promise<ClaimsByPosition> => {
  if (positions.length === 0) return new Map();
  const rows = await sql.query<ClaimRow>(
    `SELECT e.position, ${isoOf('e.recorded_at')} AS recorded_at, ${LEAN_CLAIM} AS claim
     FROM unnest($1::bigint[]) AS wanted (position)
     CROSS JOIN LATERAL (SELECT * FROM events e WHERE e.position = wanted.position LIMIT 1) e`,
    [[...new Set(positions)]],
  );
  return new Map(
    rows.map(({ position, recorded_at, claim }) => {
      const at = { position: Number(position), recordedAt: recorded_at };
      return [at.position, withActors(Object.assign(claim, at), names)];
    }),
  );
};
