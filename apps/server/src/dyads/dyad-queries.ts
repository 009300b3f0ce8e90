import {
  type AsOfQuery,
  type DyadDetail,
  type DyadItem,
  type DyadList,
  type DyadQuery,
  plainText,
} from '@chancery/contracts';
import { dyadOf, type Participant } from '@chancery/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readParticipants, unnamed } from '../actors/actor-rows';
import { contactsOfDyad, readHistory, readInitiators } from '../actors/history-queries';
import { decodeCursor, pageOf } from '../edge/cursor';
import { Failure } from '../edge/failure';
import { type Moment, momentAt, projectedPosition } from '../past/moment';
import type { DyadRow } from '../past/past-sums';
import { actorNamesAt } from '../past/standing';
import { pastDyad, pastDyads } from './past-dyads';

/** Last day and ids of the dyad after which a page begins. */
export const dyadPlaceSchema = z.tuple([
  z.iso
    .date()
    .refine((day) => day >= '0001')
    .nullable(),
  plainText(400),
  plainText(400),
]);

const COLUMNS = `a, b, contacts, to_char(first_day, 'YYYY-MM-DD') AS first, to_char(last_day, 'YYYY-MM-DD') AS last`;

/**
 * Between a country and a person there is a dyad for everyone whom the person met of that country; lists of all dyads
 * leave it out beside the one of the two persons.
 */
const NOT_BESIDE = `NOT (a LIKE 'country:%' AND b LIKE 'person:%')`;

/** Pairs of actors on record: now, or as of a moment on either clock (`published` unless told). */
@Injectable()
export class DyadQueries {
  constructor(private readonly database: DataSource) {}

  /** A page of dyads, those that met latest first; those that have not met yet come last. */
  async page({ actor: asked, asOf, clock = 'published', limit, cursor }: DyadQuery): Promise<DyadList> {
    const moment = asOf === undefined ? await this.now() : await momentAt(this.database, clock, asOf);
    const actor = asked === undefined ? undefined : (await this.resolve(moment, [asked]))[0]!;
    const after = decodeCursor(cursor, dyadPlaceSchema);
    const past = asOf === undefined ? undefined : await pastDyads(this.database, moment, actor, after);
    const rows = past?.rows ?? (await this.rows(actor, after, limit + 1));
    const { items, nextCursor } = pageOf(rows, limit, ({ last, a, b }) => [last, a, b]);
    const { at, position } = moment;
    return {
      items: await this.named(items, at.slice(0, 10)),
      nextCursor,
      position,
      ...(past && { asOf: { at, clock, claims: past.claims } }),
    };
  }

  /**
   * The dyad of two actors, in either order. An id that was merged stands for the other one.
   * @throws Failure ACTOR_NOT_FOUND where neither the record nor the gazetteer knows one; INVALID_REQUEST for one with itself
   */
  async one(one: string, other: string, { asOf, clock = 'published' }: AsOfQuery): Promise<DyadDetail> {
    const moment = asOf === undefined ? await this.now() : await momentAt(this.database, clock, asOf);
    const today = moment.at.slice(0, 10);
    const [first = one, second = other] = await this.resolve(moment, [one, other]);
    if (first === second) throw new Failure('INVALID_REQUEST', 'A dyad has two different actors.');
    const [a, b] = dyadOf(first, second);
    const known = await readParticipants(this.database, [a, b], today);
    if (asOf !== undefined) {
      const past = await pastDyad(this.database, moment, [a, b]);
      // What the record had then it may have lost since, and with it who they were.
      const named = (id: string) => known.get(id) ?? (past.contacts > 0 ? unnamed(id) : found(known, id));
      return { a: named(a), b: named(b), ...past };
    }
    const actors = { a: found(known, a), b: found(known, b) };
    const source = contactsOfDyad(a, b);
    const [{ byMode, ...history }, initiators] = await Promise.all([
      readHistory(this.database, source, today),
      readInitiators(this.database, source),
    ]);
    return {
      ...actors,
      contacts: history.contacts,
      firstContact: history.first?.date?.value ?? null,
      lastContact: history.last?.date?.value ?? null,
      history,
      byMode,
      initiators,
    };
  }

  private rows(actor: string | undefined, after: Place | undefined, limit: number): Promise<DyadRow[]> {
    return actor === undefined ? this.allRows(after, limit) : this.rowsOf(actor, after, limit);
  }

  /** From the index by last day: first those that have met, then the others. */
  private allRows(after: Place | undefined, limit: number): Promise<DyadRow[]> {
    const [day, a, b] = after ?? ['infinity', '', ''];
    const met = `SELECT ${COLUMNS}, last_day FROM dyads
       WHERE last_day <= $1::date AND (last_day < $1::date OR (a, b) > ($2, $3)) AND ${NOT_BESIDE}
       ORDER BY last_day DESC NULLS LAST, a, b LIMIT ${limit}`;
    const others = `SELECT ${COLUMNS}, last_day FROM dyads
       WHERE last_day IS NULL AND ($1::date IS NOT NULL OR (a, b) > ($2, $3)) AND ${NOT_BESIDE}
       ORDER BY a, b LIMIT ${limit}`;
    return this.database.query(
      `SELECT a, b, contacts, first, last FROM (
         (${met}) UNION ALL (${others})
       ) dyad ORDER BY last_day DESC NULLS LAST, a, b LIMIT ${limit}`,
      [day, a, b],
    );
  }

  private rowsOf(actor: string, after: Place | undefined, limit: number): Promise<DyadRow[]> {
    const [day, a, b] = after ?? ['infinity', '', ''];
    return this.database.query(
      `SELECT ${COLUMNS} FROM dyads
       WHERE (a = $4 OR b = $4)
         AND (last_day < $1::date OR last_day IS NOT DISTINCT FROM $1::date AND (a, b) > ($2, $3)
              OR last_day IS NULL AND $1::date IS NOT NULL)
       ORDER BY last_day DESC NULLS LAST, a, b LIMIT ${limit}`,
      [day, a, b, actor],
    );
  }

  private async named(rows: readonly DyadRow[], day: string): Promise<DyadItem[]> {
    const ids = [...new Set(rows.flatMap(({ a, b }) => [a, b]))];
    const known = await readParticipants(this.database, ids, day);
    return rows.map(({ a, b, contacts, first, last }) => ({
      a: known.get(a) ?? unnamed(a),
      b: known.get(b) ?? unnamed(b),
      contacts,
      firstContact: first,
      lastContact: last,
    }));
  }

  /** The ids with those that were merged replaced by the others. */
  private async resolve(moment: Moment, ids: readonly string[]): Promise<string[]> {
    const { into } = await actorNamesAt(this.database, moment);
    return ids.map((id) => into.get(id)?.actorId ?? id);
  }

  private async now(): Promise<Moment> {
    const at = new Date().toISOString();
    return { clock: 'recorded', at, position: await projectedPosition(this.database) };
  }
}

type Place = z.output<typeof dyadPlaceSchema>;

const found = (known: ReadonlyMap<string, Participant>, id: string): Participant => {
  const actor = known.get(id);
  if (!actor) throw new Failure('ACTOR_NOT_FOUND', `There is no actor ${id}.`);
  return actor;
};
