import { OffsetMoved } from './errors';
import type { Sql } from './sql';

/** A step of a consumer group over one partition, from the offset that this consumer expects to the next one. */
export interface OffsetMove {
  readonly group: string;
  readonly topic: string;
  readonly partition: number;
  /** Where this consumer left it; null where the group has not read the partition yet. */
  readonly expected: bigint | string | null;
  /** The offset of the first message that is still to be read. */
  readonly next: bigint | string;
}

/** By partition, the offset of the first message that the group still has to read. */
export const readOffsets = async (sql: Sql, group: string, topic: string): Promise<Map<number, bigint>> => {
  const rows = await sql.query<{ partition: number; next: string }>(
    'SELECT partition, next FROM source_offsets WHERE "group" = $1 AND topic = $2',
    [group, topic],
  );
  return new Map(rows.map((row) => [row.partition, BigInt(row.next)]));
};

const FIRST_MOVE = `
  WITH moved AS (
    INSERT INTO source_offsets ("group", topic, partition, next) VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING RETURNING 1
  ) SELECT 1 FROM moved`;

const LATER_MOVE = `
  WITH moved AS (
    UPDATE source_offsets SET next = $4
    WHERE "group" = $1 AND topic = $2 AND partition = $3 AND next = $5 RETURNING 1
  ) SELECT 1 FROM moved`;

/**
 * Moves the offset by compare-and-set, in the transaction that stores what was read.
 * This fences consumers that lost the partition without knowing: of two that read the same messages one commits.
 * @throws OffsetMoved another owner moved it: roll back
 */
export const moveOffset = async (tx: Sql, move: OffsetMove): Promise<void> => {
  const { group, topic, partition, expected, next } = move;
  const target = [group, topic, partition, next.toString()];
  const moved =
    expected === null
      ? await tx.query(FIRST_MOVE, target)
      : await tx.query(LATER_MOVE, [...target, expected.toString()]);
  if (moved.length === 0) throw new OffsetMoved(group, topic, partition);
};
