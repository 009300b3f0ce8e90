import { addDays, dyadName, type Reason } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import type { Amended, NewAlert } from './judge-batch';

/** Ids of channels by rule: where its alerts are sent beside the inbox. Rules that are muted or snoozed have none. */
export type ChannelsOf = (ruleId: string) => readonly string[];

/** Stores alerts and, in the outbox, what has to be sent of them. One that was stored before is left as it is. */
export const writeAlerts = async (
  tx: Sql,
  fired: readonly NewAlert[],
  channelsOf: ChannelsOf,
): Promise<number> => {
  if (fired.length === 0) return 0;
  const rows = fired.map(({ rule, key, contact, reason }) => ({
    rule_id: rule.ruleId,
    rule_version: rule.version,
    rule,
    anchor: contact.id,
    key,
    dyads: reason.pairs.map(dyadName),
    day: judgedDay(reason),
    reason,
  }));
  const stored = await tx.query<{ id: string; rule_id: string }>(
    `INSERT INTO alerts (rule_id, rule_version, rule, anchor, contact_id, key, dyads, day, reason)
     SELECT rule_id, rule_version, rule, anchor, anchor, key, dyads, day, reason
     FROM jsonb_to_recordset($1) AS r (rule_id uuid, rule_version int, rule jsonb, anchor uuid, key text,
                                       dyads text[], day date, reason jsonb)
     ON CONFLICT (rule_id, rule_version, anchor, key) DO NOTHING
     RETURNING id, rule_id`,
    [JSON.stringify(rows)],
  );
  const sent = stored.flatMap(({ id, rule_id }) =>
    channelsOf(rule_id).map((channel) => [id, channel] as const),
  );
  await tx.query(
    `INSERT INTO alert_deliveries (kind, alert_id, channel_id)
     SELECT 'alert', s.alert_id, s.channel_id FROM unnest($1::uuid[], $2::uuid[]) AS s (alert_id, channel_id)
     JOIN alert_channels c ON c.id = s.channel_id AND c.deleted_at IS NULL`,
    [sent.map(([id]) => id), sent.map(([, channel]) => channel)],
  );
  return stored.length;
};

/** The day up to which what happens bears upon an alert: of a silence, the one on which it was over. */
const judgedDay = ({ kind, day, count = 0 }: Reason): string | null =>
  kind === 'silence' && day !== null ? addDays(day, count + 1) : day;

/** Stores what became of alerts, and has everyone told who was told of the alert; it is unread again. */
export const writeAmendments = async (tx: Sql, amended: readonly Amended[]): Promise<void> => {
  if (amended.length === 0) return;
  const rows = amended.map(({ alert, amendment }) => ({ alert_id: alert.id, amendment }));
  await tx.query(
    `WITH told AS (
       SELECT alert_id, amendment FROM jsonb_to_recordset($1) AS r (alert_id uuid, amendment jsonb)
     ), noted AS (
       INSERT INTO alert_amendments (alert_id, amendment) SELECT alert_id, amendment FROM told RETURNING id, alert_id
     ), updated AS (
       UPDATE alerts SET because = nullif(told.amendment, '{"kind": "restored"}'::jsonb)
       FROM told WHERE alerts.id = told.alert_id
     ), unread AS (
       DELETE FROM alert_reads USING told WHERE alert_reads.alert_id = told.alert_id
     )
     INSERT INTO alert_deliveries (kind, alert_id, amendment_id, channel_id)
     SELECT 'correction', d.alert_id, noted.id, d.channel_id
     FROM noted JOIN alert_deliveries d ON d.alert_id = noted.alert_id AND d.kind = 'alert'
       JOIN alert_channels c ON c.id = d.channel_id AND c.deleted_at IS NULL`,
    [JSON.stringify(rows)],
  );
};
