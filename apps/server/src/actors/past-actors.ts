import type { ActorItem, ActorList, ActorQuery } from '@chancery/contracts';
import { actorsOf, dayOf, foldText, searchWords } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { z } from 'zod';
import { decodeCursor, pageOf } from '../edge/cursor';
import type { Moment } from '../past/moment';
import { actorNamesAt } from '../past/standing';
import { readParticipants, unnamed } from './actor-rows';
import { countriesCalled } from './known-actors';
import { changedContacts, unchangedSince } from './past-record';

const placeSchema = z.tuple([z.number().int(), z.string()]);

interface Sum {
  contacts: number;
  last: string | null;
}

/**
 * A page of the actors of a moment, those with most contacts then first. Contacts that have not changed since are
 * counted as they are; those that have are folded as they stood. Names are those that actors have today, and the search
 * looks at these alone.
 */
export const pastActors = async (
  sql: Sql,
  moment: Moment,
  { kind, country, q, limit, cursor }: ActorQuery,
): Promise<ActorList> => {
  const after = decodeCursor(cursor, placeSchema);
  const sums = await countUnchanged(sql, moment);
  const { contacts, claims } = await changedContacts(sql, moment);
  for (const contact of contacts) {
    const day = contact.status === 'occurred' ? dayOf(contact) : null;
    for (const actorId of actorsOf(contact)) add(sums, actorId, 1, day);
  }
  const known = await readParticipants(sql, [...sums.keys()], moment.at.slice(0, 10));
  const { names } = await actorNamesAt(sql, moment);
  const words = searchWords(q);
  const isCalled = (name: string) => words.every((word) => name.includes(word));
  const countries = new Set(words.length > 0 ? countriesCalled(words) : []);
  const items = [...sums]
    .map(([id, { contacts, last }]): ActorItem => {
      const actor = known.get(id) ?? unnamed(id);
      return { ...actor, name: names.get(id) ?? actor.name, contacts, lastContact: last };
    })
    .filter((item) => (!kind || item.kind === kind) && (!country || item.country === country))
    .filter(({ actorId, name }) => isCalled(foldText(name)) || countries.has(actorId))
    .sort((a, b) => b.contacts - a.contacts || (a.actorId < b.actorId ? -1 : 1))
    .filter(
      (item) => !after || item.contacts < after[0] || (item.contacts === after[0] && item.actorId > after[1]),
    );
  const { at, clock, position } = moment;
  const page = pageOf(items, limit, (item) => [item.contacts, item.actorId]);
  return { ...page, position, asOf: { at, clock, claims } };
};

const countUnchanged = async (sql: Sql, moment: Moment): Promise<Map<string, Sum>> => {
  const unchanged = unchangedSince(moment);
  const rows = await sql.query<{ actor_id: string; contacts: number; last: string | null }>(
    `SELECT r.actor_id, count(*)::int AS contacts,
            to_char(max(r.day) FILTER (WHERE r.status = 'occurred'), 'YYYY-MM-DD') AS last
     FROM contacts c JOIN contact_actors r ON r.contact_id = c.id WHERE ${unchanged.text} GROUP BY 1`,
    [unchanged.value],
  );
  return new Map(rows.map(({ actor_id, contacts, last }) => [actor_id, { contacts, last }]));
};

const add = (sums: Map<string, Sum>, id: string, contacts: number, day: string | null): void => {
  const sum = sums.get(id) ?? { contacts: 0, last: null };
  sum.contacts += contacts;
  if (day !== null && (sum.last === null || day > sum.last)) sum.last = day;
  sums.set(id, sum);
};
