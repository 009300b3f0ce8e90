import type {
  Activity,
  ClaimItem,
  ContactDetail,
  ContactItem,
  ContactList,
  ContactQuery,
} from '@chancery/contracts';
import { type Claim, CONTACTS, type ContactFilter, type Mode } from '@chancery/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Failure } from '../edge/failure';
import { filterCondition } from './filter-sql';

@Injectable()
export class ContactQueries {
  constructor(private readonly database: DataSource) {}

  /** A page of contacts, newest news first, and the position that it is true for. */
  async page({ limit, cursor, ...filter }: ContactQuery): Promise<ContactList> {
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

  /** One contact with its claims and their articles. Any claim's id leads to the contact that it now belongs to. */
  async one(id: string): Promise<ContactDetail> {
    const [row]: { view: ContactItem }[] = await this.database.query(
      `SELECT view FROM contacts WHERE id = $1
       UNION ALL
       SELECT view FROM contacts JOIN contact_claims ON contact_id = id WHERE claim_id = $1 LIMIT 1`,
      [id],
    );
    if (!row) throw new Failure('CONTACT_NOT_FOUND', `There is no contact ${id}.`);
    return { ...row.view, claims: await this.claims(row.view.id) };
  }

  private async claims(contactId: string): Promise<ClaimItem[]> {
    const rows: { claim: Claim; recorded_at: Date; text: string | null }[] = await this.database.query(
      `SELECT data AS claim, recorded_at, text FROM contact_claims JOIN events USING (position)
         LEFT JOIN article_texts ON hash = data->'article'->>'textHash'
         WHERE contact_id = $1`,
      [contactId],
    );
    return rows.sort(byPublication).map(({ claim, recorded_at, text }) => {
      const { article, topics, ...said } = claim;
      const { textHash, ...head } = article;
      return { ...said, recordedAt: recorded_at.toISOString(), article: { ...head, text } } as ClaimItem;
    });
  }

  /** Contacts a day by mode, for those that are dated to the day. */
  async activity(filter: ContactFilter): Promise<Activity> {
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
  async position(): Promise<number> {
    const [row]: { position: string }[] = await this.database.query(
      'SELECT position FROM checkpoints WHERE projection = $1 AND version = $2',
      [CONTACTS.name, CONTACTS.version],
    );
    return Number(row?.position ?? 0);
  }
}

/** Compared here: the database knows fewer offsets from UTC than ISO 8601 does. */
const byPublication = (a: { claim: Claim }, b: { claim: Claim }): number =>
  Date.parse(a.claim.article.publishedAt) - Date.parse(b.claim.article.publishedAt) ||
  (a.claim.claimId < b.claim.claimId ? -1 : 1);

const cursorOf = (newsPosition: string): string => Buffer.from(newsPosition).toString('base64url');

const positionOf = (cursor: string): number => {
  const position = Buffer.from(cursor, 'base64url').toString();
  if (!/^[1-9]\d{0,15}$/.test(position)) {
    throw new Failure('INVALID_REQUEST', 'cursor: is not one that this API gave; start without it.');
  }
  return Number(position);
};
