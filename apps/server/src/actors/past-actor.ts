import type { ActorDetail } from '@chancery/contracts';
import { type Contact, dayOf, dyadsOf, type History, historyOf, type Participant } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { contactsAsOf } from '../past/contacts-as-of';
import { heldAt, type Moment } from '../past/moment';
import { readParticipants, unnamed } from './actor-rows';
import { officesOf } from './offices';

/** Contacts that a history as of a moment is folded from, at most: those with the latest claims. */
export const MOST_FOLDED = 5_000;

const MOST_COUNTERPARTS = 50;
const MOST_SPELLINGS = 100;

/** An actor with the ids that were merged into it, and the name that an analyst gave it. */
export interface Identity {
  readonly actorId: string;
  readonly mergedFrom: readonly string[];
  readonly renamed: string | undefined;
}

/** One actor as it stood at a moment; undefined where nobody knew it then. */
export const pastActor = async (
  sql: Sql,
  moment: Moment,
  { actorId, mergedFrom, renamed }: Identity,
): Promise<Omit<ActorDetail, 'mergedFrom' | 'decisions'> | undefined> => {
  const day = moment.at.slice(0, 10);
  const { contacts, claims } = await contactsAsOf(sql, moment, { of: [actorId], limit: MOST_FOLDED });
  const seen = participantsIn(contacts);
  const known = seen.get(actorId) ?? (await readParticipants(sql, [actorId], day)).get(actorId);
  if (!known) return undefined;
  const history = historyOf(contacts, day);
  const roles = [...new Set(contacts.flatMap(({ participants }) => rolesOf(participants, actorId)))];
  return {
    ...known,
    name: renamed ?? known.name,
    contacts: contacts.length,
    lastContact: history.last?.date?.value ?? null,
    offices: officesOf(known, roles, day),
    spellings: await spellingsAt(sql, moment, [actorId, ...mergedFrom], contacts),
    counterparts: await counterpartsIn(sql, contacts, actorId, seen, day),
    history: toShown(history),
    asOf: { at: moment.at, clock: moment.clock, claims },
  };
};

/** The history as the API shows it. */
export const toShown = ({ byMode, initiators, ...history }: History): ActorDetail['history'] =>
  history as unknown as ActorDetail['history'];

/** Participants by id as the latest of these contacts show them. */
export const participantsIn = (contacts: readonly Contact[]): Map<string, Participant> => {
  const found = new Map<string, Participant>();
  for (const participant of contacts.flatMap(({ participants }) => participants))
    if (!found.has(participant.actorId)) found.set(participant.actorId, participant);
  return found;
};

const rolesOf = (participants: readonly Participant[], actorId: string): string[] =>
  participants.flatMap((p) => (p.actorId === actorId && p.role !== undefined ? [p.role] : []));

const counterpartsIn = async (
  sql: Sql,
  contacts: readonly Contact[],
  actorId: string,
  seen: ReadonlyMap<string, Participant>,
  day: string,
): Promise<ActorDetail['counterparts']> => {
  const sums = new Map<string, { contacts: number; last: string | null }>();
  for (const contact of contacts) {
    const met = contact.status === 'occurred' ? dayOf(contact) : null;
    for (const other of dyadsOf(contact).flatMap(([a, b]) =>
      a === actorId ? [b] : b === actorId ? [a] : [],
    )) {
      const sum = sums.get(other) ?? { contacts: 0, last: null };
      const last = met !== null && (sum.last === null || met > sum.last) ? met : sum.last;
      sums.set(other, { contacts: sum.contacts + 1, last });
    }
  }
  const ranked = [...sums]
    .sort(([a, x], [b, y]) => y.contacts - x.contacts || compare(y.last ?? '', x.last ?? '') || compare(a, b))
    .slice(0, MOST_COUNTERPARTS);
  const others = ranked.map(([id]) => id);
  const known = await readParticipants(
    sql,
    others.filter((id) => !seen.has(id)),
    day,
  );
  return ranked.map(([id, { contacts: n, last }]) => ({
    actor: seen.get(id) ?? known.get(id) ?? unnamed(id),
    contacts: n,
    lastContact: last,
  }));
};

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** How the claims of these contacts named the actor at a moment, the most frequent first. */
const spellingsAt = (
  sql: Sql,
  moment: Moment,
  ids: readonly string[],
  contacts: readonly Contact[],
): Promise<ActorDetail['spellings']> => {
  const held = heldAt(moment);
  return sql.query(
    `SELECT quoted->>'quote' AS text, e.data #>> '{article,lang}' AS lang, count(*)::int AS times
     FROM memberships m
     CROSS JOIN LATERAL (SELECT data FROM events e WHERE e.position = m.position LIMIT 1) e
     CROSS JOIN jsonb_array_elements(e.data->'participants') WITH ORDINALITY AS named (participant, place)
     CROSS JOIN jsonb_array_elements(e.data->'evidence') AS quoted
     WHERE m.contact_id = ANY($3::uuid[]) AND ${held.text}
       AND participant->>'actorId' = ANY($2::text[]) AND quoted->>'field' = 'participant:' || (place - 1)
     GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ${MOST_SPELLINGS}`,
    [held.value, ids, contacts.map(({ id }) => id)],
  );
};
