import type {
  Activity,
  AsOfQuery,
  ContactDetail,
  ContactItem,
  ContactList,
  ContactQuery,
} from '@chancery/contracts';
import type { ContactFilter, Mode } from '@chancery/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Failure } from '../edge/failure';
import { type Moment, momentAt, projectedPosition } from '../past/moment';
import { activityAsOf } from '../past/past-activity';
import { contactAsOf } from '../past/past-contact';
import { pageAsOf } from '../past/past-page';
import { filterCondition } from './filter-sql';

type ActivityQuery = ContactFilter & AsOfQuery;

/** What the record has on contacts: now, or as of a moment on either clock (`published` unless told). */
@Injectable()
export class ContactQueries {
  constructor(private readonly database: DataSource) {}

  /** A page of contacts, newest news first, and the position that it is true for. */
  async page({ limit, cursor, asOf, clock, ...filter }: ContactQuery): Promise<ContactList> {
    if (asOf !== undefined) {
      return pageAsOf(this.database, await this.moment(asOf, clock), { filter, limit, cursor });
    }
    const position = await this.position();
    const { text, values } = filterCondition(filter);
    const before = cursor === undefined ? [] : [positionOf(cursor)];
    const rows: { view: ContactItem; news_position: string }[] = await this.database.query(
      `SELECT view, news_position FROM contacts
       WHERE ${text} ${cursor === undefined ? '' : `AND news_position < $${values.length + 1}`}
       ORDER BY news_position DESC LIMIT ${limit + 1}`,
      [...values, ...before],
    );
    const items = rows.slice(0, limit);
    const last = rows.length > limit ? items.at(-1) : undefined;
    return {
      items: items.map((row) => row.view),
      nextCursor: last ? cursorOf(last.news_position) : null,
      position,
    };
  }

  /**
   * One contact with its claims and their articles, what was decided about it, and the visits around it. Any claim's id
   * leads to the contact that it belongs to.
   */
  async one(id: string, { asOf, clock }: AsOfQuery): Promise<ContactDetail> {
    if (asOf === undefined) return contactAsOf(this.database, await this.now(), id);
    const moment = await this.moment(asOf, clock);
    const contact = await contactAsOf(this.database, moment, id);
    return { ...contact, asOf: { at: moment.at, clock: moment.clock, claims: contact.claims.length } };
  }

  /** Contacts a day by mode, for those that are dated to the day. */
  async activity({ asOf, clock, ...filter }: ActivityQuery): Promise<Activity> {
    if (asOf !== undefined) return activityAsOf(this.database, await this.moment(asOf, clock), filter);
    const { text, values } = filterCondition(filter);
    const rows: { day: string | null; mode: Mode; contacts: number }[] = await this.database.query(
      `SELECT to_char(CASE WHEN first_day = last_day THEN first_day END, 'YYYY-MM-DD') AS day, mode,
              count(*)::int AS contacts
       FROM contacts WHERE ${text} GROUP BY 1, 2 ORDER BY 1, 2`,
      [...values],
    );
    return {
      days: rows.flatMap(({ day, mode, contacts }) => (day === null ? [] : [{ day, mode, contacts }])),
      undated: rows.filter((row) => row.day === null).reduce((sum, row) => sum + row.contacts, 0),
    };
  }

  /** How far the projection has read. */
  position(): Promise<number> {
    return projectedPosition(this.database);
  }

  /** What was recorded by now, as far as it is projected. */
  private async now(): Promise<Moment> {
    return { clock: 'recorded', at: new Date().toISOString(), position: await this.position() };
  }

  private moment(at: string, clock: Moment['clock'] = 'published'): Promise<Moment> {
    return momentAt(this.database, clock, at);
  }
}

const cursorOf = (newsPosition: string): string => Buffer.from(newsPosition).toString('base64url');

const positionOf = (cursor: string): number => {
  const position = Buffer.from(cursor, 'base64url').toString();
  if (!/^[1-9]\d{0,15}$/.test(position)) {
    throw new Failure('INVALID_REQUEST', 'cursor: is not one that this API gave; start without it.');
  }
  return Number(position);
};
