import { randomUUID } from 'node:crypto';
import type { ChannelBody, ChannelItem } from '@chancery/contracts';
import type { Configuration } from '@chancery/platform';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CONFIGURATION } from '../../core/core.module';
import { Failure } from '../../edge/failure';
import { seal, unseal } from './sealed';
import { secretKey } from './secret-key';
import type { ChannelAddress } from './senders/sender';
import { newSigningSecret } from './senders/webhook';
import { shownAddress } from './shown-address';

interface ChannelRow {
  readonly id: string;
  readonly kind: ChannelItem['kind'];
  readonly name: string;
  readonly shown_address: string;
  readonly created_at: Date;
  readonly last_sent_at: Date | null;
  readonly last_error: string | null;
}

/** The last error is told until something is sent after it. */
const SELECT = `
  SELECT c.id, c.kind, c.name, c.shown_address, c.created_at, sent.at AS last_sent_at, failed.answer AS last_error
  FROM alert_channels c
    CROSS JOIN LATERAL (
      SELECT max(sent_at) AS at, max(created_at) AS created_at
      FROM alert_deliveries d WHERE d.channel_id = c.id AND d.state = 'sent'
    ) sent
    LEFT JOIN LATERAL (
      SELECT answer FROM alert_deliveries d
      WHERE d.channel_id = c.id AND d.state <> 'sent' AND d.answer IS NOT NULL
        AND d.created_at > coalesce(sent.created_at, '-infinity')
      ORDER BY d.created_at DESC LIMIT 1
    ) failed ON true
  WHERE c.deleted_at IS NULL`;

/** What became of what was to be sent there. */
export const REMOVED = 'The channel was removed.';

/** Where alerts are sent to; each is its owner's. Addresses and secrets are encrypted at rest. */
@Injectable()
export class ChannelStore {
  private key: Promise<Buffer> | undefined;

  constructor(
    private readonly database: DataSource,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** The channels of a user, by name. */
  async list(owner: string): Promise<ChannelItem[]> {
    const rows: ChannelRow[] = await this.database.query(`${SELECT} AND c.owner = $1 ORDER BY c.name, c.id`, [
      owner,
    ]);
    return rows.map(itemOf);
  }

  /** @throws Failure CHANNEL_NOT_FOUND */
  async one(owner: string, id: string): Promise<ChannelItem> {
    const [row]: ChannelRow[] = await this.database.query(`${SELECT} AND c.owner = $1 AND c.id = $2`, [
      owner,
      id,
    ]);
    if (!row) throw notFound(id);
    return itemOf(row);
  }

  /** Makes a channel. The secret that a webhook's messages are signed with is told here and never again. */
  async create(owner: string, body: ChannelBody): Promise<ChannelItem & { secret: string | null }> {
    const id = randomUUID();
    const secret = body.kind === 'webhook' ? newSigningSecret() : null;
    const { name, ...rest } = body;
    const address: ChannelAddress = { ...rest, ...(secret !== null && { secret }) };
    const sealed = seal(await this.secretKey(), id, address);
    await this.database.query(
      `INSERT INTO alert_channels (id, owner, kind, name, shown_address, sealed) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, owner, body.kind, name, shownAddress(body), sealed],
    );
    return { ...(await this.one(owner, id)), secret };
  }

  /**
   * Removes a channel with its secrets; what waits for it is given up, and what was sent stays in the log.
   * @throws Failure CHANNEL_NOT_FOUND
   */
  async remove(owner: string, id: string): Promise<void> {
    await this.database.transaction(async (tx) => {
      const [removed]: [unknown[]] = await tx.query(
        `UPDATE alert_channels SET deleted_at = now(), sealed = ''
         WHERE owner = $1 AND id = $2 AND deleted_at IS NULL RETURNING 1`,
        [owner, id],
      );
      if (removed.length === 0) throw notFound(id);
      await tx.query(
        `UPDATE alert_deliveries SET state = 'given-up', answer = $2, next_at = NULL
         WHERE channel_id = $1 AND state = 'waiting'`,
        [id, REMOVED],
      );
    });
  }

  /** Where to send to; undefined where the channel was removed. @throws Unreadable */
  async address(id: string): Promise<ChannelAddress | undefined> {
    const [row]: { sealed: Buffer }[] = await this.database.query(
      'SELECT sealed FROM alert_channels WHERE id = $1 AND deleted_at IS NULL',
      [id],
    );
    return row && (unseal(await this.secretKey(), id, row.sealed) as ChannelAddress);
  }

  private secretKey(): Promise<Buffer> {
    const { secretKey: given, dataDir } = this.configuration;
    this.key ??= secretKey(given, dataDir).catch((error: unknown) => {
      this.key = undefined;
      throw error;
    });
    return this.key;
  }
}

const notFound = (id: string): Failure => new Failure('CHANNEL_NOT_FOUND', `There is no channel ${id}.`);

const itemOf = (row: ChannelRow): ChannelItem => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  address: row.shown_address,
  createdAt: row.created_at.toISOString(),
  lastSentAt: row.last_sent_at?.toISOString() ?? null,
  lastError: row.last_error,
});
