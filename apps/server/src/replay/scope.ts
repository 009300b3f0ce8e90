import type { Clock } from '@chancery/contracts';
import { type ContactFilter, claimsOfAction } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import { placesOfClaims } from '../past/claim-places';
import { MOST_LISTED } from '../past/listing';
import { type Moment, projectedPosition } from '../past/moment';
import { binding, couldEverPass } from '../past/narrowing';
import { rarestFirst } from '../past/search';
import { actorNamesAt, type ContactDecision, standingDecisions } from '../past/standing';
import type { Scope } from './timeline';

/** Later than any publication. */
const AFTER_ALL = '2200-01-01T00:00:00.000Z';

/** What a replay with this filter has to read. */
export const scopeOf = async (sql: Sql, clock: Clock, filter: ContactFilter): Promise<Scope> => {
  const moment: Moment = { clock, at: AFTER_ALL, position: await projectedPosition(sql) };
  const rarest = await rarestFirst(sql, filter, await actorNamesAt(sql, moment));
  const asked = rarest.map(({ ids }) => ids);
  const isRare = rarest[0] !== undefined && rarest[0].contacts <= MOST_LISTED;
  const find = clock === 'published' ? contactsThatCanPass : contactsThatCouldEverPass;
  const contacts = isRare ? await find(sql, filter, asked) : null;
  return { filter, asked, contacts, decided: await decidedToday(sql, moment) };
};

type Find = (sql: Sql, filter: ContactFilter, asked: readonly (readonly string[])[]) => Promise<string[]>;

const contactsThatCanPass: Find = async (sql, filter, asked) => {
  const { values, bind } = binding();
  const rows = await sql.query<{ id: string }>(
    `SELECT c.id FROM contacts c WHERE ${couldEverPass(filter, asked, bind)}`,
    values,
  );
  return rows.map(({ id }) => id);
};

/** Contacts that have, or had at any time, a claim that names one of the first list, or whose participants were corrected. */
const contactsThatCouldEverPass: Find = async (sql, _, asked) => {
  const rows = await sql.query<{ id: string }>(
    `WITH named AS MATERIALIZED (
       SELECT m.claim_id FROM contacts c CROSS JOIN LATERAL (
         SELECT claim_id FROM memberships m WHERE m.contact_id = c.id AND m.until IS NULL OFFSET 0
       ) m WHERE c.claimed_ids && $1::text[]
       UNION
       SELECT claim_id FROM memberships WHERE claimed_ids && $1::text[]
       UNION
       SELECT unnest(claim_ids) FROM contact_decisions WHERE decision #> '{action,fields}' ? 'participants'
     )
     SELECT DISTINCT m.contact_id AS id FROM named CROSS JOIN LATERAL (
       SELECT contact_id FROM memberships m WHERE m.claim_id = named.claim_id AND m.until IS NULL
       UNION ALL
       SELECT contact_id FROM memberships m WHERE m.claim_id = named.claim_id AND m.until IS NOT NULL
     ) m WHERE m.contact_id IS NOT NULL`,
    [asked[0]],
  );
  return rows.map(({ id }) => id);
};

/** Decisions that stand today, by the contacts that they speak of. */
const decidedToday = async (sql: Sql, moment: Moment): Promise<Map<string, ContactDecision[]>> => {
  const byContact = new Map<string, ContactDecision[]>();
  if (moment.clock === 'recorded') return byContact;
  const decisions = await standingDecisions(sql, moment);
  const named = decisions.flatMap(({ action }) => claimsOfAction(action));
  const places = await placesOfClaims(sql, moment, named);
  for (const decision of decisions) {
    const ids = claimsOfAction(decision.action).flatMap((claim) => places.get(claim) ?? []);
    for (const id of new Set(ids)) byContact.set(id, [...(byContact.get(id) ?? []), decision]);
  }
  return byContact;
};
