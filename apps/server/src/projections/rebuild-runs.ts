import type { Sql } from '@chancery/event-log';
import type { Slot } from './slots';

/** A rebuild that fills a slot. */
export interface RebuildRun {
  readonly id: string;
  readonly slot: Slot;
  /** Up to which the slot's tables are filled. */
  readonly position: number;
}

export interface Progress {
  /** Up to which it has folded, with what is not written yet. */
  readonly reached: number;
  /** Where it has to come to. */
  readonly head: number;
  /** Events a second since the last time; null before the first batch. */
  readonly rate: number | null;
  readonly secondsLeft: number | null;
  /** What it does now. */
  readonly step: Step;
}

export type Step = 'folding' | 'indexing' | 'catching up' | 'switching' | 'comparing';

/** Takes up the run that was interrupted where it fills the slot with this version; else begins one. */
export const beginRun = async (
  sql: Sql,
  { projection, version, slot }: { projection: string; version: number; slot: Slot },
): Promise<RebuildRun> => {
  await sql.query(
    `UPDATE projection_rebuilds SET state = 'interrupted', rate = NULL, seconds_left = NULL
     WHERE projection = $1 AND state = 'running'`,
    [projection],
  );
  const [resumed] = await sql.query<{ id: string; position: string }>(
    `UPDATE projection_rebuilds SET state = 'running', updated_at = now(), reached = position, detail = NULL
     WHERE id = (SELECT max(id) FROM projection_rebuilds WHERE projection = $1)
       AND state = 'interrupted' AND version = $2 AND slot = $3 AND position > 0
     RETURNING id, position`,
    [projection, version, slot],
  );
  if (resumed) return { id: resumed.id, slot, position: Number(resumed.position) };
  const [begun] = await sql.query<{ id: string }>(
    `INSERT INTO projection_rebuilds (projection, version, slot, state, started_at, updated_at, position, reached)
     VALUES ($1, $2, $3, 'running', now(), now(), 0, 0) RETURNING id`,
    [projection, version, slot],
  );
  return { id: begun!.id, slot, position: 0 };
};

export const noteProgress = async (sql: Sql, id: string, progress: Progress): Promise<void> => {
  await sql.query(
    `UPDATE projection_rebuilds
     SET reached = $2, rate = $3, seconds_left = $4, detail = $5, updated_at = now() WHERE id = $1`,
    [id, progress.reached, progress.rate, progress.secondsLeft, progress.step],
  );
};

/** In the transaction of what was written. */
export const moveRun = async (tx: Sql, id: string, position: number): Promise<void> => {
  await tx.query(
    `UPDATE projection_rebuilds SET position = $2, reached = greatest(reached, $2) WHERE id = $1`,
    [id, position],
  );
};

export const endRun = async (
  sql: Sql,
  id: string,
  state: 'interrupted' | 'switched' | 'failed',
  detail: string | null = null,
): Promise<void> => {
  await sql.query(
    `UPDATE projection_rebuilds
     SET state = $2, detail = $3, rate = NULL, seconds_left = NULL, updated_at = now() WHERE id = $1`,
    [id, state, detail],
  );
};

export const noteHashes = async (
  sql: Sql,
  id: string,
  { hash, replaced }: { hash: string; replaced: string | null },
): Promise<void> => {
  await sql.query(
    'UPDATE projection_rebuilds SET hash = $2, replaced = $3, updated_at = now() WHERE id = $1',
    [id, hash, replaced],
  );
};
