import {
  type ActorDetail,
  type ActorList,
  type ActorQuery,
  type AsOfQuery,
  plainText,
} from '@chancery/contracts';
import { type ActorNames, searchWords } from '@chancery/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { DecisionQueries } from '../decisions/decision-queries';
import { decodeCursor, pageOf } from '../edge/cursor';
import { Failure } from '../edge/failure';
import { type Moment, momentAt, projectedPosition } from '../past/moment';
import { actorNamesAt } from '../past/standing';
import {
  ACTOR_COLUMNS,
  type ActorRow,
  itemOf,
  readActors,
  readParticipants,
  rolesOf,
  unnamed,
} from './actor-rows';
import { contactsOfActor, readHistory } from './history-queries';
import { countriesCalled, gazetteerActor } from './known-actors';
import { officesOf } from './offices';
import { pastActor } from './past-actor';
import { pastActors } from './past-actors';

/** Contacts and id of the actor after which a page begins. */
const placeSchema = z.tuple([z.int32(), plainText(400)]);

/** Counterparts and spellings of one actor, at most. */
const MOST_COUNTERPARTS = 50;
const MOST_SPELLINGS = 100;

/** Actors on record: now, or as of a moment on either clock (`published` unless told). */
@Injectable()
export class ActorQueries {
  constructor(
    private readonly database: DataSource,
    private readonly decisions: DecisionQueries,
  ) {}

  /** A page of actors, those with most contacts first. */
  async page({ asOf, clock = 'published', ...query }: ActorQuery): Promise<ActorList> {
    if (asOf !== undefined)
      return pastActors(this.database, await momentAt(this.database, clock, asOf), query);
    const now = await this.now();
    const names = await actorNamesAt(this.database, now);
    const { clauses, values } = conditions(query, names);
    const rows: ActorRow[] = await this.database.query(
      `SELECT ${ACTOR_COLUMNS} FROM actors WHERE ${clauses.join(' AND ')}
       ORDER BY contacts DESC, actor_id LIMIT ${query.limit + 1}`,
      values,
    );
    const { items, nextCursor } = pageOf(rows, query.limit, (row) => [row.contacts, row.actor_id]);
    return { items: items.map(itemOf), nextCursor, position: now.position };
  }

  /**
   * One actor with its offices, spellings, counterparts and history. An id that was merged answers with the other one.
   * @throws Failure ACTOR_NOT_FOUND where neither the record nor the gazetteer knows it
   */
  async one(id: string, { asOf, clock = 'published' }: AsOfQuery): Promise<ActorDetail> {
    const moment = asOf === undefined ? await this.now() : await momentAt(this.database, clock, asOf);
    const names = await actorNamesAt(this.database, moment);
    const actorId = names.into.get(id)?.actorId ?? id;
    const mergedFrom = mergedInto(actorId, names);
    const decisions = await this.decisions.ofActors([actorId, ...mergedFrom], moment);
    const about =
      asOf === undefined
        ? await this.present(actorId, mergedFrom)
        : await pastActor(this.database, moment, { actorId, mergedFrom, renamed: names.names.get(actorId) });
    if (!about) throw new Failure('ACTOR_NOT_FOUND', `There is no actor ${id}.`);
    return { ...about, mergedFrom, decisions };
  }

  private async present(
    actorId: string,
    mergedFrom: readonly string[],
  ): Promise<Omit<ActorDetail, 'mergedFrom' | 'decisions'> | undefined> {
    const today = new Date().toISOString().slice(0, 10);
    const row = (await readActors(this.database, [actorId])).get(actorId);
    const listed = row ? undefined : gazetteerActor(actorId, today);
    const known = row ? itemOf(row) : listed && { ...listed, contacts: 0, lastContact: null };
    if (!known) return undefined;
    const [history, spellings, counterparts] = await Promise.all([
      readHistory(this.database, contactsOfActor(actorId), today),
      this.spellings([actorId, ...mergedFrom]),
      this.counterparts(actorId, today),
    ]);
    const { byMode, ...shown } = history;
    return {
      ...known,
      contacts: history.contacts,
      lastContact: history.last?.date?.value ?? null,
      offices: officesOf(known, row ? rolesOf(row) : [], today),
      spellings,
      counterparts,
      history: shown,
    };
  }

  private spellings(ids: readonly string[]): Promise<ActorDetail['spellings']> {
    return this.database.query(
      `SELECT text, lang, sum(times)::int AS times FROM actor_spellings WHERE actor_id = ANY($1::text[])
       GROUP BY 1, 2 ORDER BY 3 DESC, 1, 2 LIMIT ${MOST_SPELLINGS}`,
      [ids],
    );
  }

  private async counterparts(actorId: string, today: string): Promise<ActorDetail['counterparts']> {
    const rows: { other: string; contacts: number; last_day: string | null }[] = await this.database.query(
      `SELECT other, contacts, to_char(last_day, 'YYYY-MM-DD') AS last_day FROM (
         SELECT b AS other, contacts, last_day FROM dyads WHERE a = $1
         UNION ALL SELECT a, contacts, last_day FROM dyads WHERE b = $1
       ) dyad ORDER BY contacts DESC, dyad.last_day DESC NULLS LAST, other LIMIT ${MOST_COUNTERPARTS}`,
      [actorId],
    );
    const others = rows.map(({ other }) => other);
    const known = await readParticipants(this.database, others, today);
    return rows.map(({ other, contacts, last_day }) => ({
      actor: known.get(other) ?? unnamed(other),
      contacts,
      lastContact: last_day,
    }));
  }

  private async now(): Promise<Moment> {
    const at = new Date().toISOString();
    return { clock: 'recorded', at, position: await projectedPosition(this.database) };
  }
}

const conditions = ({ kind, country, q, cursor }: ActorQuery, names: ActorNames) => {
  const after = decodeCursor(cursor, placeSchema);
  const values: unknown[] = [];
  const value = (v: unknown): string => `$${values.push(v)}`;
  const clauses = [
    ...(kind ? [`kind = ${value(kind)}`] : []),
    ...(country ? [`country = ${value(country)}`] : []),
    ...called(searchWords(q), names, value),
  ];
  if (after) {
    const [contacts, id] = [value(after[0]), value(after[1])];
    clauses.push(`contacts <= ${contacts} AND (contacts < ${contacts} OR actor_id > ${id})`);
  }
  return { clauses: ['contacts > 0', ...clauses], values };
};

/**
 * Those whose name, or one of whose spellings, has all the words; spellings stand under the ids that articles give.
 * Countries are found by the gazetteer too: one that is only ever represented is named nowhere.
 */
const called = (words: readonly string[], { into }: ActorNames, value: (v: unknown) => string): string[] => {
  if (words.length === 0) return [];
  const all = words.map((word) => `search LIKE ${value(`%${word}%`)}`).join(' AND ');
  const [ids, others] = [value([...into.keys()]), value([...into.values()].map((same) => same.actorId))];
  return [
    `actor_id IN (
       SELECT actor_id FROM actors WHERE ${all}
       UNION
       SELECT coalesce(other, s.actor_id) FROM actor_spellings s
         LEFT JOIN unnest(${ids}::text[], ${others}::text[]) AS merged (id, other) ON id = s.actor_id
         WHERE ${all}
       UNION
       SELECT unnest(${value(countriesCalled(words))}::text[])
     )`,
  ];
};

/** Ids that were merged into this one. */
const mergedInto = (actorId: string, { into }: ActorNames): string[] =>
  [...into].flatMap(([id, same]) => (same.actorId === actorId ? [id] : [])).sort();
