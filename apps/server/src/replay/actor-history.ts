import { type ActorAction, type ActorNames, actorNames, type Decision } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';

export const NO_NAMES: ActorNames = { into: new Map(), names: new Map() };

interface ActorDecisionRow {
  readonly decision: Decision<ActorAction>;
  readonly position: string;
  readonly undone_position: string | null;
  readonly recorded_at: Date;
}

/** What actors were called at any position, as analysts had decided by then. */
export const actorHistory = async (sql: Sql): Promise<(position: number) => ActorNames> => {
  const rows = await sql.query<ActorDecisionRow>(
    'SELECT decision, position, undone_position, recorded_at FROM actor_decisions ORDER BY position',
  );
  if (rows.length === 0) return () => NO_NAMES;
  const turns = rows.flatMap((row) => [Number(row.position), Number(row.undone_position ?? row.position)]);
  const known = new Map<number, ActorNames>();
  return (position) => {
    const last = Math.max(0, ...turns.filter((turn) => turn <= position));
    const found = known.get(last) ?? namesFrom(rows, last);
    known.set(last, found);
    return found;
  };
};

const namesFrom = (rows: readonly ActorDecisionRow[], position: number): ActorNames =>
  actorNames(
    rows
      .filter((row) => Number(row.position) <= position)
      .filter((row) => row.undone_position === null || Number(row.undone_position) > position)
      .map((row) => ({
        ...row.decision,
        position: Number(row.position),
        recordedAt: row.recorded_at.toISOString(),
      })),
  );
