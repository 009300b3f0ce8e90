import { createHash, randomBytes } from 'node:crypto';
import type { CalendarLink, CreateCalendarLink } from '@chancery/contracts';
import type { ContactFilter } from '@chancery/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Failure } from '../edge/failure';

interface LinkRow {
  readonly id: string;
  readonly name: string;
  readonly filter: ContactFilter;
  readonly created_at: Date;
  readonly last_read_at: Date | null;
}

const COLUMNS = 'id, name, filter, created_at, last_read_at';

/** Secret addresses under which calendar programs read the agenda, each of one user and revocable. */
@Injectable()
export class CalendarLinks {
  constructor(private readonly database: DataSource) {}

  /** The links of a user, the latest first. */
  async list(user: string): Promise<CalendarLink[]> {
    const rows: LinkRow[] = await this.database.query(
      `SELECT ${COLUMNS} FROM calendar_links WHERE user_name = $1 ORDER BY created_at DESC, id`,
      [user],
    );
    return rows.map(linkOf);
  }

  /** Makes a link; its token is told here and never again. */
  async create(
    user: string,
    { name, filter }: CreateCalendarLink,
  ): Promise<{ link: CalendarLink; token: string }> {
    const token = randomBytes(24).toString('base64url');
    const [row]: LinkRow[] = await this.database.query(
      `INSERT INTO calendar_links (user_name, name, filter, token_hash) VALUES ($1, $2, $3, $4) RETURNING ${COLUMNS}`,
      [user, name, JSON.stringify(filter), hash(token)],
    );
    return { link: linkOf(row!), token };
  }

  /** @throws Failure CALENDAR_LINK_NOT_FOUND */
  async revoke(user: string, id: string): Promise<void> {
    const [revoked]: [unknown[]] = await this.database.query(
      'DELETE FROM calendar_links WHERE user_name = $1 AND id = $2 RETURNING 1',
      [user, id],
    );
    if (revoked.length === 0)
      throw new Failure('CALENDAR_LINK_NOT_FOUND', `There is no calendar link ${id}.`);
  }

  /**
   * The link of a token; notes that it was read.
   * @throws Failure CALENDAR_LINK_NOT_FOUND, also for one that was revoked
   */
  async use(token: string): Promise<CalendarLink> {
    const rows: LinkRow[] = await this.database.query(
      `WITH used AS (UPDATE calendar_links SET last_read_at = now() WHERE token_hash = $1 RETURNING ${COLUMNS})
       SELECT * FROM used`,
      [hash(token)],
    );
    if (!rows[0])
      throw new Failure(
        'CALENDAR_LINK_NOT_FOUND',
        'There is no such calendar: its address was revoked or is incomplete.',
      );
    return linkOf(rows[0]);
  }
}

const linkOf = ({ id, name, filter, created_at, last_read_at }: LinkRow): CalendarLink => ({
  id,
  name,
  filter: filter as CalendarLink['filter'],
  createdAt: created_at.toISOString(),
  lastReadAt: last_read_at?.toISOString() ?? null,
});

const hash = (token: string): string => createHash('sha256').update(token).digest('hex');
