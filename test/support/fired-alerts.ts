import { randomUUID } from 'node:crypto';
import type pg from 'pg';

export interface FiredAlert {
  readonly alertId: string;
  /** Of its deliveries, in the order of the channels. */
  readonly deliveryIds: readonly string[];
}

const WHO = 'person:marco-rubio';
const WITH = 'person:sergey-lavrov';
const WHEN = { kind: 'first-contact', withinDays: 365 };
const BODY = {
  who: { actor: WHO },
  with: { actor: WITH },
  when: WHEN,
  filter: {},
  demands: {},
  recencyDays: 14,
};

/** A rule that stands in the database and tells nothing by itself. */
export const storeRule = async (db: pg.Client, name: string): Promise<string> => {
  const { rows } = await db.query(
    `INSERT INTO alert_rules (since, owner, shared, name, body, state)
     VALUES (0, 'administrator', false, $1, $2, 'paused') RETURNING id`,
    [name, { ...BODY, channels: [] }],
  );
  return rows[0].id;
};

/** An alert of the contact as if the rule had told it, with its deliveries, in one transaction. */
export const storeAlert = async (
  db: pg.Client,
  { ruleId, contactId, channels }: { ruleId: string; contactId: string | null; channels: readonly string[] },
): Promise<FiredAlert> => {
  const reason = {
    kind: 'first-contact',
    pairs: [{ who: WHO, with: WITH, last: { contactId: randomUUID(), day: '2024-01-12' } }],
    mode: 'call',
    day: '2025-02-15',
  };
  const rule = { ...BODY, ruleId, version: 1, since: 0 };
  const key = `spec ${randomUUID()}`;
  await db.query('BEGIN');
  const alert = await db.query(
    `INSERT INTO alerts (rule_id, rule_version, rule, anchor, contact_id, key, dyads, day, reason)
     VALUES ($1, 1, $2, $3, $4, $5, $6, '2025-02-15', $7) RETURNING id`,
    [ruleId, rule, contactId ?? randomUUID(), contactId, key, [`${WHO} ${WITH}`], reason],
  );
  const alertId: string = alert.rows[0].id;
  const deliveries = await db.query(
    `INSERT INTO alert_deliveries (kind, alert_id, channel_id)
     SELECT 'alert', $1, channel FROM unnest($2::uuid[]) AS channel RETURNING id`,
    [alertId, channels],
  );
  await db.query(`COMMIT; NOTIFY chancery_alerts`);
  return { alertId, deliveryIds: deliveries.rows.map(({ id }) => id) };
};

/** A correction of the alert, told to these channels. */
export const storeCorrection = async (
  db: pg.Client,
  { alertId, amendment, channels }: { alertId: string; amendment: object; channels: readonly string[] },
): Promise<void> => {
  await db.query(
    `WITH noted AS (INSERT INTO alert_amendments (alert_id, amendment) VALUES ($1, $2) RETURNING id)
     INSERT INTO alert_deliveries (kind, alert_id, amendment_id, channel_id)
     SELECT 'correction', $1, noted.id, channel FROM noted, unnest($3::uuid[]) AS channel`,
    [alertId, amendment, channels],
  );
  await db.query('NOTIFY chancery_alerts');
};
