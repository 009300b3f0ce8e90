import type { ReplayChange } from '@chancery/contracts';
import { type ActorNames, originOf, withActors } from '@chancery/domain';
import { positionAt, positionsAt, type Sql } from '@chancery/event-log';
import { projectedPosition } from '../past/moment';
import { decisionsOf } from '../past/standing';
import { actorHistory, NO_NAMES } from './actor-history';
import { decidedFrame, decisionFrames } from './recorded-decisions';
import {
  claimsBefore,
  countTurns,
  endOf,
  fromCursor,
  type Key,
  NONE_TOLD,
  positionsAround,
  RANK,
  type ToldAgain,
  type Turn,
  toCursor,
  turnsAfter,
} from './recorded-turns';
import { type ClaimsByPosition, claimsAt } from './replay-claims';
import type { Range, Reel, ReelRequest, Scope, Timeline } from './timeline';
import { tellAgain } from './told-again';

/** When positions were recorded. */
const momentsOf = async (sql: Sql, positions: readonly number[]): Promise<Map<number, string>> => {
  const rows = await sql.query<{ position: string; recorded_at: Date }>(
    `SELECT e.position, e.recorded_at FROM unnest($1::bigint[]) AS wanted (position)
     CROSS JOIN LATERAL (SELECT * FROM events e WHERE e.position = wanted.position LIMIT 1) e`,
    [[...new Set(positions)]],
  );
  return new Map(rows.map((row) => [Number(row.position), row.recorded_at.toISOString()]));
};

const ends = async (sql: Sql, scope: Scope): Promise<Range | null> => {
  const { next: first } = await positionsAround(sql, scope, 0);
  const { previous: last } = await positionsAround(sql, scope, Number.MAX_SAFE_INTEGER);
  if (first === null || last === null) return null;
  const moments = await momentsOf(sql, [first, last]);
  return { from: moments.get(first)!, to: moments.get(last)! };
};

/** The first position at or after each moment: times have whole milliseconds. */
const firstAt = async (sql: Sql, moments: readonly string[]): Promise<number[]> => {
  const before = moments.map((moment) => new Date(Date.parse(moment) - 1).toISOString());
  return (await positionsAt(sql, before)).map((position) => position + 1);
};

const count = async (sql: Sql, scope: Scope, parts: readonly string[], to: string): Promise<number[]> =>
  countTurns(sql, scope, await firstAt(sql, parts), await positionAt(sql, to));

const placeAt = async (sql: Sql, at: string): Promise<string> => {
  const projected = await projectedPosition(sql);
  return toCursor(endOf(Math.min(projected, await positionAt(sql, at))));
};

const around = async (sql: Sql, scope: Scope, cursor: string) => {
  const { previous, next } = await positionsAround(sql, scope, fromCursor(cursor).position);
  const moments = await momentsOf(sql, [previous ?? 0, next ?? 0]);
  return { previous: moments.get(previous ?? 0) ?? null, next: moments.get(next ?? 0) ?? null };
};

const read = async (sql: Sql, request: ReelRequest): Promise<Reel> => {
  const [projected, last, namesAt] = await Promise.all([
    projectedPosition(sql),
    positionAt(sql, request.to),
    actorHistory(sql),
  ]);
  const place = fromCursor(request.after);
  const known = { place, last: Math.min(projected, last), namesAt };
  const part = place.told
    ? await readToldAgain(sql, request, { ...known, place: { ...place, told: place.told } })
    : await readTurns(sql, request, known);
  const contacts = [...new Set(part.changes.map(({ contactId }) => contactId))];
  const scene = fromCursor(request.scene);
  const earlier = await earlierOf(sql, contacts, { scene, place, names: namesAt(place.position) });
  return { changes: part.changes, earlier, cursor: toCursor(part.reached), end: part.end };
};

/** Where a reel begins, the last position that it may have, and what actors were called. */
interface Beginning {
  readonly place: Key;
  readonly last: number;
  readonly namesAt: (position: number) => ActorNames;
}

interface Part {
  readonly changes: readonly ReplayChange[];
  readonly reached: Key;
  readonly end: boolean;
}

/** Turns up to an actor's decision: what that lets be told again comes in reels of its own. */
const readTurns = async (
  sql: Sql,
  { scope, limit }: ReelRequest,
  { place, last, namesAt }: Beginning,
): Promise<Part> => {
  const found = await turnsAfter(sql, scope, { after: place, to: last, limit });
  const at = found.turns.findIndex(({ rank }) => rank === RANK.actorDecision);
  const turns = at < 0 ? found.turns : found.turns.slice(0, at + 1);
  const [claims, moments] = await Promise.all([
    claimsAt(
      sql,
      turns.flatMap(({ claim }) => claim ?? []),
      NO_NAMES,
    ),
    momentsOf(
      sql,
      turns.map(({ position }) => position),
    ),
  ]);
  const changes = await framesOf(sql, turns, { claims, moments, namesAt });
  const wanted = scope.contacts && new Set(scope.contacts);
  const shown = wanted ? changes.filter(({ contactId }) => wanted.has(contactId)) : changes;
  const reached = turns.at(-1) ?? place;
  return at < 0
    ? { changes: shown, reached, end: found.end }
    : { changes: shown, reached: { ...reached, told: NONE_TOLD }, end: false };
};

/** Some of the claims that an actor's decision lets be told again. */
const readToldAgain = async (
  sql: Sql,
  { scope, scene, shown, limit }: ReelRequest,
  { place, last, namesAt }: Beginning & { readonly place: { readonly told: ToldAgain } },
): Promise<Part> => {
  const at = (await momentsOf(sql, [place.position])).get(place.position) ?? '';
  const { changes, told } = await tellAgain(sql, {
    scope,
    turn: place,
    shown: shown && { scene: fromCursor(scene).position, contacts: shown },
    at,
    limit,
    namesAt,
  });
  const { told: _, ...done } = place;
  if (told) return { changes, reached: { ...done, told }, end: false };
  const after = await turnsAfter(sql, scope, { after: done, to: last, limit: 1 });
  return { changes, reached: done, end: after.turns.length === 0 };
};

interface Known {
  readonly claims: ClaimsByPosition;
  readonly moments: ReadonlyMap<number, string>;
  readonly namesAt: (position: number) => ActorNames;
}

const framesOf = async (sql: Sql, turns: readonly Turn[], known: Known): Promise<ReplayChange[]> => {
  const decided = await decisionFrames(sql, turns, known.claims, known.moments);
  const frames: ReplayChange[] = [];
  for (const [i, turn] of turns.entries()) {
    frames.push(...moveFrame(turn, known));
    if (turn.position !== turns[i + 1]?.position) frames.push(...(decided.get(turn.position) ?? []));
  }
  return frames;
};

const moveFrame = (
  { rank, id, contactId, claim, position }: Turn,
  { claims, moments, namesAt }: Known,
): ReplayChange[] => {
  const at = moments.get(position)!;
  if (contactId === null) return [];
  if (rank === RANK.left) return [{ kind: 'left', at, contactId, claimId: id }];
  const told = claims.get(claim!);
  return told ? [{ kind: 'told', at, contactId, claim: withActors(told, namesAt(position)) }] : [];
};

/** Contacts that were not sent since the scene, as they stood at a place. */
const earlierOf = async (
  sql: Sql,
  contacts: readonly string[],
  { scene, place, names }: { readonly scene: Key; readonly place: Key; readonly names: ActorNames },
): Promise<ReplayChange[]> => {
  if (contacts.length === 0) return [];
  const before = await claimsBefore(sql, contacts, { scene, place });
  const sent = new Set(before.filter((row) => row.sent).map(({ contactId }) => contactId));
  const held = before.filter((row) => row.held && !sent.has(row.contactId));
  const claims = await claimsAt(
    sql,
    held.map(({ claim }) => claim),
    names,
  );
  const told = held.flatMap(({ contactId, claim: position }) => {
    const claim = claims.get(position);
    return claim ? [{ contactId, claim }] : [];
  });
  const contactOf = new Map(told.map(({ contactId, claim }) => [originOf(claim).claimId, contactId]));
  const moment = { clock: 'recorded', at: '', position: place.position } as const;
  const decisions = await decisionsOf(sql, moment, { claims: new Map(), contactOf });
  return [
    ...told.map(({ contactId, claim }) => ({
      kind: 'told' as const,
      at: claim.recordedAt,
      contactId,
      claim,
    })),
    ...[...decisions].flatMap(([contactId, some]) =>
      some.map((decision) => decidedFrame(decision.recordedAt, contactId, decision)),
    ),
  ];
};

/** Claims and decisions as Chancery learned them, in the contacts to which they belonged then. */
export const recordedTimeline: Timeline = { ends, count, placeAt, around, read };
