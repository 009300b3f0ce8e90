import type { Recorded } from '@chancery/domain';
import type { DataSource, EntityManager, QueryRunner } from 'typeorm';
import { lockCheckpoint, moveCheckpoint, readCheckpoint, releaseOwnership, tryToOwn } from './checkpoints';
import type { FailurePolicy } from './failure-policy';
import { MAX_IDLE_MS } from './follow';
import { pause } from './pause';
import { readEvents } from './read';
import { EVENTS_CHANNEL, type Wakeups } from './wakeups';

/** A fold of the log into tables. Raising `version` means rebuild: another version has a checkpoint of its own. */
export interface Projection {
  readonly name: string;
  readonly version: number;
  /** Writes what the events change, through `tx` alone: its transaction also moves the checkpoint. */
  apply(tx: EntityManager, events: readonly Recorded[]): Promise<void>;
  /** Forgets what is held in memory: the tables may be at another place of the log than it is. */
  reset?(): void;
}

export interface ProjectionRun {
  readonly dataSource: DataSource;
  /** Must listen on EVENTS_CHANNEL. */
  readonly wakeups: Wakeups;
  readonly projection: Projection;
  /** Events in one transaction at most. */
  readonly batchSize: number;
  readonly signal: AbortSignal;
  readonly onBatch?: ((batch: AppliedBatch) => void) | undefined;
  readonly onFailure: FailurePolicy;
}

export interface AppliedBatch {
  readonly projection: string;
  /** Up to which the tables now are. */
  readonly position: number;
  readonly events: number;
  /** From the start of the transaction to its commit. */
  readonly ms: number;
}

/** How long a standby waits between two attempts to become the owner. */
const STANDBY_MS = 500;

/**
 * Keeps a projection up to date until `signal` aborts, each batch exactly once:
 * the checkpoint moves in the transaction of what it covers, from the position that this owner expects.
 *
 * One process owns a projection; another one stands by and takes over when the owner's connection ends.
 * A failure (the database gone included) is put to `onFailure`; after a retry the run goes on from the
 * stored checkpoint.
 * @throws what failed, where `onFailure` says stop
 */
export const runProjection = async (run: ProjectionRun): Promise<void> => {
  let attempt = 0;
  const succeeded = (): void => {
    attempt = 0;
  };
  while (!run.signal.aborted) {
    try {
      await runOnConnection(run, succeeded);
    } catch (error) {
      attempt++;
      const decision = run.onFailure({ attempt, error });
      if (decision.do === 'stop') throw error;
      await pause(decision.afterMs, run.signal);
    }
  }
};

/** Ownership and transactions share one connection: who loses it loses both. */
const runOnConnection = async (run: ProjectionRun, succeeded: () => void): Promise<void> => {
  const connection = run.dataSource.createQueryRunner();
  try {
    await connection.connect();
    while (!run.signal.aborted && !(await tryToOwn(connection, run.projection)))
      await pause(STANDBY_MS, run.signal);
    await applyBatches(run, connection, succeeded);
  } finally {
    await releaseOwnership(connection, run.projection).catch(() => undefined);
    await connection.release().catch(() => undefined);
  }
};

const applyBatches = async (
  run: ProjectionRun,
  connection: QueryRunner,
  succeeded: () => void,
): Promise<void> => {
  const { projection, wakeups, signal, batchSize: limit } = run;
  let position: number | undefined;
  while (!signal.aborted) {
    if (position === undefined) {
      projection.reset?.();
      position = await readCheckpoint(connection, projection);
    }
    const since = wakeups.count(EVENTS_CHANNEL);
    const events = await readEvents(connection, { after: position, limit });
    if (events.length === 0) await wakeups.wait(EVENTS_CHANNEL, MAX_IDLE_MS, { since, signal });
    else position = await applyBatch(run, connection, position, events);
    succeeded();
  }
};

/** The position reached, or undefined where someone else moved the checkpoint and nothing was applied. */
const applyBatch = async (
  { projection, onBatch }: ProjectionRun,
  connection: QueryRunner,
  expected: number,
  events: readonly Recorded[],
): Promise<number | undefined> => {
  const started = performance.now();
  const position = events.at(-1)!.position;
  await connection.startTransaction();
  try {
    if ((await lockCheckpoint(connection, projection)) !== expected) {
      await connection.rollbackTransaction();
      return undefined;
    }
    await projection.apply(connection.manager, events);
    await moveCheckpoint(connection, projection, position);
    await connection.commitTransaction();
  } catch (error) {
    if (connection.isTransactionActive) await connection.rollbackTransaction().catch(() => undefined);
    throw error;
  }
  onBatch?.({
    projection: projection.name,
    position,
    events: events.length,
    ms: performance.now() - started,
  });
  return position;
};
