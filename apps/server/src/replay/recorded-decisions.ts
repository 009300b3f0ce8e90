import type { ReplayChange } from '@chancery/contracts';
import type { Sql } from '@chancery/event-log';
import { contactsOfClaims } from '../past/claim-places';
import type { Moment } from '../past/moment';
import { type ContactDecision, claimsOfContacts, decisionsOf } from '../past/standing';
import { RANK, type Turn } from './recorded-turns';
import type { ClaimsByPosition } from './replay-claims';

/** Frames by the position at which they stand. */
export type Frames = Map<number, ReplayChange[]>;

const recordedAt = (position: number): Moment => ({ clock: 'recorded', at: '', position });

/**
 * What decisions mean for contacts at the positions of some turns: a decision counts for the contact in which its claims
 * are, so it comes and goes with these, too.
 */
export const decisionFrames = async (
  sql: Sql,
  turns: readonly Turn[],
  claims: ClaimsByPosition,
  moments: ReadonlyMap<number, string>,
): Promise<Frames> => {
  const frames: Frames = new Map();
  for (const [position, contacts] of await contactsDecided(sql, turns, claims)) {
    const at = moments.get(position)!;
    frames.set(position, await differences(sql, position, [...contacts], at));
  }
  return frames;
};

/** Contacts for which decisions may have come to count or ceased to, by position. */
const contactsDecided = async (
  sql: Sql,
  turns: readonly Turn[],
  claims: ClaimsByPosition,
): Promise<Map<number, Set<string>>> => {
  const contacts = new Map<number, Set<string>>();
  const add = (position: number, ids: Iterable<string>) => {
    const at = contacts.get(position) ?? new Set();
    for (const id of ids) at.add(id);
    contacts.set(position, at);
  };
  const originOf = ({ claim, id }: Turn) => claims.get(claim!)?.replaces?.claimId ?? id;
  const moved = turns.filter(({ rank }) => rank <= RANK.told);
  const decided = await decidedOrigins(sql, moved.map(originOf));
  for (const turn of moved) if (decided.has(originOf(turn))) add(turn.position, [turn.contactId!]);
  for (const { rank, id, position } of turns) {
    if (rank !== RANK.contactDecision) continue;
    const [row] = await sql.query<{ claim_ids: string[] }>(
      'SELECT claim_ids FROM contact_decisions WHERE decision_id = $1',
      [id],
    );
    for (const moment of [recordedAt(position - 1), recordedAt(position)])
      add(position, await contactsOfClaims(sql, moment, row?.claim_ids ?? []));
  }
  return contacts;
};

const decidedOrigins = async (sql: Sql, origins: readonly string[]): Promise<Set<string>> => {
  if (origins.length === 0) return new Set();
  const rows = await sql.query<{ id: string }>(
    'SELECT DISTINCT unnest(claim_ids) AS id FROM contact_decisions WHERE claim_ids && $1::uuid[]',
    [origins],
  );
  return new Set(rows.map(({ id }) => id));
};

/** Decisions that count for contacts from a position on, and those that no longer do. */
const differences = async (
  sql: Sql,
  position: number,
  contacts: readonly string[],
  at: string,
): Promise<ReplayChange[]> => {
  const standing = async (moment: Moment) =>
    decisionsOf(sql, moment, await claimsOfContacts(sql, moment, contacts));
  const [before, after] = [await standing(recordedAt(position - 1)), await standing(recordedAt(position))];
  return contacts.flatMap((contactId) => {
    const [old, now] = [before.get(contactId) ?? [], after.get(contactId) ?? []];
    const isIn = (some: readonly ContactDecision[]) => (decision: ContactDecision) =>
      some.some(({ decisionId }) => decisionId === decision.decisionId);
    const ended = old.filter((decision) => !isIn(now)(decision));
    const begun = now.filter((decision) => !isIn(old)(decision));
    return [
      ...ended.map(({ decisionId }) => ({ kind: 'undone' as const, at, contactId, decisionId })),
      ...begun.map((decision) => decidedFrame(at, contactId, decision)),
    ];
  });
};

export const decidedFrame = (
  at: string,
  contactId: string,
  { position, recordedAt, ...decision }: ContactDecision,
): ReplayChange => ({ kind: 'decided', at, contactId, decision, position, recordedAt });
