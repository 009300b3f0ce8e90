import type { AlertRuleBody, AlertRuleItem } from '@chancery/contracts';
import type { AlertRule, Member, Selector, WatchLists } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { isoOf } from '../../past/moment';

/** What the column `body` holds: a rule as the API has it, but for what columns hold. */
export type StoredBody = Omit<AlertRuleBody, 'name' | 'shared'>;

/** What is read of a rule to judge by it. */
export interface JudgedRow {
  readonly id: string;
  readonly version: number;
  /** Bigint. */
  readonly since: string | number;
  readonly body: StoredBody;
}

/** A rule that judges, and who is told what it fires. */
export interface StoredRule {
  readonly rule: AlertRule;
  readonly name: string;
  readonly owner: string;
  /** Ids of channels beside the inbox. */
  readonly channels: string[];
  readonly state: AlertRuleItem['state'];
  /** ISO 8601, UTC: muted until then. */
  readonly snoozedUntil: string | null;
}

/** Rules or watch lists have changed: whoever holds some reads them again. */
export const RULES_CHANNEL = 'chancery_alert_rules';

interface RuleRow extends JudgedRow {
  readonly name: string;
  readonly owner: string;
  readonly state: StoredRule['state'];
  readonly snoozed_until: string | null;
}

/** Every rule that stands and is not paused, with the members of all watch lists. */
export const readRules = async (sql: Sql): Promise<{ rules: StoredRule[]; lists: WatchLists }> => {
  const rows = await sql.query<RuleRow>(
    `SELECT id, version, since, body, name, owner, state, ${isoOf('snoozed_until')} AS snoozed_until
     FROM alert_rules WHERE deleted_at IS NULL AND state <> 'paused' ORDER BY created_at, id`,
  );
  return { rules: rows.map(storedRuleOf), lists: await readLists(sql) };
};

/** Members by the id of their list, of all lists that stand. */
export const readLists = async (sql: Sql): Promise<WatchLists> => {
  const rows = await sql.query<{ id: string; members: readonly Member[] }>(
    'SELECT id, members FROM watch_lists WHERE deleted_at IS NULL',
  );
  return new Map(rows.map(({ id, members }) => [id, members]));
};

const storedRuleOf = (row: RuleRow): StoredRule => ({
  rule: ruleOf(row),
  name: row.name,
  owner: row.owner,
  channels: row.body.channels.filter((channel) => channel !== 'inbox'),
  state: row.state,
  snoozedUntil: row.snoozed_until,
});

/** The rule as the domain judges by it. */
export const ruleOf = ({ id, version, since, body }: JudgedRow): AlertRule => ({
  ruleId: id,
  version,
  who: selectorOf(body.who),
  with: selectorOf(body.with),
  when: body.when,
  filter: body.filter,
  demands: body.demands,
  recencyDays: body.recencyDays,
  since: Number(since),
});

/** `foreign-minister` is `foreign_minister` among the gazetteer's titles. */
const selectorOf = (selector: Selector): Selector =>
  'office' in selector && selector.office !== undefined
    ? { ...selector, office: selector.office.replaceAll('-', '_') }
    : selector;
