import type { Contact } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import type pg from 'pg';
import { hashedBlocks, looseKeyOf, namedIn } from './claim-blocks';
import { type ContactFold, type Ended, Pending, type Place } from './contact-fold';
import {
  ACTOR_COLUMNS,
  actorRows,
  CONTACT_COLUMNS,
  contactRow,
  PAIR_COLUMNS,
  pairRows,
} from './contact-rows';
import { type CopyValue, copyRows } from './copy-rows';
import { saveDecisions } from './save-decisions';

/** One transaction, as the two ways to speak in it: statements, and rows in bulk. */
export interface Writing {
  readonly sql: Sql;
  readonly client: pg.ClientBase;
}

/**
 * Writes these contacts as far as they changed, where their claims belong, and all that has ended. The summaries gather
 * in the fold's tally.
 */
export const saveFold = async (
  { sql, client }: Writing,
  fold: ContactFold,
  contactIds: readonly string[],
): Promise<void> => {
  const changed = contactIds.filter((id) => fold.contacts.get(id)?.changed !== undefined);
  const written = new Set(changed);
  const places = [...fold.touched].flatMap((id) => {
    const place = fold.places.get(id);
    return place && (place.contactId === null || written.has(place.contactId)) ? [place] : [];
  });
  await removeOld(sql, fold, changed);
  await closeMemberships(sql, fold.pending.closed);
  await unblock(sql, fold, places);
  await moveLoose(sql, fold, places);
  await copyRows(client, 'memberships', MEMBERSHIP_COLUMNS, membershipRows(fold, places));
  await copyRows(client, 'claim_blocks', ['block', 'anchor', 'claim_id'], blockRows(fold, places));
  const contacts = changed.map((id) => ({ ...fold.current(id), held: fold.contacts.get(id)! }));
  await copyRows(client, 'contacts', CONTACT_COLUMNS, contactRows(contacts));
  await copyRows(client, 'contact_pairs', PAIR_COLUMNS, allPairRows(contacts));
  await copyRows(client, 'contact_actors', ACTOR_COLUMNS, allActorRows(contacts));
  await copyRows(client, 'contacts_gone', ['position', 'id'], goneRows(fold));
  await saveDecisions(sql, fold.pending.decisions);
  for (const { contact, held } of contacts) {
    fold.tally.add(contact, 1);
    held.changed = undefined;
    held.stored = true;
    held.written = fold.tally.sumsPairs ? contact : undefined;
  }
  for (const place of places) {
    place.stored = place.since;
    place.found = fold.state.claims.get(place.raw.claimId);
  }
  settleTouched(fold, places);
};

const settleTouched = (fold: ContactFold, places: readonly Place[]): void => {
  for (const { raw } of places) fold.touched.delete(raw.claimId);
  for (const id of fold.withdrawn) fold.touched.delete(id);
  fold.withdrawn.clear();
  fold.pending = new Pending();
};

/** Takes the rows of contacts that changed or are gone out of the tables and the summaries. */
const removeOld = async (sql: Sql, fold: ContactFold, changed: readonly string[]): Promise<void> => {
  const old = new Map(fold.pending.removed);
  for (const id of changed) {
    const held = fold.contacts.get(id)!;
    if (held.stored) old.set(id, held.written);
  }
  if (old.size === 0) return;
  const unread = [...old].flatMap(([id, contact]) => (contact ? [] : [id]));
  const rows =
    unread.length === 0
      ? []
      : await sql.query<{ view: Contact }>('SELECT view FROM contacts WHERE id = ANY($1::uuid[])', [unread]);
  for (const contact of [...old.values(), ...rows.map((row) => row.view)])
    if (contact) fold.tally.add(contact, -1);
  await sql.query('DELETE FROM contacts WHERE id = ANY($1::uuid[])', [[...old.keys()]]);
  await sql.query('DELETE FROM contact_pairs WHERE contact_id = ANY($1::uuid[])', [[...old.keys()]]);
  await sql.query('DELETE FROM contact_actors WHERE contact_id = ANY($1::uuid[])', [[...old.keys()]]);
};

const closeMemberships = async (sql: Sql, closed: readonly Ended[]): Promise<void> => {
  if (closed.length === 0) return;
  await sql.query(
    `UPDATE memberships m SET until = c.until, loose_key = NULL,
       claimed_ids = CASE WHEN c.claimed IS NOT NULL THEN ARRAY(SELECT jsonb_array_elements_text(c.claimed)) END
     FROM unnest($1::uuid[], $2::bigint[], $3::jsonb[]) AS c (claim_id, until, claimed)
     WHERE m.claim_id = c.claim_id AND m.until IS NULL`,
    [
      closed.map(({ claim }) => claim.claimId),
      closed.map(({ until }) => until),
      closed.map((ended) => (ended.isLost ? JSON.stringify(claimedIds(ended)) : null)),
    ],
  );
};

const claimedIds = ({ claim }: Ended): string[] => [...new Set(namedIn(claim))].sort();

/** Takes claims out of blocks in which they are no longer. */
const unblock = async (sql: Sql, fold: ContactFold, places: readonly Place[]): Promise<void> => {
  const moved = places.flatMap(({ raw, found }) =>
    found && found !== fold.state.claims.get(raw.claimId) ? [[raw.claimId, found] as const] : [],
  );
  const left = new Map([...moved, ...fold.pending.unblocked]);
  if (left.size === 0) return;
  const rows = [...left].flatMap(([id, claim]) => hashedBlocks(claim).map((block) => [block, id] as const));
  await sql.query(
    `DELETE FROM claim_blocks b USING unnest($1::bigint[], $2::uuid[]) AS l (block, claim_id)
     WHERE b.block = l.block AND b.claim_id = l.claim_id`,
    [rows.map(([block]) => block), rows.map(([, id]) => id)],
  );
};

/** The loose keys of claims that stay where they are, but are named otherwise. */
const moveLoose = async (sql: Sql, fold: ContactFold, places: readonly Place[]): Promise<void> => {
  const renamed = places.flatMap(({ raw, stored, found }) => {
    const now = fold.state.claims.get(raw.claimId);
    return stored !== undefined && now && now !== found ? [now] : [];
  });
  if (renamed.length === 0) return;
  await sql.query(
    `UPDATE memberships m SET loose_key = r.loose_key
     FROM unnest($1::uuid[], $2::text[]) AS r (claim_id, loose_key)
     WHERE m.claim_id = r.claim_id AND m.until IS NULL`,
    [renamed.map((claim) => claim.claimId), renamed.map(looseKeyOf)],
  );
};

const MEMBERSHIP_COLUMNS = [
  'claim_id',
  'origin_id',
  'contact_id',
  'occasion_id',
  'position',
  'since',
  'until',
  'published_at',
  'loose_key',
  'demo',
  'claimed_ids',
] as const;

function* membershipRows(fold: ContactFold, places: readonly Place[]): Generator<CopyValue[]> {
  for (const ended of fold.pending.ended) {
    const claimed = ended.isLost ? claimedIds(ended) : null;
    yield membershipRow(ended.claim, ended, ended.until, null, claimed);
  }
  for (const place of places) {
    if (place.stored !== undefined) continue;
    const claim = fold.state.claims.get(place.raw.claimId);
    yield membershipRow(place.raw, place, null, claim ? looseKeyOf(claim) : null, null);
  }
}

const membershipRow = (
  claim: Place['raw'],
  { contactId, occasionId, since }: Pick<Place, 'contactId' | 'occasionId' | 'since'>,
  until: number | null,
  looseKey: string | null,
  claimed: readonly string[] | null,
): CopyValue[] => [
  claim.claimId,
  claim.replaces?.claimId ?? null,
  contactId,
  occasionId,
  claim.position,
  since,
  until,
  new Date(claim.article.publishedAt).toISOString(),
  looseKey,
  claim.article.demo,
  claimed,
];

function* blockRows(fold: ContactFold, places: readonly Place[]): Generator<CopyValue[]> {
  for (const { raw, found } of places) {
    const claim = fold.state.claims.get(raw.claimId);
    if (!claim || claim === found) continue;
    const anchor = looseKeyOf(claim) === null;
    for (const block of hashedBlocks(claim)) yield [block, anchor, raw.claimId];
  }
}

type Written = ReturnType<ContactFold['current']> & {
  readonly held: { readonly changed: number | undefined };
};

function* contactRows(contacts: readonly Written[]): Generator<CopyValue[]> {
  for (const { contact, claims, held } of contacts) yield contactRow(contact, claims, held.changed!);
}

function* allPairRows(contacts: readonly Written[]): Generator<CopyValue[]> {
  for (const { contact } of contacts) yield* pairRows(contact);
}

function* allActorRows(contacts: readonly Written[]): Generator<CopyValue[]> {
  for (const { contact } of contacts) yield* actorRows(contact);
}

function* goneRows(fold: ContactFold): Generator<CopyValue[]> {
  for (const { position, id } of fold.pending.gone) yield [position, id];
}
