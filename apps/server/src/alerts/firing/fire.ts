import { type Contact, dyadName, RuleIndex, watchedPairs } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { readRules, type StoredRule } from '../rules/stored-rules';
import { type Changed, readContacts } from './changed-contacts';
import { BatchJudgement } from './judge-batch';
import { readPasts } from './pair-pasts';
import { followAnchors, readAffected, type StoredAlert } from './standing-alerts';
import { writeAlerts, writeAmendments } from './write-alerts';

/** The rules as they stand, by the pairs that they ask for. */
export interface Rules {
  readonly byId: ReadonlyMap<string, StoredRule>;
  readonly index: RuleIndex;
  readonly lists: Awaited<ReturnType<typeof readRules>>['lists'];
}

export const loadRules = async (sql: Sql): Promise<Rules> => {
  const { rules, lists } = await readRules(sql);
  return {
    byId: new Map(rules.map((stored) => [stored.rule.ruleId, stored])),
    index: new RuleIndex(
      rules.map((stored) => stored.rule),
      lists,
    ),
    lists,
  };
};

/** By which clock something is news: that of the database, or, for records of the past, that of the press. */
export type NewsClock = 'recorded' | 'published';

/** Judges what changed, and stores alerts, amendments and what has to be sent. Gives how many of each. */
export const fire = async (
  tx: Sql,
  rules: Rules,
  changed: Changed,
  clock: NewsClock = 'recorded',
): Promise<{ alerts: number; amendments: number }> => {
  const ids = changed.contacts.map(({ id }) => id);
  await followAnchors(tx, { gone: changed.gone, changed: ids });
  const alerts = await readAffected(tx, {
    gone: changed.gone,
    changed: ids,
    dyads: dyadsOf(rules, changed.contacts),
  });
  if (alerts.length === 0 && rules.byId.size === 0) return { alerts: 0, amendments: 0 };
  const now = await databaseClock(tx);
  const judgement = new BatchJudgement({
    contacts: changed.contacts,
    alerts,
    contactsOfAlerts: await contactsOf(tx, alerts, changed.contacts),
    index: rules.index,
    lists: rules.lists,
    now: (toldAt) => (clock === 'published' ? toldAt : now),
    isSince: await sinceOf(tx, changed.contacts),
  });
  const { fired, amended } = judgement.judge(await readPasts(tx, judgement.asked));
  await writeAmendments(tx, amended);
  const stored = await writeAlerts(tx, fired, (ruleId) => channelsOf(rules.byId.get(ruleId), now));
  return { alerts: stored, amendments: amended.length };
};

/** The pairs that rules ask for among changed contacts, with the earliest day of these. */
const dyadsOf = ({ index, lists }: Rules, contacts: readonly Contact[]): Map<string, string> => {
  const dyads = new Map<string, string>();
  for (const contact of contacts) {
    if (contact.date?.precision !== 'day') continue;
    for (const rule of index.rulesFor(contact))
      for (const pair of watchedPairs(rule, contact, lists)) {
        const before = dyads.get(dyadName(pair));
        if (before === undefined || contact.date.value < before)
          dyads.set(dyadName(pair), contact.date.value);
      }
  }
  return dyads;
};

const contactsOf = async (
  tx: Sql,
  alerts: readonly StoredAlert[],
  changed: readonly Contact[],
): Promise<Map<string, Contact>> => {
  const known = new Map(changed.map((contact) => [contact.id, contact]));
  const others = [...new Set(alerts.map(({ contactId }) => contactId))].filter((id) => !known.has(id));
  for (const contact of await readContacts(tx, others)) known.set(contact.id, contact);
  return known;
};

/** Whether the claim that told a turn in the life of a contact came after a position. */
const sinceOf = async (tx: Sql, contacts: readonly Contact[]) => {
  const turns = contacts.flatMap(({ life }) => (life.length > 1 ? life.map((step) => step.claimId) : []));
  const rows =
    turns.length === 0
      ? []
      : await tx.query<{ claim_id: string; position: string }>(
          'SELECT claim_id, position FROM memberships WHERE claim_id = ANY($1::uuid[]) AND until IS NULL',
          [turns],
        );
  const positions = new Map(rows.map((row) => [row.claim_id, Number(row.position)]));
  return (claimId: string, position: number): boolean => (positions.get(claimId) ?? 0) > position;
};

/** Where alerts of a rule are sent now, beside the inbox. */
export const channelsOf = (stored: StoredRule | undefined, now: string): readonly string[] => {
  if (stored?.state !== 'active') return [];
  return stored.snoozedUntil !== null && stored.snoozedUntil > now ? [] : stored.channels;
};

/** The clock of the database: ISO 8601, UTC. */
export const databaseClock = async (tx: Sql): Promise<string> => {
  const [row] = await tx.query<{ now: Date }>('SELECT clock_timestamp() AS now');
  return row!.now.toISOString();
};
