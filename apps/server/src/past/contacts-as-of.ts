import type { Contact, Participant } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { foldedAt, unchangedAmong } from './changed';
import { contactsDecidedOn } from './claim-places';
import { list } from './listing';
import { heldAt, type Moment } from './moment';
import { asNamed } from './narrowing';
import { ANY_POSITION, byNews } from './news-order';
import { actorNamesAt } from './standing';

/** Whose contacts: ids of actors, of which `country:XX` stands for everyone who represents that country. */
export interface Involved {
  readonly of: readonly string[];
  /** Who takes part beside one of `of`. */
  readonly and?: readonly string[] | undefined;
  /** Contacts at most. */
  readonly limit: number;
}

export interface PastHistory {
  /** Latest news first. */
  readonly contacts: readonly Contact[];
  /** Claims that these contacts, and those that were looked at beside, were made of. */
  readonly claims: number;
  /** There are more; those with the latest claims were taken. */
  readonly cut: boolean;
}

/** Everything that the record had at a moment on contacts of some actors, or between two of them. */
export const contactsAsOf = async (
  sql: Sql,
  moment: Moment,
  { of, and, limit }: Involved,
): Promise<PastHistory> => {
  const names = await actorNamesAt(sql, moment);
  const asked = [of, ...(and ? [and] : [])].map((ids) => asNamed(ids, names));
  const after = { newsAt: moment.at, newsPosition: ANY_POSITION };
  const listed = new Set<string>();
  for await (const { ids } of list(sql, moment, { filter: {}, asked, after }, limit + 1))
    for (const id of ids) listed.add(id);
  const met = asked[1] ? await naming(sql, moment, [...listed], asked[1]) : [...listed];
  const { contacts, claims } = await contactsOf(sql, moment, met);
  const involved = contacts.filter((contact) => involves(contact, of, and));
  return {
    contacts: involved.sort(byNews(moment.clock)).slice(0, limit),
    claims,
    cut: involved.length > limit,
  };
};

/**
 * Those of some contacts of which a claim named one of these actors then, or whose participants an analyst had set. On
 * the published clock they were listed by both sides already.
 */
const naming = async (
  sql: Sql,
  moment: Moment,
  ids: readonly string[],
  named: readonly string[],
): Promise<readonly string[]> => {
  if (moment.clock === 'published') return ids;
  const held = heldAt(moment);
  const rows = await sql.query<{ id: string }>(
    `SELECT wanted.id FROM unnest($2::uuid[]) AS wanted (id) WHERE EXISTS (
       SELECT FROM memberships m
       CROSS JOIN LATERAL (SELECT data FROM events e WHERE e.position = m.position LIMIT 1) e
       CROSS JOIN LATERAL jsonb_array_elements(e.data->'participants') AS told
       WHERE m.contact_id = wanted.id AND ${held.text}
         AND (told->>'actorId' = ANY($3::text[]) OR 'country:' || (told->>'country') = ANY($3::text[])))`,
    [held.value, ids, named],
  );
  const decided = await contactsDecidedOn(sql, moment, { from: 0, to: ANY_POSITION });
  const found = new Set([...rows.map(({ id }) => id), ...decided]);
  return ids.filter((id) => found.has(id));
};

/** Contacts that are read at once. */
const SLICE = 1_000;

/** These contacts as they stood: those that have not changed since as they are, the others folded. */
const contactsOf = async (
  sql: Sql,
  moment: Moment,
  ids: readonly string[],
): Promise<{ readonly contacts: Contact[]; readonly claims: number }> => {
  const contacts: Contact[] = [];
  let claims = 0;
  for (let i = 0; i < ids.length; i += SLICE) {
    const unchanged = await unchangedAmong(sql, moment, ids.slice(i, i + SLICE));
    claims += unchanged.claims;
    contacts.push(...unchanged.contacts);
  }
  const known = new Set(contacts.map(({ id }) => id));
  const changed = ids.filter((id) => !known.has(id));
  for await (const folded of foldedAt(sql, moment, changed)) {
    claims += folded.claims;
    contacts.push(...folded.contacts.values());
  }
  return { contacts, claims };
};

const isOne = (ids: readonly string[], { actorId, country }: Participant): boolean =>
  ids.includes(actorId) || (country !== null && ids.includes(`country:${country}`));

/** Whether one of the first takes part and, where there are others, one of those beside it. */
const involves = (
  { participants }: Contact,
  of: readonly string[],
  and: readonly string[] | undefined,
): boolean =>
  participants.some(
    (a) => isOne(of, a) && (!and || participants.some((b) => b.actorId !== a.actorId && isOne(and, b))),
  );
