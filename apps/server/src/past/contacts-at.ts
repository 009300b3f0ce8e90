import { type ActorNames, type Contact, foldContact } from '@chancery/domain';
import type { Sql } from '@chancery/event-log';
import type { Moment } from './moment';
import { actorNamesAt, claimsOfContacts, decisionsOf } from './standing';

/** Contacts as they stood at a moment, by id, and how many claims they were folded from. */
export interface PastContacts {
  readonly contacts: ReadonlyMap<string, Contact>;
  readonly claims: number;
}

/** Contacts that one slice folds, at most: other requests get their turn between two slices. */
const SLICE = 400;

/**
 * The contacts of these ids as they stood at a moment; those that were not there are left out. On the published clock
 * ids are today's: a contact keeps its id through all its past, whichever of its claims was published first.
 * `known`: what actors were called then, where the caller has it already.
 */
export const contactsAt = async (
  sql: Sql,
  moment: Moment,
  ids: readonly string[],
  known?: ActorNames,
): Promise<PastContacts> => {
  const contacts = new Map<string, Contact>();
  let folded = 0;
  if (ids.length === 0) return { contacts, claims: folded };
  const names = known ?? (await actorNamesAt(sql, moment));
  for (let i = 0; i < ids.length; i += SLICE) {
    const standing = await claimsOfContacts(sql, moment, ids.slice(i, i + SLICE), names);
    const decisions = await decisionsOf(sql, moment, standing);
    for (const [id, some] of standing.claims) {
      const contact = foldContact(some, decisions.get(id));
      contacts.set(id, contact.id === id ? contact : { ...contact, id });
      folded += some.length;
    }
  }
  return { contacts, claims: folded };
};
