import type { ContactItem, Decide } from '@chancery/contracts';
import type { ContactAction } from '@chancery/domain';
import type { EntityManager } from 'typeorm';
import { Failure } from '../edge/failure';
import { checkCorrection } from './correction';

type AskedAction = Decide['action'];

/** The ids of the claims that are named. */
export const namedIn = (action: AskedAction): string[] => [
  ...new Set('claims' in action ? action.claims : [action.claim]),
];

/**
 * Whether this can be decided about contacts as they stand; gives it with each claim named by its origin, which
 * outlives revisions of the article.
 * @throws Failure CLAIM_NOT_FOUND, CLAIM_WITHDRAWN, CLAIM_DISMISSED, ONE_CONTACT, SEVERAL_CONTACTS, NOTHING_LEFT,
 * NOTHING_CHANGES, INVALID_REQUEST
 */
export const checkContactAction = async (tx: EntityManager, action: AskedAction): Promise<ContactAction> => {
  const claims = await standing(tx, namedIn(action));
  const contacts = [...new Set(claims.map(({ contactId }) => contactId))];
  const origins = [...new Set(claims.map(({ origin }) => origin))];
  const [first, contactId] = [origins[0]!, contacts[0]!];
  switch (action.kind) {
    case 'merge':
      if (contacts.length < 2)
        throw new Failure(
          'ONE_CONTACT',
          'These claims belong to one contact already: there is nothing to merge.',
        );
      return { kind: 'merge', claims: await withAllClaims(tx, contacts, origins) };
    case 'split':
      if (contacts.length > 1)
        throw new Failure(
          'SEVERAL_CONTACTS',
          'These claims belong to several contacts: split one at a time.',
        );
      if (!(await hasOthers(tx, contactId, claims)))
        throw new Failure('NOTHING_LEFT', 'These are all claims of the contact: leave at least one behind.');
      return { kind: 'split', claims: origins };
    case 'correct':
      checkCorrection(action.fields, await viewOf(tx, contactId));
      return { kind: 'correct', claim: first, fields: action.fields };
    case 'dismiss':
      return { kind: 'dismiss', claim: first };
    case 'confirm':
      if ((await viewOf(tx, contactId)).confirmed)
        throw new Failure('NOTHING_CHANGES', 'This contact is confirmed already.');
      return { kind: 'confirm', claim: first };
  }
};

interface StandingIn {
  readonly claimId: string;
  readonly contactId: string;
  readonly origin: string;
}

/** The claims with where they belong; fails unless each stands and counts. */
const standing = async (tx: EntityManager, ids: readonly string[]): Promise<StandingIn[]> => {
  const rows: { claimId: string; contactId: string | null; stands: boolean; origin: string }[] =
    await tx.query(
      `SELECT named.id AS "claimId", m.contact_id AS "contactId", m.claim_id IS NOT NULL AS stands,
              coalesce(e.data #>> '{replaces,claimId}', named.id::text) AS origin
       FROM unnest($1::uuid[]) WITH ORDINALITY AS named (id, place)
       JOIN event_ids ON event_ids.event_id = named.id
       JOIN events e ON e.position = event_ids.position AND type = 'ContactClaimed'
       LEFT JOIN memberships m ON m.claim_id = named.id AND m.until IS NULL
       ORDER BY place`,
      [ids],
    );
  const known = new Set(rows.map(({ claimId }) => claimId));
  const unknown = ids.find((id) => !known.has(id));
  if (unknown !== undefined) throw new Failure('CLAIM_NOT_FOUND', `There is no claim ${unknown}.`);
  return rows.map(({ claimId, contactId, stands, origin }) => {
    if (!stands)
      throw new Failure('CLAIM_WITHDRAWN', `The claim ${claimId} no longer stands: its article was revised.`);
    if (contactId === null)
      throw new Failure('CLAIM_DISMISSED', `The claim ${claimId} is dismissed: undo that first.`);
    return { claimId, contactId, origin };
  });
};

/** Claims that one merge names, at most. */
const MOST_NAMED = 500;

/**
 * Those that were named and as many others of their contacts: the merge then holds when one of them is dismissed or
 * withdrawn.
 */
const withAllClaims = async (
  tx: EntityManager,
  contactIds: readonly string[],
  origins: readonly string[],
): Promise<string[]> => {
  const rows: { origin: string }[] = await tx.query(
    `SELECT coalesce(origin_id, claim_id) AS origin FROM memberships
     WHERE contact_id = ANY($1::uuid[]) AND until IS NULL ORDER BY position LIMIT ${MOST_NAMED}`,
    [contactIds],
  );
  return [...new Set([...origins, ...rows.map(({ origin }) => origin)])].slice(0, MOST_NAMED);
};

const hasOthers = async (
  tx: EntityManager,
  contactId: string,
  claims: readonly StandingIn[],
): Promise<boolean> => {
  const rows: unknown[] = await tx.query(
    `SELECT 1 FROM memberships
     WHERE contact_id = $1 AND until IS NULL AND claim_id <> ALL($2::uuid[]) LIMIT 1`,
    [contactId, claims.map(({ claimId }) => claimId)],
  );
  return rows.length > 0;
};

const viewOf = async (tx: EntityManager, contactId: string): Promise<ContactItem> => {
  const [row]: { view: ContactItem }[] = await tx.query('SELECT view FROM contacts WHERE id = $1', [
    contactId,
  ]);
  if (!row) throw new Failure('CONTACT_NOT_FOUND', `There is no contact ${contactId}.`);
  return row.view;
};
