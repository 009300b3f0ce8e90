import {
  blocksOf,
  type Contact,
  type ContactsState,
  claimsOf,
  contactOf,
  firstDay,
  isAnchor,
  lastDay,
  looseKey,
  type StandingClaim,
  searchText,
} from '@chancery/domain';
import type { Sql } from '@chancery/event-log';

interface Outcome {
  readonly state: ContactsState;
  /** Ids of occasions that were made, changed or emptied. */
  readonly changed: readonly string[];
  /** Claim ids that were stored before. */
  readonly before: ReadonlySet<string>;
  readonly position: number;
}

/** Writes a batch's outcome: claims that came, moved or went; contacts that changed; contacts that are gone. */
export const saveOccasions = async (
  tx: Sql,
  { state, changed, before, position }: Outcome,
): Promise<void> => {
  const contacts = changed.flatMap((id) => contactOf(state, id) ?? []);
  const gone = changed.filter((id) => !state.occasions.has(id));
  const removed = [...before].filter((id) => !state.claims.has(id));
  const placed = contacts.flatMap(({ id }) =>
    claimsOf(state, id).map((claimId) => ({ contactId: id, claim: state.claims.get(claimId)! })),
  );
  await removeClaims(tx, removed);
  await moveClaims(
    tx,
    placed.filter(({ claim }) => before.has(claim.claimId)),
  );
  await insertClaims(
    tx,
    placed.filter(({ claim }) => !before.has(claim.claimId)),
  );
  await removeContacts(tx, gone, position);
  await upsertContacts(tx, contacts, position);
};

interface PlacedClaim {
  readonly contactId: string;
  readonly claim: StandingClaim;
}

const removeClaims = async (tx: Sql, ids: readonly string[]): Promise<void> => {
  if (ids.length > 0) await tx.query('DELETE FROM contact_claims WHERE claim_id = ANY($1::uuid[])', [ids]);
};

const moveClaims = async (tx: Sql, placed: readonly PlacedClaim[]): Promise<void> => {
  if (placed.length === 0) return;
  await tx.query(
    `UPDATE contact_claims c SET contact_id = moved.contact_id
     FROM unnest($1::uuid[], $2::uuid[]) AS moved (claim_id, contact_id)
     WHERE c.claim_id = moved.claim_id AND c.contact_id <> moved.contact_id`,
    [placed.map(({ claim }) => claim.claimId), placed.map(({ contactId }) => contactId)],
  );
};

const insertClaims = async (tx: Sql, placed: readonly PlacedClaim[]): Promise<void> => {
  if (placed.length === 0) return;
  await tx.query(
    `INSERT INTO contact_claims (claim_id, contact_id, position, loose_key, demo)
     SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::text[], $5::boolean[])`,
    [
      placed.map(({ claim }) => claim.claimId),
      placed.map(({ contactId }) => contactId),
      placed.map(({ claim }) => claim.position),
      placed.map(({ claim }) => (isAnchor(claim) ? null : looseKey(claim))),
      placed.map(({ claim }) => claim.article.demo),
    ],
  );
  await insertBlocks(tx, placed);
};

const insertBlocks = async (tx: Sql, placed: readonly PlacedClaim[]): Promise<void> => {
  const rows = placed.flatMap(({ claim }) => blocksOf(claim).map((block) => ({ block, claim })));
  await tx.query(
    `INSERT INTO claim_blocks (block, anchor, claim_id)
     SELECT * FROM unnest($1::text[], $2::boolean[], $3::uuid[])`,
    [
      rows.map(({ block }) => block),
      rows.map(({ claim }) => isAnchor(claim)),
      rows.map(({ claim }) => claim.claimId),
    ],
  );
};

const removeContacts = async (tx: Sql, ids: readonly string[], position: number): Promise<void> => {
  if (ids.length === 0) return;
  await tx.query(
    `WITH removed AS (DELETE FROM contacts WHERE id = ANY($1::uuid[]) RETURNING id)
     INSERT INTO contacts_gone (position, id) SELECT $2, id FROM removed`,
    [ids, position],
  );
};

/** Lists inside an array of rows travel as JSON: `unnest` would flatten them. */
const upsertContacts = async (tx: Sql, contacts: readonly Contact[], position: number): Promise<void> => {
  if (contacts.length === 0) return;
  await tx.query(
    `INSERT INTO contacts (id, position, news_position, mode, status, actor_ids, countries, topics, outlets, langs,
                           first_day, last_day, demo, search, view)
     SELECT id, $2, news_position, view->>'mode', view->>'status',
            ARRAY(SELECT p->>'actorId' FROM jsonb_array_elements(view->'participants') p),
            ARRAY(SELECT DISTINCT p->>'country' FROM jsonb_array_elements(view->'participants') p
                  WHERE p->>'country' IS NOT NULL),
            ARRAY(SELECT jsonb_array_elements_text(view->'topics')),
            ARRAY(SELECT jsonb_array_elements_text(view->'sources'->'outlets')),
            ARRAY(SELECT jsonb_array_elements_text(view->'sources'->'langs')),
            first_day, last_day, (view->>'demo')::boolean, search, view
     FROM unnest($1::uuid[], $3::bigint[], $4::date[], $5::date[], $6::text[], $7::jsonb[])
          AS row (id, news_position, first_day, last_day, search, view)
     ON CONFLICT (id) DO UPDATE SET
       position = excluded.position, news_position = excluded.news_position, mode = excluded.mode,
       status = excluded.status, actor_ids = excluded.actor_ids, countries = excluded.countries,
       topics = excluded.topics, outlets = excluded.outlets, langs = excluded.langs,
       first_day = excluded.first_day, last_day = excluded.last_day, demo = excluded.demo,
       search = excluded.search, view = excluded.view`,
    [
      contacts.map((c) => c.id),
      position,
      contacts.map((c) => c.newsPosition),
      contacts.map((c) => c.date && firstDay(c.date.value)),
      contacts.map((c) => c.date && lastDay(c.date.value)),
      contacts.map(searchText),
      contacts.map((contact) => JSON.stringify(contact)),
    ],
  );
};
