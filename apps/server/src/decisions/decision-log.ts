import { createHash } from 'node:crypto';
import type { Decided } from '@chancery/contracts';
import type {
  ActorAction,
  ActorDecided,
  ContactAction,
  ContactDecided,
  DecisionUndone,
} from '@chancery/domain';
import { appendEvents } from '@chancery/event-log';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { v5 as uuid } from 'uuid';
import { Failure } from '../edge/failure';

/** The stream of everything that analysts decide. */
export const DECISIONS_STREAM = 'decisions';

const NAMESPACE = '3f0f4f0e-6d0c-5d7b-9c55-2b8d0a6f1e47';

/** Decisions are checked and appended one after the other, in all processes: each sees those before it. */
const DECIDING = 0x43484443;

/** Who asks, why, and the `Idempotency-Key` under which a request may be repeated. */
export interface Asked {
  readonly author: string;
  readonly reason: string;
  readonly key: string | undefined;
}

/** A decision to be taken. `names`: ids of the claims or actors that it speaks of, as asked. */
export interface Proposal {
  readonly type: 'ContactDecided' | 'ActorDecided';
  readonly asked: Asked;
  readonly action: object;
  readonly names: readonly string[];
}

interface Logged {
  readonly position: number;
  readonly version: number;
  readonly request: string | null;
}

/** Appends what analysts decide to the log, each request once. */
@Injectable()
export class DecisionLog {
  constructor(private readonly database: DataSource) {}

  /**
   * Appends a decision once `check` has found it possible and said what it is in the log's words. The same request under
   * the same key, or without one as long as nothing was decided about the same things since, is answered as before.
   * @throws Failure of `check`; IDEMPOTENCY_KEY_REUSED for another request under the key
   */
  decide(
    proposal: Proposal,
    check: (tx: EntityManager) => Promise<ContactAction | ActorAction>,
  ): Promise<Decided> {
    const { type, asked } = proposal;
    const request = fingerprint(type, proposal.action, asked.reason);
    return this.oneByOne(async (tx) => {
      const { id, known } = asked.key
        ? await ofKey(tx, asked, request)
        : await ofContent(tx, proposal, request);
      if (known) return { id, position: known.position };
      const action = await check(tx);
      const data = { decisionId: id, author: asked.author, reason: asked.reason, action };
      const event = { id, type, schemaVersion: 1, data } as ContactDecided | ActorDecided;
      return { id, position: await append(tx, event, request, proposal.names) };
    });
  }

  /**
   * Takes a decision back.
   * @throws Failure DECISION_NOT_FOUND; ALREADY_UNDONE, unless by the same request under the same key
   */
  undo(decisionId: string, asked: Asked): Promise<Decided> {
    const request = fingerprint('undo', { key: asked.key, author: asked.author, decisionId }, asked.reason);
    return this.oneByOne(async (tx) => {
      if (!(await find(tx, decisionId, DECIDED)))
        throw new Failure('DECISION_NOT_FOUND', `There is no decision ${decisionId}.`);
      const id = undoingOf(decisionId);
      const undone = await find(tx, id);
      if (undone && asked.key !== undefined && undone.request === request)
        return { id, position: undone.position };
      if (undone) throw new Failure('ALREADY_UNDONE', 'This decision was undone already.');
      const { author, reason } = asked;
      const event: DecisionUndone = {
        id,
        type: 'DecisionUndone',
        schemaVersion: 1,
        data: { decisionId, author, reason },
      };
      return { id, position: await append(tx, event, request) };
    });
  }

  private oneByOne<T>(work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.database.transaction(async (tx) => {
      await tx.query('SELECT pg_advisory_xact_lock($1)', [DECIDING]);
      return work(tx);
    });
  }
}

const DECIDED = ['ContactDecided', 'ActorDecided'];

/** A decision can be undone once; whoever wants it back decides anew. */
const undoingOf = (decisionId: string): string => uuid(`undo ${decisionId}`, NAMESPACE);

const fingerprint = (type: string, action: object, reason: string): string =>
  createHash('sha256')
    .update(JSON.stringify([type, sorted(action), reason]))
    .digest('hex');

/** The value with the keys of its objects in order. */
const sorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sorted(inner)]));
};

const ofKey = async (tx: EntityManager, { author, key }: Asked, request: string) => {
  const id = uuid(`key ${author} ${key}`, NAMESPACE);
  const known = await find(tx, id);
  if (known && known.request !== request)
    throw new Failure('IDEMPOTENCY_KEY_REUSED', 'This Idempotency-Key was used for another request.');
  return { id, known };
};

/** The id that the content gives; the next one where an equal decision was undone or decided over. */
const ofContent = async (tx: EntityManager, { asked, names }: Proposal, request: string) => {
  for (let n = 0; ; n++) {
    const id = uuid(`content ${asked.author} ${request} ${n}`, NAMESPACE);
    const known = await find(tx, id);
    if (!known || !((await find(tx, undoingOf(id))) || (await isDecidedOver(tx, known, names))))
      return { id, known };
  }
};

/** The event of this id in the stream of decisions. */
const find = async (
  tx: EntityManager,
  id: string,
  types?: readonly string[],
): Promise<Logged | undefined> => {
  const [row]: { position: string; version: number; request: string | null }[] = await tx.query(
    `SELECT position, version, meta->>'request' AS request FROM event_ids JOIN events USING (position)
     WHERE event_ids.event_id = $1 AND stream = $2 AND type = ANY(coalesce($3::text[], ARRAY[type]))`,
    [id, DECISIONS_STREAM, types ?? null],
  );
  return row && { ...row, position: Number(row.position) };
};

/** Whether something was decided about one of the names since. */
const isDecidedOver = async (
  tx: EntityManager,
  { version }: Logged,
  names: readonly string[],
): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM events WHERE stream = $1 AND version > $2 AND meta->'names' ?| $3::text[] LIMIT 1`,
    [DECISIONS_STREAM, version, names],
  );
  return rows.length > 0;
};

const append = async (
  tx: EntityManager,
  event: ContactDecided | ActorDecided | DecisionUndone,
  request: string,
  names: readonly string[] = [],
): Promise<number> => {
  const meta = { request, names };
  const { position } = await appendEvents(tx, [{ stream: DECISIONS_STREAM, events: [event], meta }]);
  return position;
};
