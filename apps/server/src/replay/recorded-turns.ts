import type { Sql } from '@chancery/event-log';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../edge/cursor';
import { binding } from '../past/narrowing';
import type { Scope } from './timeline';

/** What happens at one position, in this order. */
export const RANK = { left: 0, told: 1, contactDecision: 2, actorDecision: 3, end: 9 } as const;

/** A place among the claims that an actor's decision lets be told again. */
export interface ToldAgain {
  /** By which they are ordered: the id of a contact or claim. */
  readonly key: string;
  /** Position of the claim. */
  readonly claim: number;
}

/** Before all of them. */
export const NONE_TOLD: ToldAgain = { key: '00000000-0000-0000-0000-000000000000', claim: 0 };

/** A place on the recorded clock. */
export interface Key {
  readonly position: number;
  readonly rank: number;
  /** Of the claim or the decision. */
  readonly id: string;
  /** Within an actor's decision: up to where its claims were told again. Absent: all. */
  readonly told?: ToldAgain | undefined;
}

/** A claim comes to a contact or leaves it, or an analyst's decision is made or undone. */
export interface Turn extends Key {
  readonly contactId: string | null;
  /** Position of the claim's event. */
  readonly claim: number | null;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** The place after everything that was recorded up to a position. */
export const endOf = (position: number): Key => ({ position, rank: RANK.end, id: LAST_ID });

const place = [
  z.literal('recorded'),
  z.number().int().min(0),
  z.number().int().min(0).max(RANK.end),
  z.guid(),
] as const;

const keySchema = z.union([z.tuple(place), z.tuple([...place, z.guid(), z.number().int().min(0)])]);

export const toCursor = ({ position, rank, id, told }: Key): string =>
  encodeCursor(['recorded', position, rank, id, ...(told ? [told.key, told.claim] : [])]);

/** @throws Failure INVALID_REQUEST for a cursor of something else */
export const fromCursor = (cursor: string): Key => {
  const [, position, rank, id, key, claim] = decodeCursor(cursor, keySchema)!;
  return { position, rank, id, ...(key !== undefined && { told: { key, claim: claim! } }) };
};

interface TurnRow {
  readonly position: string;
  readonly rank: number;
  readonly id: string;
  readonly contact_id: string | null;
  readonly claim: string | null;
}

const toTurn = ({ position, rank, id, contact_id, claim }: TurnRow): Turn => ({
  position: Number(position),
  rank,
  id,
  contactId: contact_id,
  claim: claim === null ? null : Number(claim),
});

/** Rows `m` of memberships: of some contacts, or all that belong to one. */
const memberships = (contacts: string | undefined, condition: string): string =>
  contacts === undefined
    ? `memberships m WHERE m.contact_id IS NOT NULL AND ${condition}`
    : `unnest(${contacts}::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
         SELECT * FROM memberships m WHERE m.contact_id = wanted.id AND ${condition} OFFSET 0) m`;

/** Turns of a scope after a place, up to a position; `end`: there are no more. */
export const turnsAfter = async (
  sql: Sql,
  { contacts }: Scope,
  { after, to, limit }: { readonly after: Key; readonly to: number; readonly limit: number },
): Promise<{ turns: Turn[]; end: boolean }> => {
  const { values, bind } = binding();
  const [position, id, last] = [bind(after.position), bind(after.id), bind(to)];
  const ids = contacts ? bind(contacts) : undefined;
  const later = (at: string, rank: number, name: string) =>
    `${at} >= ${position}::bigint AND ${at} <= ${last}::bigint
     AND (${at}, ${rank}, ${name}) > (${position}::bigint, ${after.rank}, ${id}::uuid)`;
  const moves = (at: string, rank: number) => `
    (SELECT m.${at} AS position, ${rank} AS rank, m.claim_id AS id, m.contact_id, m.position AS claim
     FROM ${memberships(ids, later(`m.${at}`, rank, 'm.claim_id'))} ORDER BY 1, 3 LIMIT ${limit + 1})`;
  const decisions = (table: string, at: string, rank: number) => `
    (SELECT ${at}, ${rank}, decision_id, NULL, NULL FROM ${table}
     WHERE ${later(at, rank, 'decision_id')} ORDER BY 1, 3 LIMIT ${limit + 1})`;
  const rows = await sql.query<TurnRow>(
    `${[
      moves('until', RANK.left),
      moves('since', RANK.told),
      ...(['position', 'undone_position'] as const).flatMap((at) => [
        decisions('contact_decisions', at, RANK.contactDecision),
        decisions('actor_decisions', at, RANK.actorDecision),
      ]),
    ].join(' UNION ALL ')} ORDER BY 1, 2, 3 LIMIT ${limit + 1}`,
    values,
  );
  return { turns: rows.slice(0, limit).map(toTurn), end: rows.length <= limit };
};

/** Positions of the last turn up to a position, and of the first one after it. */
export const positionsAround = async (
  sql: Sql,
  { contacts }: Scope,
  position: number,
): Promise<{ previous: number | null; next: number | null }> => {
  const ids = contacts ? '$2' : undefined;
  const nearest = (pick: 'min' | 'max', than: string) => {
    const move = (at: string) =>
      `(SELECT ${pick}(m.${at}) FROM ${memberships(ids, `m.${at} ${than} $1::bigint`)})`;
    const decision = (table: string, at: string) =>
      `(SELECT ${pick}(${at}) FROM ${table} WHERE ${at} ${than} $1::bigint)`;
    const all = [
      move('since'),
      move('until'),
      ...['contact_decisions', 'actor_decisions'].flatMap((table) => [
        decision(table, 'position'),
        decision(table, 'undone_position'),
      ]),
    ];
    return `${pick === 'min' ? 'least' : 'greatest'}(${all.join(', ')})`;
  };
  const [row] = await sql.query<{ previous: string | null; next: string | null }>(
    `SELECT ${nearest('max', '<=')} AS previous, ${nearest('min', '>')} AS next`,
    contacts ? [position, contacts] : [position],
  );
  const number = (text: string | null | undefined) => (text == null ? null : Number(text));
  return { previous: number(row?.previous), next: number(row?.next) };
};

/** Turns in each of the parts of the log that begin at these positions, up to a position. Counted from indexes alone. */
export const countTurns = async (
  sql: Sql,
  { contacts }: Scope,
  parts: readonly number[],
  to: number,
): Promise<number[]> => {
  const { values, bind } = binding();
  const [starts, last] = [bind(parts), bind(to)];
  const ids = contacts ? bind(contacts) : undefined;
  const moves = (at: string) => {
    const within = `m.${at} >= part.first AND m.${at} < part.next`;
    const from = ids === undefined ? `memberships m WHERE ${within}` : memberships(ids, within);
    return `(SELECT count(*) FROM ${from})`;
  };
  const rows = await sql.query<{ turns: number }>(
    `SELECT (${moves('since')} + ${moves('until')})::int AS turns FROM (
       SELECT first, ordinal, lead(first, 1, ${last}::bigint + 1) OVER (ORDER BY ordinal) AS next
       FROM unnest(${starts}::bigint[]) WITH ORDINALITY AS start (first, ordinal)
     ) part ORDER BY part.ordinal`,
    values,
  );
  return rows.map(({ turns }) => turns);
};

/** A claim in a contact just before a place; `sent`: it came, or another one left, after the scene. */
export interface Before {
  readonly contactId: string;
  readonly claim: number;
  readonly held: boolean;
  readonly sent: boolean;
}

export const claimsBefore = async (
  sql: Sql,
  contacts: readonly string[],
  { scene, place }: { readonly scene: Key; readonly place: Key },
): Promise<Before[]> => {
  const { values, bind } = binding();
  const ids = bind(contacts);
  const key = ({ position, rank, id }: Key) => `(${bind(position)}::bigint, ${rank}, ${bind(id)}::uuid)`;
  const came = '(m.since, 1, m.claim_id)';
  const left = '(m.until, 0, m.claim_id)';
  const rows = await sql.query<{ contact_id: string; claim: string; held: boolean; sent: boolean }>(
    `SELECT m.contact_id, m.position AS claim,
            m.until IS NULL OR ${left} > ${key(place)} AS held,
            ${came} > ${key(scene)}
              OR (m.until IS NOT NULL AND ${left} > ${key(scene)} AND ${left} <= ${key(place)}) AS sent
     FROM ${memberships(ids, `${came} <= ${key(place)}`)}`,
    values,
  );
  return rows.map(({ contact_id, claim, held, sent }) => ({
    contactId: contact_id,
    claim: Number(claim),
    held,
    sent,
  }));
};
