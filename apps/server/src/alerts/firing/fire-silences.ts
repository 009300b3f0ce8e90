import {
  type AlertRule,
  type Contact,
  dyadName,
  isNews,
  judgeSilence,
  type LastContact,
  silentSince,
  type WatchLists,
  watchedPairs,
} from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { channelsOf, type Rules } from './fire';
import type { NewAlert } from './judge-batch';
import { writeAlerts } from './write-alerts';

/**
 * Stores the alerts of pairs that have been silent for as long as a rule asks, and what has to be sent of them. Each
 * silence is told once. Gives how many.
 * @param now ISO 8601, UTC
 */
export const fireSilences = async (tx: Sql, rules: Rules, now: string): Promise<number> => {
  const due: NewAlert[] = [];
  for (const { rule } of rules.byId.values()) {
    if (rule.when.kind !== 'silence') continue;
    const contacts = await lastContacts(tx, silentSince(rule, rule.when, now.slice(0, 10)));
    due.push(...contacts.flatMap((contact) => silencesAfter(contact, rule, rules.lists, now)));
  }
  return writeAlerts(tx, due, (ruleId) => channelsOf(rules.byId.get(ruleId), now));
};

const silencesAfter = (contact: Last, rule: AlertRule, lists: WatchLists, now: string): NewAlert[] =>
  watchedPairs(rule, contact, lists).flatMap((pair) => {
    if (!contact.dyads.has(dyadName(pair))) return [];
    const verdict = judgeSilence(rule, pair, lastOf(contact), now.slice(0, 10));
    if (!verdict.holds || !isNews(rule, verdict, now)) return [];
    return [{ rule, key: `${verdict.key} ${dyadName(pair)}`, contact, reason: verdict.reason }];
  });

type Last = Contact & {
  /** The pairs that it is the last contact of. */
  readonly dyads: ReadonlySet<string>;
};

const lastOf = (contact: Contact): LastContact => ({
  contactId: contact.id,
  day: contact.date!.value,
  mode: contact.mode,
});

/** The last contacts of pairs, where these lie between two days. */
const lastContacts = async (tx: Sql, { from, to }: { from: string; to: string }): Promise<Last[]> => {
  const rows = await tx.query<{ view: Contact; dyads: string[] }>(
    `SELECT c.view, array_agg(last.a || ' ' || last.b) AS dyads
     FROM (SELECT d.a, d.b, (SELECT p.contact_id FROM contact_pairs p
                             WHERE p.a = d.a AND p.b = d.b AND p.status = 'occurred' AND p.day = d.last_day
                             ORDER BY p.contact_id LIMIT 1) AS contact_id
           FROM dyads d WHERE d.last_day BETWEEN $1 AND $2) AS last
     JOIN contacts c ON c.id = last.contact_id
     GROUP BY c.id, c.view`,
    [from, to],
  );
  return rows.map(({ view, dyads }) => ({ ...view, dyads: new Set(dyads) }));
};
