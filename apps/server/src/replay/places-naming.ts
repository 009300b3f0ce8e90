import type { ActorNames } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { heldAt, type Moment } from '../past/moment';
import { asNamed, type Bind, binding } from '../past/narrowing';
import type { Key, ToldAgain } from './recorded-turns';
import type { Scope } from './timeline';

/** Contacts whose claims are looked up at once. */
export const SLICE = 200;

const LAST_CLAIM = Number.MAX_SAFE_INTEGER;

/** What a client has by now: the contacts of its scene, and those that changed after it. Null: nobody knows. */
export interface Shown {
  readonly scene: number;
  readonly contacts: readonly string[];
}

export interface TellAgain {
  readonly scope: Scope;
  /** An actor's decision, and the place in its claims after which to go on. */
  readonly turn: Key & { readonly told: ToldAgain };
  readonly shown: Shown | null;
  /** ISO moment of the decision. */
  readonly at: string;
  readonly limit: number;
  readonly namesAt: (position: number) => ActorNames;
}

/** A claim in its contact at the decision; `key` orders them. */
export interface Place {
  readonly key: string;
  readonly contactId: string;
  readonly claim: number;
}

export interface Slice {
  readonly places: readonly Place[];
  readonly next: ToldAgain | null;
}

export const momentOf = ({ turn }: TellAgain): Moment => ({
  clock: 'recorded',
  at: '',
  position: turn.position,
});

interface PlaceRow {
  readonly key: string;
  readonly contact_id: string;
  readonly claim: string;
}

const toPlace = ({ key, contact_id, claim }: PlaceRow): Place => ({
  key,
  contactId: contact_id,
  claim: Number(claim),
});

/** All claims of the scope's contacts: they are few. */
export const placesInScope = async (sql: Sql, request: TellAgain, told: ToldAgain): Promise<Slice> => {
  const held = heldAt(momentOf(request));
  const rows = await sql.query<PlaceRow>(
    `SELECT m.contact_id AS key, m.contact_id, m.position AS claim
     FROM unnest($2::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
       SELECT * FROM memberships m WHERE m.contact_id = wanted.id AND ${held.text} OFFSET 0
     ) m WHERE (m.contact_id, m.position) > ($3::uuid, $4::bigint)
     ORDER BY m.contact_id, m.position LIMIT ${request.limit + 1}`,
    [held.value, request.scope.contacts, told.key, told.claim],
  );
  return sliceOf(rows.map(toPlace), request.limit, null);
};

/**
 * Claims of the contacts of today that name the actor, wherever they were then, and those that were withdrawn or
 * dismissed since; in the order of the ids of these contacts and claims.
 */
export const placesNaming = async (
  sql: Sql,
  request: TellAgain,
  told: ToldAgain,
  known: readonly string[] | null,
): Promise<Slice> => {
  const keys = await keysNaming(sql, request, told, known);
  const held = heldAt(momentOf(request));
  const { values, bind } = binding();
  bind(held.value);
  const isShown = known ? shownCondition('m.contact_id', request, known, bind) : 'true';
  const rows = await sql.query<PlaceRow>(
    `SELECT DISTINCT named.key, m.contact_id, m.position AS claim FROM (
       SELECT wanted.id AS key, m.claim_id FROM unnest(${bind(keys)}::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT claim_id FROM memberships m WHERE m.contact_id = wanted.id AND m.until IS NULL OFFSET 0
       ) m
       UNION
       SELECT id, id FROM unnest(${bind(keys)}::uuid[]) AS lost (id)
     ) named CROSS JOIN LATERAL (
       SELECT m.contact_id, m.position FROM memberships m
       WHERE m.claim_id = named.claim_id AND m.until IS NULL AND ${held.text}
       UNION ALL
       SELECT m.contact_id, m.position FROM memberships m
       WHERE m.claim_id = named.claim_id AND m.until IS NOT NULL AND ${held.text}
     ) m WHERE m.contact_id IS NOT NULL AND ${isShown}
       AND (named.key, m.position) > (${bind(told.key)}::uuid, ${bind(told.claim)}::bigint)
     ORDER BY named.key, m.position LIMIT ${request.limit + 1}`,
    values,
  );
  const last = keys.length < SLICE ? null : { key: keys.at(-1)!, claim: LAST_CLAIM };
  return sliceOf(rows.map(toPlace), request.limit, last);
};

const keysNaming = async (
  sql: Sql,
  request: TellAgain,
  told: ToldAgain,
  known: readonly string[] | null,
): Promise<string[]> => {
  const { turn, namesAt } = request;
  const [row] = await sql.query<{ actor_ids: string[] }>(
    'SELECT actor_ids FROM actor_decisions WHERE decision_id = $1',
    [turn.id],
  );
  const named = [turn.position - 1, turn.position].flatMap((at) =>
    asNamed(row?.actor_ids ?? [], namesAt(at)),
  );
  const { values, bind } = binding();
  const [ids, from, position] = [bind(named), bind(told.key), bind(turn.position)];
  const isShown = known
    ? `AND (${shownCondition('c.id', request, known, bind)} OR EXISTS (
         SELECT FROM memberships m WHERE m.contact_id = c.id AND m.until IS NULL
           AND m.since > ${position}::bigint AND m.position <= ${position}::bigint))`
    : '';
  const rows = await sql.query<{ id: string }>(
    `SELECT id FROM (
       (SELECT c.id FROM contacts c WHERE c.claimed_ids && ${ids}::text[] AND c.id >= ${from}::uuid ${isShown}
        ORDER BY c.id LIMIT ${SLICE})
       UNION
       (SELECT m.claim_id FROM memberships m
        WHERE m.claimed_ids && ${ids}::text[] AND m.position <= ${position}::bigint AND m.until > ${position}::bigint
          AND m.claim_id >= ${from}::uuid
        ORDER BY m.claim_id LIMIT ${SLICE})
     ) named ORDER BY id LIMIT ${SLICE}`,
    values,
  );
  return rows.map(({ id }) => id);
};

/** A condition on the id of a contact: the client has it. */
const shownCondition = (
  id: string,
  { shown, turn }: TellAgain,
  known: readonly string[],
  bind: Bind,
): string => {
  const [since, until] = [bind(shown!.scene), bind(turn.position)];
  const within = (at: string) => `changed.${at} > ${since}::bigint AND changed.${at} <= ${until}::bigint`;
  return `(${id} = ANY(${bind(known)}::uuid[]) OR EXISTS (
    SELECT FROM memberships changed
    WHERE changed.contact_id = ${id} AND (${within('since')} OR ${within('until')})))`;
};

const sliceOf = (places: readonly Place[], limit: number, last: ToldAgain | null): Slice => {
  if (places.length <= limit) return { places, next: last };
  const { key, claim } = places[limit - 1]!;
  return { places: places.slice(0, limit), next: { key, claim } };
};
