import type { AlertReason, ContactItem } from '@chancery/contracts';
import type { Amendment, Condition } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { gazetteerActor } from '../../actors/known-actors';
import type { Told, ToldAlert } from './told';

interface Row {
  readonly kind: Told['kind'];
  readonly alertId: string;
  readonly ruleId: string;
  readonly ruleName: string;
  readonly ruleVersion: number;
  readonly when: Condition;
  readonly firedAt: Date;
  readonly reason: AlertReason;
  readonly contact: ContactItem | null;
  readonly amendment: Amendment | null;
  readonly amendedAt: Date | null;
}

/** What a delivery tells, read as it is now; undefined where it is gone. */
export const readTold = async (sql: Sql, deliveryId: string): Promise<Told | undefined> => {
  const [row] = await sql.query<Row>(
    `SELECT d.kind, a.id AS "alertId", a.rule_id AS "ruleId", r.name AS "ruleName",
            a.rule_version AS "ruleVersion", a.rule -> 'when' AS "when", a.fired_at AS "firedAt", a.reason,
            c.view AS contact, m.amendment, m.at AS "amendedAt"
     FROM alert_deliveries d
       LEFT JOIN alerts a ON a.id = d.alert_id LEFT JOIN alert_rules r ON r.id = a.rule_id
       LEFT JOIN contacts c ON c.id = a.contact_id LEFT JOIN alert_amendments m ON m.id = d.amendment_id
     WHERE d.id = $1`,
    [deliveryId],
  );
  if (!row) return undefined;
  if (row.kind === 'test') return { kind: 'test' };
  const alert = await alertOf(sql, row);
  if (row.kind === 'alert') return { kind: 'alert', alert };
  const correction = { ...row.amendment!, at: row.amendedAt!.toISOString() };
  return { kind: 'correction', alert, correction };
};

const alertOf = async (sql: Sql, row: Row): Promise<ToldAlert> => ({
  alertId: row.alertId,
  ruleId: row.ruleId,
  ruleName: row.ruleName,
  ruleVersion: row.ruleVersion,
  when: row.when,
  firedAt: row.firedAt.toISOString(),
  reason: row.reason,
  contact: row.contact,
  names: await namesOf(sql, row),
});

/** Names as the contact has them, else as other contacts have, else the gazetteer. */
const namesOf = async (sql: Sql, { reason, contact, firedAt }: Row): Promise<Record<string, string>> => {
  const ids = [...new Set(reason.pairs.flatMap((pair) => [pair.who, pair.with]))];
  const names: Record<string, string> = {};
  for (const id of ids) {
    const name = nameIn(contact, id) ?? (await nameElsewhere(sql, id)) ?? nameOfGazetteer(id, firedAt);
    if (name !== undefined) names[id] = name;
  }
  return names;
};

const nameIn = (contact: ContactItem | null | undefined, id: string): string | undefined =>
  contact?.participants.find(({ actorId }) => actorId === id)?.name;

const nameElsewhere = async (sql: Sql, id: string): Promise<string | undefined> => {
  const [row] = await sql.query<{ view: ContactItem }>(
    'SELECT view FROM contacts WHERE actor_ids @> ARRAY[$1::text] LIMIT 1',
    [id],
  );
  return nameIn(row?.view, id);
};

const nameOfGazetteer = (id: string, at: Date): string | undefined =>
  gazetteerActor(id, at.toISOString().slice(0, 10))?.name;
