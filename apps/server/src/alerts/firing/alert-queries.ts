import type { AlertItem, AlertList, AlertQuery, ContactItem, MarkAlerts } from '@chancery/contracts';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Failure } from '../../edge/failure';
import { isoOf } from '../../past/moment';
import { ALERTS_CHANNEL } from '../notifications';

interface AlertRow {
  readonly id: string;
  readonly number: string;
  readonly rule_id: string;
  readonly rule_name: string;
  readonly rule_version: number;
  readonly contact_id: string;
  readonly reason: AlertItem['reason'];
  readonly because: unknown;
  readonly fired_at: string;
  readonly acknowledged_at: string | null;
  readonly assignee: string | null;
  readonly read_at: string | null;
  readonly corrections: AlertItem['corrections'];
  readonly contact: ContactItem | null;
  readonly names: Record<string, string> | null;
}

/** Alerts of rules that a user sees, `$1`: one's own and those that are shared. */
const SEEN = /* sql */ `alerts a JOIN alert_rules r ON r.id = a.rule_id AND (r.shared OR r.owner = $1)
  LEFT JOIN alert_reads s ON s.alert_id = a.id AND s.user_name = $1`;

const SELECT = /* sql */ `
  SELECT a.id, a.number, a.rule_id, r.name AS rule_name, a.rule_version, coalesce(a.contact_id, a.anchor) AS contact_id,
    a.reason, a.because, ${isoOf('a.fired_at')} AS fired_at, ${isoOf('a.acknowledged_at')} AS acknowledged_at, a.assignee,
    ${isoOf('s.read_at')} AS read_at,
    coalesce((SELECT jsonb_agg(m.amendment || jsonb_build_object('at', ${isoOf('m.at')}) ORDER BY m.at, m.id)
              FROM alert_amendments m WHERE m.alert_id = a.id), '[]') AS corrections,
    (SELECT view FROM contacts c WHERE c.id = a.contact_id) AS contact,
    (SELECT jsonb_object_agg(n.actor_id, n.name) FROM actors n
     WHERE n.actor_id IN (SELECT unnest(string_to_array(dyad, ' ')) FROM unnest(a.dyads) AS d (dyad))) AS names
  FROM ${SEEN}`;

/** The inbox: what fired, what became of it, and who has seen to it. */
@Injectable()
export class AlertQueries {
  constructor(private readonly database: DataSource) {}

  /** @throws Failure INVALID_REQUEST for a cursor that is none */
  async page(user: string, { rule, unread, limit, cursor }: AlertQuery): Promise<AlertList> {
    const before = cursor === undefined ? null : numberOf(cursor);
    const rows: AlertRow[] = await this.database.query(
      `${SELECT} WHERE ($2::uuid IS NULL OR a.rule_id = $2) AND ($3::boolean IS NOT TRUE OR s.read_at IS NULL)
         AND ($4::bigint IS NULL OR a.number < $4)
       ORDER BY a.number DESC LIMIT $5`,
      [user, rule ?? null, unread ?? null, before, limit + 1],
    );
    const page = rows.slice(0, limit);
    return {
      items: page.map(itemOf),
      nextCursor: rows.length > limit ? cursorOf(page.at(-1)!.number) : null,
      unread: await this.unread(user),
    };
  }

  /** @throws Failure ALERT_NOT_FOUND */
  async one(user: string, id: string): Promise<AlertItem> {
    const [row]: AlertRow[] = await this.database.query(`${SELECT} WHERE a.id = $2`, [user, id]);
    if (!row) throw new Failure('ALERT_NOT_FOUND', `There is no alert ${id}.`);
    return itemOf(row);
  }

  async unread(user: string): Promise<number> {
    const [row]: { n: number }[] = await this.database.query(
      `SELECT count(*)::int AS n FROM ${SEEN} WHERE s.read_at IS NULL`,
      [user],
    );
    return row!.n;
  }

  /** Marks those of the alerts that the user sees; the others are none of his. */
  async mark(user: string, { ids, read, acknowledged, assignee }: MarkAlerts): Promise<void> {
    await this.database.transaction(async (tx) => {
      const rows: { id: string }[] = await tx.query(`SELECT a.id FROM ${SEEN} WHERE a.id = ANY($2::uuid[])`, [
        user,
        ids,
      ]);
      const seen = rows.map((row) => row.id);
      if (read === true)
        await tx.query(
          'INSERT INTO alert_reads (alert_id, user_name) SELECT unnest($1::uuid[]), $2 ON CONFLICT DO NOTHING',
          [seen, user],
        );
      if (read === false)
        await tx.query('DELETE FROM alert_reads WHERE alert_id = ANY($1::uuid[]) AND user_name = $2', [
          seen,
          user,
        ]);
      if (acknowledged !== undefined)
        await tx.query(
          'UPDATE alerts SET acknowledged_at = CASE WHEN $2 THEN coalesce(acknowledged_at, now()) END WHERE id = ANY($1::uuid[])',
          [seen, acknowledged],
        );
      if (assignee !== undefined)
        await tx.query('UPDATE alerts SET assignee = $2 WHERE id = ANY($1::uuid[])', [seen, assignee]);
      await tx.query(`SELECT pg_notify($1, '')`, [ALERTS_CHANNEL]);
    });
  }
}

const itemOf = (row: AlertRow): AlertItem => ({
  id: row.id,
  ruleId: row.rule_id,
  ruleName: row.rule_name,
  ruleVersion: row.rule_version,
  contactId: row.contact_id,
  firedAt: row.fired_at,
  reason: row.reason,
  state: row.because === null ? 'standing' : 'withdrawn',
  corrections: row.corrections,
  contact: row.contact as AlertItem['contact'],
  names: row.names ?? {},
  readAt: row.read_at,
  acknowledgedAt: row.acknowledged_at,
  assignee: row.assignee,
});

const cursorOf = (number: string): string => Buffer.from(number).toString('base64url');

const numberOf = (cursor: string): string => {
  const number = Buffer.from(cursor, 'base64url').toString();
  if (!/^[1-9]\d{0,17}$/.test(number))
    throw new Failure('INVALID_REQUEST', 'cursor: is not one that this API gave; start without it.');
  return number;
};
