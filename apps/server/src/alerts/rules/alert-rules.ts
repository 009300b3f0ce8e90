import { isDeepStrictEqual } from 'node:util';
import type { AlertRuleBody, AlertRuleItem, AlertRuleState } from '@chancery/contracts';
import type { AlertRule } from '@chancery/domain';
import { headPosition, type Sql } from '@chancery/event-log';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Failure } from '../../edge/failure';
import { isoOf } from '../../past/moment';
import { changeRules } from './changing';
import { checkRule } from './rule-checks';
import { ruleOf, type StoredBody } from './stored-rules';

interface RuleRow {
  readonly id: string;
  readonly version: number;
  readonly since: string;
  readonly owner: string;
  readonly shared: boolean;
  readonly name: string;
  readonly body: StoredBody;
  readonly state: AlertRuleItem['state'];
  readonly snoozed_until: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly alerts: number;
  readonly last_fired_at: string | null;
}

/** The rules that a user sees, who is `$1`. */
const SEEN = /* sql */ `
  SELECT id, version, since, owner, shared, name, body, state, ${isoOf('snoozed_until')} AS snoozed_until,
         ${isoOf('created_at')} AS created_at, ${isoOf('updated_at')} AS updated_at,
         fired.alerts, fired.last_fired_at
  FROM alert_rules
  CROSS JOIN LATERAL (
    SELECT count(*)::int AS alerts, ${isoOf('max(fired_at)')} AS last_fired_at FROM alerts
    WHERE rule_id = alert_rules.id
  ) fired
  WHERE deleted_at IS NULL AND (owner = $1 OR shared)`;

/** Rules of one user, and those that others share: whoever sees a rule may change it. */
@Injectable()
export class AlertRules {
  constructor(private readonly database: DataSource) {}

  /** The latest first. */
  async list(user: string): Promise<AlertRuleItem[]> {
    const rows: RuleRow[] = await this.database.query(`${SEEN} ORDER BY alert_rules.created_at DESC, id`, [
      user,
    ]);
    return rows.map(itemOf);
  }

  /** @throws Failure ALERT_RULE_NOT_FOUND */
  async one(user: string, id: string): Promise<AlertRuleItem> {
    return itemOf(await findRule(this.database, user, id));
  }

  /**
   * A rule tells of nothing that is known when it is made.
   * @throws Failure INVALID_REQUEST, see `checkRule`
   */
  create(user: string, wanted: AlertRuleBody): Promise<AlertRuleItem> {
    return changeRules(this.database, async (tx) => {
      const { name, shared, ...body } = await checkRule(tx, wanted, { user });
      const [row]: { id: string }[] = await tx.query(
        `INSERT INTO alert_rules (since, owner, shared, name, body, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, clock_timestamp(), clock_timestamp()) RETURNING id`,
        [await headPosition(tx), user, shared, name, JSON.stringify(body)],
      );
      return itemOf(await findRule(tx, user, row!.id));
    });
  }

  /**
   * Where what the rule tells is another, it begins anew as its next version.
   * @throws Failure ALERT_RULE_NOT_FOUND; INVALID_REQUEST, see `checkRule`
   */
  replace(user: string, id: string, wanted: AlertRuleBody): Promise<AlertRuleItem> {
    return changeRules(this.database, async (tx) => {
      const row = await findRule(tx, user, id);
      const asking = { user, kept: row.body.channels };
      const { name, shared, ...body } = await checkRule(tx, wanted, asking);
      const isSame = isDeepStrictEqual(toldBy(row.body), toldBy(body));
      await tx.query(
        `UPDATE alert_rules SET name = $2, shared = $3, body = $4, version = $5, since = $6,
                updated_at = clock_timestamp() WHERE id = $1`,
        [
          id,
          name,
          shared,
          JSON.stringify(body),
          isSame ? row.version : row.version + 1,
          isSame ? row.since : await headPosition(tx),
        ],
      );
      // Another's rule that is no longer shared is seen by its owner alone.
      return itemOf(await findRule(tx, row.owner, id));
    });
  }

  /**
   * What came while a rule was paused is not told afterwards.
   * @throws Failure ALERT_RULE_NOT_FOUND; INVALID_REQUEST for an end of the snooze that is over
   */
  async setState(user: string, id: string, wanted: AlertRuleState): Promise<AlertRuleItem> {
    if (wanted.snoozedUntil && Date.parse(wanted.snoozedUntil) <= Date.now()) throw snoozeIsOver();
    return changeRules(this.database, async (tx) => {
      const row = await findRule(tx, user, id);
      const { state = row.state, snoozedUntil = row.snoozed_until } = wanted;
      const resumes = row.state === 'paused' && state !== 'paused';
      await tx.query(
        `UPDATE alert_rules SET state = $2, snoozed_until = $3, since = $4, updated_at = clock_timestamp()
         WHERE id = $1`,
        [id, state, snoozedUntil, resumes ? await headPosition(tx) : row.since],
      );
      return itemOf(await findRule(tx, user, id));
    });
  }

  /**
   * It fires no more; what it has fired stays.
   * @throws Failure ALERT_RULE_NOT_FOUND
   */
  async remove(user: string, id: string): Promise<void> {
    await changeRules(this.database, async (tx) => {
      await findRule(tx, user, id);
      await tx.query(
        'UPDATE alert_rules SET deleted_at = clock_timestamp(), updated_at = clock_timestamp() WHERE id = $1',
        [id],
      );
    });
  }
}

const snoozeIsOver = (): Failure => {
  const fault = { path: 'snoozedUntil', message: 'must lie ahead; null ends a snooze' };
  return new Failure('INVALID_REQUEST', `${fault.path}: ${fault.message}`, [fault]);
};

const findRule = async (sql: Sql, user: string, id: string): Promise<RuleRow> => {
  const [row] = await sql.query<RuleRow>(`${SEEN} AND id = $2`, [user, id]);
  if (!row) throw new Failure('ALERT_RULE_NOT_FOUND', `There is no alert rule ${id}.`);
  return row;
};

/** What a rule tells, apart from which rule and version it is. */
const toldBy = (body: StoredBody): AlertRule => {
  const rule = ruleOf({ id: '', version: 0, since: 0, body });
  // Fields that are absent and fields that are undefined are the same.
  return JSON.parse(JSON.stringify(rule));
};

const itemOf = (row: RuleRow): AlertRuleItem => ({
  ...row.body,
  name: row.name,
  shared: row.shared,
  id: row.id,
  version: row.version,
  owner: row.owner,
  state: row.state,
  snoozedUntil: row.snoozed_until,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
  alerts: row.alerts,
  lastFiredAt: row.last_fired_at,
});
