import { BadCursor } from './errors';
import type { Sql } from './sql';
import { toStorable } from './storable';

/** A message that will never be accepted, with where it came from and why. */
export interface DeadLetter {
  readonly topic: string;
  readonly partition: number;
  readonly offset: bigint | string;
  /** Stable class of the failure: `INVALID_MESSAGE`. */
  readonly code: string;
  /** Why. Kept up to MAX_REASON. */
  readonly message: string;
  /** The bytes as they arrived. */
  readonly payload: Uint8Array;
  readonly headers: Readonly<Record<string, string>>;
}

/** A dead letter as it is kept. Times are ISO 8601, UTC; null: not yet. */
export interface ParkedMessage extends DeadLetter {
  readonly id: string;
  readonly offset: string;
  readonly payload: Buffer;
  readonly receivedAt: string;
  readonly redrivenAt: string | null;
  readonly forwardedAt: string | null;
}

/** A dead letter in a list: without headers, and of its payload the first LISTED_PAYLOAD_BYTES. */
export type ListedMessage = Omit<ParkedMessage, 'headers'>;

/** How much is kept of a reason, in UTF-16 code units: it may quote hostile input of any length. */
export const MAX_REASON = 2_000;

/** How much of a payload a list shows, in bytes. */
export const LISTED_PAYLOAD_BYTES = 8_000;

interface ListedRow {
  readonly id: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: string;
  readonly code: string;
  readonly message: string;
  readonly payload: Buffer;
  readonly received_at: Date;
  readonly redriven_at: Date | null;
  readonly forwarded_at: Date | null;
}

interface Row extends ListedRow {
  readonly headers: Record<string, string>;
}

const toLetter = <R extends ListedRow>({ received_at, redriven_at, forwarded_at, ...letter }: R) => ({
  ...letter,
  receivedAt: received_at.toISOString(),
  redrivenAt: redriven_at?.toISOString() ?? null,
  forwardedAt: forwarded_at?.toISOString() ?? null,
});

const storableHeaders = (headers: DeadLetter['headers']): string =>
  JSON.stringify(
    Object.fromEntries(Object.entries(headers).map(([key, value]) => [toStorable(key), toStorable(value)])),
  );

/**
 * Keeps the messages, once for each origin: parking one again changes nothing. Other bytes at a known origin are
 * another message, of a topic that was made anew.
 * In messages and headers U+FFFD stands for what cannot be stored; payloads are kept byte for byte.
 */
export const parkMessages = async (tx: Sql, letters: readonly DeadLetter[]): Promise<void> => {
  await tx.query(
    `INSERT INTO dead_letters (topic, partition, "offset", code, message, payload, headers, received_at)
     SELECT given.*, date_trunc('milliseconds', clock_timestamp())
     FROM unnest($1::text[], $2::int[], $3::bigint[], $4::text[], $5::text[], $6::bytea[], $7::jsonb[]) AS given
     ON CONFLICT DO NOTHING`,
    [
      letters.map((l) => l.topic),
      letters.map((l) => l.partition),
      letters.map((l) => l.offset.toString()),
      letters.map((l) => l.code),
      letters.map((l) => toStorable(l.message.slice(0, MAX_REASON))),
      letters.map((l) => Buffer.from(l.payload)),
      letters.map((l) => storableHeaders(l.headers)),
    ],
  );
};

export interface DeadLetterPage {
  readonly items: ListedMessage[];
  /** Where the next page starts; null on the last one. */
  readonly nextCursor: string | null;
}

const LIST = `
  SELECT id, topic, partition, "offset", code, message, received_at, redriven_at, forwarded_at,
         substring(payload FROM 1 FOR ${LISTED_PAYLOAD_BYTES}) AS payload
  FROM dead_letters WHERE $1::timestamptz IS NULL OR (received_at, id) < ($1, $2::uuid)
  ORDER BY received_at DESC, id DESC LIMIT $3`;

/** Dead letters, latest first, `limit` a page. @throws BadCursor */
export const listDeadLetters = async (
  sql: Sql,
  { limit, cursor }: { readonly limit: number; readonly cursor?: string | undefined },
): Promise<DeadLetterPage> => {
  const [receivedAt, id] = cursor === undefined ? [null, null] : parseCursor(cursor);
  const rows = await sql.query<ListedRow>(LIST, [receivedAt, id, limit + 1]);
  const items = rows.slice(0, limit).map(toLetter);
  const last = items.at(-1);
  return { items, nextCursor: last && rows.length > limit ? `${last.receivedAt}_${last.id}` : null };
};

const CURSOR = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

const parseCursor = (cursor: string): readonly [string, string] => {
  const [, receivedAt, id] = CURSOR.exec(cursor) ?? [];
  if (!receivedAt || !id || Number.isNaN(Date.parse(receivedAt))) throw new BadCursor();
  return [receivedAt, id];
};

/** The dead letters of these ids, in no order; unknown ids are absent. */
export const readDeadLetters = async (sql: Sql, ids: readonly string[]): Promise<ParkedMessage[]> => {
  const rows = await sql.query<Row>('SELECT * FROM dead_letters WHERE id = ANY($1::uuid[])', [ids]);
  return rows.map(toLetter);
};

/** The size is found without reading what is stored beside the row; a letter over `bytes` is taken alone. */
const TAKE = `
  WITH oldest AS MATERIALIZED (
    SELECT id, received_at, octet_length(payload) + octet_length(headers::text) AS size
    FROM dead_letters WHERE forwarded_at IS NULL ORDER BY received_at, id LIMIT $1
    FOR UPDATE SKIP LOCKED
  ), sized AS (
    SELECT id, sum(size) OVER (ORDER BY received_at, id) AS total, row_number() OVER (ORDER BY received_at, id) AS n
    FROM oldest
  )
  SELECT letter.* FROM dead_letters letter JOIN sized USING (id) WHERE total <= $2 OR n = 1
  ORDER BY received_at, id`;

/**
 * The oldest dead letters that are not on the dead-letter topic yet, locked so that no one else forwards them:
 * at most `limit`, and of more than one at most `bytes` in all.
 */
export const takeNotForwarded = async (
  tx: Sql,
  { limit, bytes }: { readonly limit: number; readonly bytes: number },
): Promise<ParkedMessage[]> => (await tx.query<Row>(TAKE, [limit, bytes])).map(toLetter);

/** Notes that the messages are on the dead-letter topic. */
export const markForwarded = async (tx: Sql, ids: readonly string[]): Promise<void> => {
  await tx.query('UPDATE dead_letters SET forwarded_at = clock_timestamp() WHERE id = ANY($1::uuid[])', [
    ids,
  ]);
};

const MARK_REDRIVEN = `
  WITH marked AS (
    UPDATE dead_letters SET redriven_at = clock_timestamp() WHERE id = $1 AND redriven_at IS NULL RETURNING 1
  ) SELECT 1 FROM marked`;

/**
 * Notes that the message is published again, in the transaction that does so: others who try wait for its end.
 * @returns false where someone else has done it
 */
export const markRedriven = async (tx: Sql, id: string): Promise<boolean> =>
  (await tx.query(MARK_REDRIVEN, [id])).length > 0;
