import type { Contact } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { contactsAt, type PastContacts } from './contacts-at';
import { type Held, heldAt, type Moment } from './moment';
import { actorNamesAt } from './standing';

/** Contacts that are folded at once: others get their turn between two slices. */
const SLICE = 400;

/** Slices that are read while one is folded. */
const AHEAD = 1;

/** A condition on contacts `c`: nothing was told or decided of them since the moment. `$1` is `value`. */
export const unchangedSince = ({ clock, at, position }: Moment): Held =>
  clock === 'published'
    ? {
        text: `NOT EXISTS (SELECT FROM memberships later WHERE later.contact_id = c.id AND later.until IS NULL
                 AND later.published_at > $1::timestamptz)`,
        value: at,
      }
    : { text: 'c.position <= $1::bigint', value: position };

/** Ids of the contacts that were there at the moment and have changed since. */
export const changedSince = async (sql: Sql, moment: Moment): Promise<string[]> => {
  const held = heldAt(moment);
  const rows = await sql.query<{ id: string }>(
    moment.clock === 'published'
      ? `SELECT later.contact_id AS id FROM (
           SELECT DISTINCT contact_id FROM memberships
           WHERE until IS NULL AND contact_id IS NOT NULL AND published_at > $1::timestamptz
         ) later WHERE EXISTS (SELECT FROM memberships m WHERE m.contact_id = later.contact_id AND ${held.text})`
      : `SELECT contact_id AS id FROM memberships WHERE until > $1::bigint AND since <= $1::bigint AND contact_id IS NOT NULL
         UNION
         SELECT c.id FROM contacts c WHERE c.position > $1::bigint
           AND EXISTS (SELECT FROM memberships m WHERE m.contact_id = c.id AND m.since <= $1::bigint)`,
    [held.value],
  );
  return rows.map(({ id }) => id);
};

/** Contacts as they stood at the moment, slice by slice, so that not all of them are held at once. */
export async function* foldedAt(
  sql: Sql,
  moment: Moment,
  ids: readonly string[],
): AsyncGenerator<PastContacts> {
  const names = await actorNamesAt(sql, moment);
  const pending: Promise<PastContacts>[] = [];
  const start = (at: number): void => {
    if (at >= ids.length) return;
    const folded = contactsAt(sql, moment, ids.slice(at, at + SLICE), names);
    // Whoever waits for it is told; while nobody does yet, a failure is not left unhandled.
    folded.catch(() => {});
    pending.push(folded);
  };
  for (let ahead = 0; ahead < AHEAD; ahead++) start(ahead * SLICE);
  for (let at = 0; at < ids.length; at += SLICE) {
    start(at + AHEAD * SLICE);
    yield await pending.shift()!;
  }
}

/** The contacts of the moment that have changed since, as they stood then. */
export async function* changedContacts(sql: Sql, moment: Moment): AsyncGenerator<PastContacts> {
  yield* foldedAt(sql, moment, await changedSince(sql, moment));
}

/** Those of some contacts that have not changed since the moment, as the read model has them, and of how many claims. */
export const unchangedAmong = async (
  sql: Sql,
  moment: Moment,
  ids: readonly string[],
): Promise<{ readonly contacts: Contact[]; readonly claims: number }> => {
  const unchanged = unchangedSince(moment);
  const rows = await sql.query<{ view: Contact; claims: number }>(
    `SELECT c.view, (SELECT count(*)::int FROM memberships m WHERE m.contact_id = c.id AND m.until IS NULL) AS claims
     FROM unnest($2::uuid[]) AS wanted (id)
     CROSS JOIN LATERAL (SELECT * FROM contacts c WHERE c.id = wanted.id LIMIT 1) c WHERE ${unchanged.text}`,
    [unchanged.value, ids],
  );
  return {
    contacts: rows.map(({ view }) => view),
    claims: rows.reduce((sum, { claims }) => sum + claims, 0),
  };
};
