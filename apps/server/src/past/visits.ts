import { addDays, type Contact } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { contactsOfClaims } from './claim-places';
import { contactsAt } from './contacts-at';
import type { Moment } from './moment';

/** Days of a visit after the first: reports date it by the day on which it began. */
const DAYS_AFTER = 2;

/** Which visits a contact was part of, and which contacts took place during it. */
export interface Visits {
  readonly during: readonly Contact[];
  readonly contains: readonly Contact[];
}

/** Contacts that are looked at beside one, at most. */
const MOST = 200;

/**
 * What a contact has to do with visits as of a moment. A meeting is part of a visit when its day is one of the visit's
 * and both have two participants in common, or one person and the countries of two sides: the visitor meets several
 * hosts, or the host several of the delegation.
 */
export const visitsAround = async (sql: Sql, moment: Moment, contact: Contact): Promise<Visits> => {
  if (!isDayOf(contact) || !(contact.mode === 'visit' || isMeeting(contact)))
    return { during: [], contains: [] };
  const near = await contactsNear(sql, moment, contact);
  const byDay = (a: Contact, b: Contact) => ((a.date?.value ?? '') < (b.date?.value ?? '') ? -1 : 1);
  const others = near.filter((other) => other.id !== contact.id && sharesPair(contact, other)).sort(byDay);
  return contact.mode === 'visit'
    ? { during: [], contains: others.filter((other) => isPart(other, contact)) }
    : { during: others.filter((other) => isPart(contact, other)), contains: [] };
};

const isDayOf = ({ date }: Contact): boolean => date?.precision === 'day';

const isMeeting = ({ mode }: Contact): boolean => mode === 'meeting' || mode === 'unspecified';

const isPart = (meeting: Contact, visit: Contact): boolean => {
  if (visit.mode !== 'visit' || !isMeeting(meeting) || !isDayOf(visit) || !isDayOf(meeting)) return false;
  const first = visit.date!.value;
  return first <= meeting.date!.value && meeting.date!.value <= addDays(first, DAYS_AFTER);
};

const sharesPair = (a: Contact, b: Contact): boolean => {
  const ids = new Set(a.participants.map(({ actorId }) => actorId));
  const common = b.participants.filter(({ actorId }) => ids.has(actorId));
  const sides = b.sides.filter((side) => a.sides.includes(side));
  return common.length > 1 || (common.some(({ kind }) => kind === 'person') && sides.length > 1);
};

/** How far the day of a contact may have been moved since the moment, in days, for it to be found. */
const MOVED = 60;

/**
 * Contacts of the same pairs of actors or countries about that day, as they stood. They are found by what is known of
 * them today: their day or, of those that have changed since, a day not far from it; and by claims withdrawn since.
 */
const contactsNear = async (sql: Sql, moment: Moment, contact: Contact): Promise<Contact[]> => {
  const day = contact.date!.value;
  const countries = contact.participants.flatMap(({ country }) => country ?? []);
  const ids = [
    ...new Set([
      ...contact.participants.map(({ actorId }) => actorId),
      ...countries.map((country) => `country:${country}`),
    ]),
  ].sort();
  const pairs = ids.flatMap((a, i) => ids.slice(i + 1).map((b) => [a, b] as const));
  const since = moment.clock === 'recorded' ? 'c.position > $6::bigint' : '$6::bigint IS NOT NULL';
  const rows = await sql.query<{ claim_id: string }>(
    `WITH wanted AS (SELECT * FROM unnest($1::text[], $2::text[]) AS pair (a, b)), near AS (
       SELECT found.contact_id FROM wanted CROSS JOIN LATERAL (
         SELECT contact_id FROM contact_pairs p
         WHERE p.a = wanted.a AND p.b = wanted.b AND p.day BETWEEN $3::date AND $4::date LIMIT ${MOST}
       ) found
       UNION
       SELECT found.id FROM wanted CROSS JOIN LATERAL (
         SELECT c.id FROM contacts c WHERE c.claimed_ids @> ARRAY[wanted.a, wanted.b] AND ${since}
           AND (c.first_day IS NULL OR c.first_day BETWEEN $3::date - ${MOVED} AND $4::date + ${MOVED}) LIMIT ${MOST}
       ) found
     )
     SELECT m.claim_id FROM near JOIN memberships m ON m.contact_id = near.contact_id AND m.until IS NULL
     WHERE near.contact_id <> $5
     UNION
     SELECT found.claim_id FROM wanted CROSS JOIN LATERAL (
       SELECT m.claim_id FROM memberships m
       WHERE m.claimed_ids @> ARRAY[wanted.a, wanted.b] AND m.position <= $6::bigint AND m.until > $6::bigint
       LIMIT ${MOST}
     ) found`,
    [
      pairs.map(([a]) => a),
      pairs.map(([, b]) => b),
      addDays(day, -DAYS_AFTER),
      addDays(day, DAYS_AFTER),
      contact.id,
      moment.position,
    ],
  );
  const claims = rows.map((row) => row.claim_id);
  const { contacts } = await contactsAt(sql, moment, await contactsOfClaims(sql, moment, claims));
  return [...contacts.values()];
};
