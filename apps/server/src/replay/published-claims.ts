import type { Sql } from '@chancery/event-log';
import { z } from 'zod';
import { decodeCursor, encodeCursor } from '../edge/cursor';
import { isoOf } from '../past/moment';
import { type Bind, binding, couldEverPass } from '../past/narrowing';
import { exactMoment } from '../past/news-order';
import { MOST_SCANNED, type Scope } from './timeline';

/** A claim's place on the published clock. */
export interface Told {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly position: number;
  readonly contactId: string;
}

export type Key = Pick<Told, 'at' | 'position'>;

const keySchema = z.tuple([z.literal('published'), exactMoment, z.number().int().min(0)]);

export const toCursor = ({ at, position }: Key): string => encodeCursor(['published', at, position]);

/** @throws Failure INVALID_REQUEST for a cursor of something else */
export const fromCursor = (cursor: string): Key => {
  const [, at, position] = decodeCursor(cursor, keySchema)!;
  return { at, position };
};

export const isAfter = (key: Key, other: Key): boolean =>
  key.at === other.at ? key.position > other.position : key.at > other.at;

interface Row {
  readonly contact_id: string;
  readonly at: string;
  readonly position: string;
}

const toTold = ({ contact_id, at, position }: Row): Told => ({
  contactId: contact_id,
  at,
  position: Number(position),
});

const ROW = `m.contact_id, m.published_at, ${isoOf('m.published_at')} AS at, m.position`;
const STANDING = 'm.until IS NULL AND m.contact_id IS NOT NULL';

/** Standing claims of some contacts. */
const ofContacts = (contacts: string, condition: string): string => `
  SELECT m.* FROM unnest(${contacts}::uuid[]) AS wanted (id) CROSS JOIN LATERAL (
    SELECT ${ROW} FROM memberships m WHERE m.contact_id = wanted.id AND ${STANDING} AND ${condition} OFFSET 0) m`;

/** Standing claims `m` of a scope that meet a condition on them. */
export const claimsIn = ({ contacts, filter, asked }: Scope, bind: Bind, condition: string): string => {
  if (contacts) return ofContacts(bind(contacts), condition);
  const passes = couldEverPass(filter, asked, bind);
  const could = passes === 'true' ? '' : `JOIN contacts c ON c.id = m.contact_id AND ${passes}`;
  return `SELECT ${ROW} FROM memberships m ${could} WHERE ${STANDING} AND ${condition}`;
};

/** Standing claims of some contacts up to a place. */
export const claimsUpTo = async (sql: Sql, contacts: readonly string[], key: Key): Promise<Told[]> => {
  if (contacts.length === 0) return [];
  const upTo = '(m.published_at, m.position) <= ($2::timestamptz, $3::bigint)';
  const rows = await sql.query<Row>(ofContacts('$1', upTo), [contacts, key.at, key.position]);
  return rows.map(toTold);
};

/** From a place on, forwards up to a moment or backwards. */
export interface Span {
  readonly from: Key;
  readonly to?: string;
  readonly backwards?: boolean;
  readonly limit: number;
}

/** Claims next to a place, and where looking for them ended; `end`: there is nothing more. */
export interface Found {
  readonly told: readonly Told[];
  readonly reached: Key;
  readonly end: boolean;
}

export const claimsFrom = async (sql: Sql, scope: Scope, span: Span): Promise<Found> => {
  const { values, bind } = binding();
  const { from, to, limit } = span;
  const [than, order] = span.backwards
    ? ['<=', 'ORDER BY m.published_at DESC, m.position DESC']
    : ['>', 'ORDER BY m.published_at, m.position'];
  const upTo = to === undefined ? '' : `AND m.published_at <= ${bind(to)}::timestamptz`;
  const condition = `(m.published_at, m.position) ${than} (${bind(from.at)}::timestamptz, ${bind(from.position)}::bigint) ${upTo}`;
  if (scope.contacts) {
    const rows = await sql.query<Row>(
      `${ofContacts(bind(scope.contacts), condition)} ${order} LIMIT ${limit + 1}`,
      values,
    );
    return found(rows.map(toTold), limit, from);
  }
  const passes = couldEverPass(scope.filter, scope.asked, bind);
  const scanned = passes === 'true' ? limit + 1 : Math.max(MOST_SCANNED, limit + 1);
  const slice = `SELECT ${ROW} FROM memberships m WHERE ${STANDING} AND ${condition} ${order} LIMIT ${scanned}`;
  if (passes === 'true') return found((await sql.query<Row>(slice, values)).map(toTold), limit, from);
  const rows = await sql.query<Row & { passes: true | null }>(
    `SELECT m.*, could.passes FROM (${slice}) m LEFT JOIN LATERAL (
       SELECT true AS passes FROM contacts c WHERE c.id = m.contact_id AND ${passes} LIMIT 1
     ) could ON true ${order}`,
    values,
  );
  const all = found(rows.filter((row) => row.passes).map(toTold), limit, from);
  const isLooked = !all.end || rows.length < scanned;
  return isLooked ? all : { told: all.told, reached: toTold(rows.at(-1)!), end: false };
};

const found = (told: readonly Told[], limit: number, from: Key): Found => {
  const taken = told.slice(0, limit);
  return { told: taken, reached: taken.at(-1) ?? from, end: told.length <= limit };
};
