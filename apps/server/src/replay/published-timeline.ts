import type { ReplayChange } from '@chancery/contracts';
import type { Sql } from '@chancery/event-log';
import { binding } from '../past/narrowing';
import { ANY_POSITION } from '../past/news-order';
import { actorNamesAt } from '../past/standing';
import {
  claimsFrom,
  claimsIn,
  claimsUpTo,
  fromCursor,
  isAfter,
  type Told,
  toCursor,
} from './published-claims';
import { decidedFrame } from './recorded-decisions';
import { type ClaimsByPosition, claimsAt } from './replay-claims';
import type { Range, Reel, ReelRequest, Scope, Timeline } from './timeline';

const ends = async (sql: Sql, scope: Scope): Promise<Range | null> => {
  const { values, bind } = binding();
  const [row] = await sql.query<{ first: Date | null; last: Date | null }>(
    `SELECT min(published_at) AS first, max(published_at) AS last FROM (${claimsIn(scope, bind, 'true')}) m`,
    values,
  );
  if (!row?.first || !row.last) return null;
  return { from: row.first.toISOString(), to: row.last.toISOString() };
};

const count = async (sql: Sql, scope: Scope, parts: readonly string[], to: string): Promise<number[]> => {
  const { values, bind } = binding();
  const [starts, end] = [bind(parts), bind(to)];
  const within = 'm.published_at >= part.first AND m.published_at < part.next';
  const rows = await sql.query<{ claims: number }>(
    `SELECT (SELECT count(*)::int FROM (${claimsIn(scope, bind, within)}) m) AS claims FROM (
       SELECT first, ordinal, lead(first, 1, ${end}::timestamptz + interval '1 ms') OVER (ORDER BY ordinal) AS next
       FROM unnest(${starts}::timestamptz[]) WITH ORDINALITY AS start (first, ordinal)
     ) part ORDER BY part.ordinal`,
    values,
  );
  return rows.map(({ claims }) => claims);
};

const placeAt = async (_: Sql, at: string): Promise<string> => toCursor({ at, position: ANY_POSITION });

const around = async (sql: Sql, scope: Scope, cursor: string) => {
  const from = fromCursor(cursor);
  const [next, previous] = await Promise.all([
    claimsFrom(sql, scope, { from, limit: 1 }),
    claimsFrom(sql, scope, { from, backwards: true, limit: 1 }),
  ]);
  const momentOf = ({ told, reached, end }: typeof next) => told[0]?.at ?? (end ? null : reached.at);
  return { next: momentOf(next), previous: momentOf(previous) };
};

const read = async (sql: Sql, { scope, scene, after, to, limit }: ReelRequest): Promise<Reel> => {
  const from = fromCursor(after);
  const [{ told, reached, end }, names] = await Promise.all([
    claimsFrom(sql, scope, { from, to, limit }),
    actorNamesAt(sql, { clock: 'published', at: to, position: 0 }),
  ]);
  const contacts = [...new Set(told.map(({ contactId }) => contactId))];
  const [claims, before] = await Promise.all([
    claimsAt(sql, positionsOf(told), names),
    claimsUpTo(sql, contacts, from),
  ]);
  const since = fromCursor(scene);
  const sent = new Set(before.filter((claim) => isAfter(claim, since)).map(({ contactId }) => contactId));
  const earlier = before.filter(({ contactId }) => !sent.has(contactId));
  const fresh = contacts.filter((id) => !sent.has(id));
  return {
    changes: frames(told, claims),
    earlier: [
      ...frames(earlier, await claimsAt(sql, positionsOf(earlier), names)),
      ...decisions(scope, fresh, told),
    ],
    cursor: toCursor(reached),
    end,
  };
};

const positionsOf = (told: readonly Told[]): number[] => told.map(({ position }) => position);

const frames = (told: readonly Told[], claims: ClaimsByPosition): ReplayChange[] =>
  told.flatMap(({ at, contactId, position }) => {
    const claim = claims.get(position);
    return claim ? [{ kind: 'told' as const, at, contactId, claim }] : [];
  });

/** Decisions of today about contacts that a reel brings up. */
const decisions = (scope: Scope, contacts: readonly string[], told: readonly Told[]): ReplayChange[] => {
  if (scope.decided.size === 0) return [];
  return contacts.flatMap((contactId) => {
    const at = told.find((claim) => claim.contactId === contactId)!.at;
    const standing = scope.decided.get(contactId) ?? [];
    return standing.map((decision) => decidedFrame(at, contactId, decision));
  });
};

/** Claims as the press told them, in the contacts to which they belong today. */
export const publishedTimeline: Timeline = { ends, count, placeAt, around, read };
