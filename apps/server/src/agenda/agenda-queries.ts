import type { Agenda, AgendaItem, AgendaQuery, ContactItem } from '@chancery/contracts';
import { addDays, type ContactFilter, firstDay, isUnconfirmed, movesOf } from '@chancery/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { filterCondition } from '../contacts/filter-sql';
import { decodeCursor, pageOf } from '../edge/cursor';
import { momentAt, projectedPosition } from '../past/moment';
import { pastAgenda } from './past-agenda';

/** First day (null: undated) and id of the contact after which a page begins. */
const placeSchema = z.tuple([z.iso.date().nullable(), z.uuid()]);

/** The longest span that a date covers, in days. */
const LONGEST_SPAN = 366;

/** What is planned, proposed or called off: now, or as of a moment on either clock (`published` unless told). */
@Injectable()
export class AgendaQueries {
  constructor(private readonly database: DataSource) {}

  /** A page of the agenda, soonest first, undated ones last. */
  async page({
    past = false,
    asOf,
    clock = 'published',
    limit,
    cursor,
    ...filter
  }: AgendaQuery): Promise<Agenda> {
    const after = decodeCursor(cursor, placeSchema);
    if (asOf !== undefined) {
      const moment = await momentAt(this.database, clock, asOf);
      const { contacts, claims } = await pastAgenda(this.database, moment, { filter, past, after });
      const page = pageOf(contacts, limit, placeOf);
      const items = page.items.map((contact) => agendaItem(contact, moment.at.slice(0, 10)));
      const { at, position } = moment;
      return { items, nextCursor: page.nextCursor, position, asOf: { at, clock, claims } };
    }
    const today = new Date().toISOString().slice(0, 10);
    const position = await projectedPosition(this.database);
    const rows = await this.rows(filter, { today: past ? null : today, after, limit: limit + 1 });
    const { items, nextCursor } = pageOf(rows, limit, placeOf);
    return { items: items.map((contact) => agendaItem(contact, today)), nextCursor, position };
  }

  /** Dated ones in the order of the index, then undated ones. `today`: leave out what is over by then. */
  private async rows(
    filter: ContactFilter,
    { today, after, limit }: { today: string | null; after: Place | undefined; limit: number },
  ): Promise<ContactItem[]> {
    const { text, values } = filterCondition(filter);
    const all = [...values];
    const value = (v: unknown): string => `$${all.push(v)}`;
    const pending = `status <> 'occurred' AND ${text}`;
    const dated = (later: string): string => {
      const from = today === null ? [] : [value(addDays(today, -LONGEST_SPAN)), value(today)];
      const ahead =
        today === null ? '' : `AND first_day >= ${from[0]}::date AND last_day >= ${from[1]}::date`;
      return `(SELECT view, first_day, id FROM contacts
        WHERE ${pending} AND first_day IS NOT NULL ${ahead} ${later} ORDER BY first_day, id LIMIT ${limit})`;
    };
    const undated = (later: string): string =>
      `(SELECT view, first_day, id FROM contacts
        WHERE ${pending} AND first_day IS NULL ${later} ORDER BY id LIMIT ${limit})`;
    const [day, id] = after ?? [];
    const parts =
      day === null
        ? [undated(`AND id > ${value(id)}::uuid`)]
        : [
            dated(day === undefined ? '' : `AND (first_day, id) > (${value(day)}::date, ${value(id)}::uuid)`),
            undated(''),
          ];
    const rows: { view: ContactItem }[] = await this.database.query(
      `SELECT view FROM (${parts.join(' UNION ALL ')}) agenda ORDER BY first_day, id LIMIT ${limit}`,
      all,
    );
    return rows.map(({ view }) => view);
  }
}

type Place = z.output<typeof placeSchema>;

const placeOf = ({ id, date }: Pick<ContactItem, 'id' | 'date'>): Place => [date && firstDay(date.value), id];

/** A contact as the agenda shows it on a day. */
export const agendaItem = (contact: ContactItem, today: string): AgendaItem => ({
  ...contact,
  unconfirmed: isUnconfirmed(contact, today),
  ...movesOf(contact),
});
