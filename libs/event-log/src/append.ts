import type { NewEvent } from '@chancery/domain';
import { VersionConflict } from './errors';
import { headPosition } from './read';
import { errorDetail, type Sql, sqlState } from './sql';
import { toJsonb } from './storable';

/** Events for one stream, to be appended together and in this order. */
export interface Append {
  readonly stream: string;
  /** The version that the stream must be at (0: it must not exist yet); absent, any will do. */
  readonly expectedVersion?: number | undefined;
  readonly events: readonly NewEvent[];
  /** Who and why, kept beside each event; not part of what is folded. */
  readonly meta?: Readonly<Record<string, unknown>> | undefined;
}

export interface Appended {
  /** Of the log's last event after this append: who has read up to here has seen all of it. */
  readonly position: number;
  readonly appended: number;
  /** Events that the log, or an earlier place of the same call, already had. */
  readonly duplicates: number;
}

const VERSION_CONFLICT = 'CHVER';

/**
 * Appends within the caller's transaction (READ COMMITTED), all or nothing.
 *
 * Takes the append lock, which is held until that transaction ends: do slow things before, commit soon after.
 * Events whose id the log has are counted and dropped, so an append can be repeated as a whole or in part.
 * @throws VersionConflict a stream is not at the expected version; the transaction must be rolled back
 * @throws UnstorableText before anything is sent
 */
export const appendEvents = async (tx: Sql, appends: readonly Append[]): Promise<Appended> => {
  const rows = appends.flatMap(toRows);
  if (rows.length === 0) return { position: await headPosition(tx), appended: 0, duplicates: 0 };
  try {
    const [result] = await tx.query<{ position: string; appended: number; duplicates: number }>(
      'SELECT "position", appended, duplicates FROM append_events($1)',
      [`[${rows.join(',')}]`],
    );
    return { ...result!, position: Number(result!.position) };
  } catch (error) {
    throw asVersionConflict(error) ?? error;
  }
};

/** The events as JSON, in the shape that the SQL function takes. */
const toRows = ({ stream, expectedVersion, events, meta }: Append): string[] => {
  return events.map((event, index) =>
    toJsonb(
      {
        stream,
        event_id: event.id,
        type: event.type,
        schema_version: event.schemaVersion,
        data: event.data ?? null,
        meta: meta ?? {},
        version: expectedVersion === undefined ? null : expectedVersion + index + 1,
      },
      `Event ${event.id} of ${stream}`,
    ),
  );
};

const asVersionConflict = (error: unknown): VersionConflict | undefined => {
  if (sqlState(error) !== VERSION_CONFLICT) return undefined;
  const { stream, expected, actual } = JSON.parse(errorDetail(error) ?? '{}');
  return new VersionConflict(stream, expected, actual, { cause: error });
};
