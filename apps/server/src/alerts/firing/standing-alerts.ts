import type { AlertRule, Because, FiredAlert, Reason } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';

/** A firing as it is stored, with the rule that gave it as it was then. */
export interface StoredAlert extends FiredAlert {
  readonly id: string;
  readonly rule: AlertRule;
  readonly key: string;
}

interface AlertRow {
  readonly id: string;
  readonly rule: AlertRule;
  readonly key: string;
  readonly contact_id: string | null;
  readonly anchor: string;
  readonly reason: Reason;
  readonly because: Because | null;
}

const COLUMNS = 'id, rule, key, contact_id, anchor, reason, because';

/**
 * Lets alerts follow their occasions: an alert belongs to the contact that has its anchor now, where contacts were
 * merged, split, taken away or brought back.
 */
export const followAnchors = async (
  tx: Sql,
  { gone, changed }: { readonly gone: readonly string[]; readonly changed: readonly string[] },
): Promise<void> => {
  await tx.query(
    `UPDATE alerts SET contact_id = here.contact_id
     FROM (
       SELECT a.id, (SELECT m.contact_id FROM memberships m WHERE m.until IS NULL AND m.origin_id = a.anchor
                     UNION ALL
                     SELECT m.contact_id FROM memberships m
                     WHERE m.until IS NULL AND m.claim_id = a.anchor AND m.origin_id IS NULL LIMIT 1) AS contact_id
       FROM alerts a
       WHERE a.contact_id = ANY($1::uuid[]) OR a.anchor = ANY($1::uuid[])
          OR (a.contact_id IS NULL AND a.anchor IN (
                SELECT coalesce(origin_id, claim_id) FROM memberships
                WHERE contact_id = ANY($2::uuid[]) AND until IS NULL))
     ) AS here
     WHERE here.id = alerts.id AND alerts.contact_id IS DISTINCT FROM here.contact_id`,
    [[...gone, ...changed], changed],
  );
};

/**
 * The alerts that changed contacts can bear upon: on these contacts; on contacts that these are said to have been before;
 * on later contacts of their pairs; and on contacts that are gone.
 */
export const readAffected = async (
  tx: Sql,
  {
    gone,
    changed,
    dyads,
  }: {
    readonly gone: readonly string[];
    readonly changed: readonly string[];
    /** Each with the earliest day of those that changed. */
    readonly dyads: ReadonlyMap<string, string>;
  },
): Promise<StoredAlert[]> => {
  const rows = await tx.query<AlertRow>(
    `SELECT ${COLUMNS} FROM alerts WHERE contact_id = ANY($1::uuid[])
     UNION SELECT ${COLUMNS} FROM alerts WHERE contact_id IS NULL AND anchor = ANY($2::uuid[])
     UNION SELECT ${COLUMNS} FROM alerts WHERE because -> 'earlier' ->> 'contactId' = ANY($3::text[])
     UNION SELECT ${COLUMNS} FROM alerts JOIN unnest($4::text[], $5::date[]) AS d (dyad, from_day)
       ON alerts.dyads @> ARRAY[d.dyad] AND alerts.day >= d.from_day`,
    [changed, gone, [...changed, ...gone], [...dyads.keys()], [...dyads.values()]],
  );
  return rows.map(({ contact_id, anchor, ...row }) => ({ ...row, contactId: contact_id ?? anchor }));
};
