import type { ActorItem, ActorList, ActorQuery } from '@chancery/contracts';
import { foldText, searchWords } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { z } from 'zod';
import { decodeCursor, pageOf } from '../edge/cursor';
import type { Moment } from '../past/moment';
import { pastSums } from '../past/past-sums';
import { actorNamesAt } from '../past/standing';
import { readParticipants, unnamed } from './actor-rows';
import { countriesCalled } from './known-actors';

const placeSchema = z.tuple([z.number().int(), z.string()]);

/**
 * A page of the actors of a moment, those with most contacts then first. Names are those that actors have today, and the
 * search looks at these alone.
 */
export const pastActors = async (
  sql: Sql,
  moment: Moment,
  { kind, country, q, limit, cursor }: ActorQuery,
): Promise<ActorList> => {
  const after = decodeCursor(cursor, placeSchema);
  const { actors, claims } = await pastSums(sql, moment);
  const ids = actors.map(({ actorId }) => actorId);
  const known = await readParticipants(sql, ids, moment.at.slice(0, 10));
  const { names } = await actorNamesAt(sql, moment);
  const words = searchWords(q);
  const isCalled = (name: string) => words.every((word) => name.includes(word));
  const countries = new Set(words.length > 0 ? countriesCalled(words) : []);
  const items = actors
    .map(({ actorId, contacts, last }): ActorItem => {
      const actor = known.get(actorId) ?? unnamed(actorId);
      return { ...actor, name: names.get(actorId) ?? actor.name, contacts, lastContact: last };
    })
    .filter((item) => (!kind || item.kind === kind) && (!country || item.country === country))
    .filter(({ actorId, name }) => isCalled(foldText(name)) || countries.has(actorId))
    .filter(
      (item) => !after || item.contacts < after[0] || (item.contacts === after[0] && item.actorId > after[1]),
    );
  const { at, clock, position } = moment;
  const page = pageOf(items, limit, (item) => [item.contacts, item.actorId]);
  return { ...page, position, asOf: { at, clock, claims } };
};
