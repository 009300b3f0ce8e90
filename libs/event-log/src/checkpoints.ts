import type { Sql } from './sql';

/** Which checkpoint: a projection's, by version. */
export interface CheckpointKey {
  readonly name: string;
  readonly version: number;
}

/** The position up to which the projection has been applied, created at 0 where there is none. */
export const readCheckpoint = async (sql: Sql, { name, version }: CheckpointKey): Promise<number> => {
  await sql.query(
    `INSERT INTO checkpoints (projection, version, position, updated_at) VALUES ($1, $2, 0, clock_timestamp())
     ON CONFLICT DO NOTHING`,
    [name, version],
  );
  return position(
    await sql.query('SELECT position FROM checkpoints WHERE projection = $1 AND version = $2', [
      name,
      version,
    ]),
  );
};

/** The same, locked until the transaction ends; undefined where someone removed it. */
export const lockCheckpoint = async (
  tx: Sql,
  { name, version }: CheckpointKey,
): Promise<number | undefined> => {
  const rows = await tx.query<{ position: string }>(
    'SELECT position FROM checkpoints WHERE projection = $1 AND version = $2 FOR UPDATE',
    [name, version],
  );
  return rows.length === 0 ? undefined : position(rows);
};

/** Moves a checkpoint that this transaction holds locked, and tells `chancery_projected`: `name:position`. */
export const moveCheckpoint = async (
  tx: Sql,
  { name, version }: CheckpointKey,
  to: number,
): Promise<void> => {
  await tx.query(
    `WITH moved AS (
       UPDATE checkpoints SET position = $3, updated_at = clock_timestamp()
       WHERE projection = $1 AND version = $2 RETURNING projection, position
     ) SELECT pg_notify('chancery_projected', projection || ':' || position) FROM moved`,
    [name, version, to],
  );
};

const LOCK_KEY = `hashtextextended('chancery projection ' || $1 || ' ' || $2, 0)`;

/** Becomes the projection's only owner for as long as this connection lives; false where there is one. */
export const tryToOwn = async (connection: Sql, { name, version }: CheckpointKey): Promise<boolean> => {
  const [row] = await connection.query<{ owned: boolean }>(
    `SELECT pg_try_advisory_lock(${LOCK_KEY}) AS owned`,
    [name, String(version)],
  );
  return row!.owned;
};

/** Lets a standby take over. */
export const releaseOwnership = async (connection: Sql, { name, version }: CheckpointKey): Promise<void> => {
  await connection.query(`SELECT pg_advisory_unlock(${LOCK_KEY})`, [name, String(version)]);
};

/** Every projection's checkpoint. */
export interface Checkpoint extends CheckpointKey {
  readonly position: number;
  /** ISO 8601, UTC: when it last moved. */
  readonly updatedAt: string;
}

export const listCheckpoints = async (sql: Sql): Promise<Checkpoint[]> => {
  const rows = await sql.query<{ projection: string; version: number; position: string; updated_at: Date }>(
    'SELECT projection, version, position, updated_at FROM checkpoints ORDER BY projection, version',
  );
  return rows.map((row) => ({
    name: row.projection,
    version: row.version,
    position: Number(row.position),
    updatedAt: row.updated_at.toISOString(),
  }));
};

const position = (rows: readonly { readonly position: string }[]): number => Number(rows[0]!.position);
