import { randomUUID } from 'node:crypto';
import { type DeliveryItem, deliverySchema, pageSchema } from '@chancery/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { decodeCursor, pageOf } from '../../edge/cursor';
import { Failure } from '../../edge/failure';
import { ALERTS_CHANNEL } from '../notifications';
import type { Outcome } from './senders/sender';

export const deliveryQuerySchema = z.strictObject({
  alert: z.uuid('must be the id of an alert').optional(),
  channel: z.uuid('must be the id of a channel').optional(),
  state: deliverySchema.shape.state.optional(),
  ...pageSchema.shape,
});
export type DeliveryQuery = z.output<typeof deliveryQuerySchema>;

/** To the microsecond, as PostgreSQL keeps it: several may be of one millisecond. */
const PLACE = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

interface Row {
  readonly id: string;
  readonly channel_id: string;
  readonly channel_name: string;
  readonly alert_id: string | null;
  readonly kind: DeliveryItem['kind'];
  readonly state: DeliveryItem['state'];
  readonly attempts: number;
  readonly answer: string | null;
  readonly created_at: Date;
  readonly sent_at: Date | null;
  readonly next_at: Date | null;
  readonly place: string;
}

const SELECT = `
  SELECT d.id, d.channel_id, c.name AS channel_name, d.alert_id, d.kind, d.state, d.attempts, d.answer,
         d.created_at, d.sent_at, d.next_at,
         to_char(d.created_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS place
  FROM alert_deliveries d JOIN alert_channels c ON c.id = d.channel_id`;

/** What was sent to a user's channels, what waits, and what was given up; of removed channels, too. */
@Injectable()
export class DeliveryLog {
  constructor(private readonly database: DataSource) {}

  /** Latest first. */
  async page(owner: string, { alert, channel, state, cursor, limit }: DeliveryQuery) {
    const [before, id] = decodeCursor(cursor, PLACE) ?? [];
    const rows: Row[] = await this.database.query(
      `${SELECT}
       WHERE c.owner = $1 AND ($2::uuid IS NULL OR d.alert_id = $2) AND ($3::uuid IS NULL OR d.channel_id = $3)
         AND ($4::text IS NULL OR d.state = $4) AND ($5::timestamptz IS NULL OR (d.created_at, d.id) < ($5, $6::uuid))
       ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit + 1}`,
      [owner, alert ?? null, channel ?? null, state ?? null, before ?? null, id ?? null],
    );
    const { items, nextCursor } = pageOf(rows, limit, (row) => [row.place, row.id]);
    return { items: items.map(itemOf), nextCursor };
  }

  /** @throws Failure DELIVERY_NOT_FOUND */
  async one(owner: string, id: string): Promise<DeliveryItem> {
    const [row]: Row[] = await this.database.query(`${SELECT} WHERE c.owner = $1 AND d.id = $2`, [owner, id]);
    if (!row) throw new Failure('DELIVERY_NOT_FOUND', `There is no delivery ${id}.`);
    return itemOf(row);
  }

  /**
   * Puts a delivery into the outbox again, at its end, under the same id: receivers that have had it know it again. One
   * that waits is tried now; one that is on its way goes on.
   * @throws Failure DELIVERY_NOT_FOUND; CHANNEL_NOT_FOUND where its channel was removed
   */
  async resend(owner: string, id: string): Promise<DeliveryItem> {
    await this.one(owner, id);
    const [resent]: [unknown[]] = await this.database.query(
      `UPDATE alert_deliveries d
       SET state = 'waiting', sent_at = NULL,
           attempts = CASE WHEN state = 'waiting' THEN attempts ELSE 0 END,
           created_at = CASE WHEN state = 'waiting' THEN d.created_at ELSE now() END,
           answer = CASE WHEN state = 'waiting' THEN answer END,
           next_at = CASE WHEN state = 'waiting' AND attempts > 0 AND answer IS NULL THEN next_at ELSE now() END
       FROM alert_channels c WHERE d.id = $1 AND c.id = d.channel_id AND c.deleted_at IS NULL RETURNING 1`,
      [id],
    );
    if (resent.length === 0)
      throw new Failure('CHANNEL_NOT_FOUND', 'The channel of this delivery was removed.');
    await this.database.query(`SELECT pg_notify($1, '')`, [ALERTS_CHANNEL]);
    return this.one(owner, id);
  }

  /** Sends a test and notes what came of it; it is not tried again. */
  async test(
    owner: string,
    channelId: string,
    send: (id: string) => Promise<Outcome>,
  ): Promise<DeliveryItem> {
    const id = randomUUID();
    const { isTaken, answer } = await send(id);
    await this.database.query(
      `INSERT INTO alert_deliveries (id, channel_id, kind, state, attempts, answer, next_at, sent_at)
       VALUES ($1, $2, 'test', $3, 1, $4, NULL, CASE WHEN $3 = 'sent' THEN now() END)`,
      [id, channelId, isTaken ? 'sent' : 'given-up', answer],
    );
    return this.one(owner, id);
  }
}

const itemOf = (row: Row): DeliveryItem => ({
  id: row.id,
  channelId: row.channel_id,
  channelName: row.channel_name,
  alertId: row.alert_id,
  kind: row.kind,
  state: row.state,
  attempts: row.attempts,
  answer: row.answer,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  nextAttemptAt: row.next_at?.toISOString() ?? null,
});
